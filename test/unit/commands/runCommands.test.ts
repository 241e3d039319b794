import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { findRun } from '../../../src/commands/runs/findRun.ts';
import { copyId } from '../../../src/commands/copyId.ts';
import { loadMore } from '../../../src/commands/loadMore.ts';
import { openInWebUi } from '../../../src/commands/openInWebUi.ts';
import { refresh } from '../../../src/commands/refresh.ts';
import { retry } from '../../../src/commands/retry.ts';
import { revealRun } from '../../../src/commands/runs/revealRun.ts';
import { setPrimaryMetric } from '../../../src/commands/experiments/setPrimaryMetric.ts';
import { showActive, showAll, showDeleted } from '../../../src/commands/experiments/showExperiments.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { Node } from '../../../src/services/node.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { aModel, anExperiment, aRun, aVersion, file, server } from '../../support/make.ts';
import { skipIf } from '../../support/skipIf.ts';

const id = 'a'.repeat(32);

describe('commands about runs', () => {
  let database: TestDatabase;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'iris');
    database.addExperiment('2', 'wine');
    database.addRun({ runId: id, name: 'swift-fox', startTimeMs: 2000, metrics: { auc: 0.9, loss: 0.1 } });
    database.addRun({ runId: 'b'.repeat(32), experimentId: '2', name: "it's a FOX", metrics: { auc: 0.8 } });
  });
  afterEach(() => {
    database.dispose();
  });

  function appWith(...answers: Answer[]): TestApp {
    return testApp({ connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }], answers });
  }

  function revealed(app: TestApp): unknown[] {
    return app.trees.revealed.map((node) => (node.kind === 'run' ? node.run.runName : node.kind));
  }

  describe('Find Run', () => {
    it('finds by a part of the name, in all experiments, and shows the one chosen', async () => {
      using app = appWith({ search: 'fox', pick: "it's a FOX" });
      await findRun.run(app, undefined, []);
      assert.deepEqual(
        app.ui.offered.map(({ label }) => label),
        ['swift-fox', "it's a FOX"],
      );
      assert.deepEqual(revealed(app), ["it's a FOX"]);
    });

    it('finds a name with a quote in it', async () => {
      using app = appWith({ search: "it's", pick: "it's a FOX" });
      await findRun.run(app, undefined, []);
      assert.deepEqual(revealed(app), ["it's a FOX"]);
    });

    it('finds by id', async () => {
      using app = appWith({ search: id, pick: 'swift-fox' });
      await findRun.run(app, undefined, []);
      assert.equal(app.ui.offered.length, 1);
      assert.deepEqual(revealed(app), ['swift-fox']);
    });

    it('does nothing when dismissed', async () => {
      using app = appWith('dismiss');
      await findRun.run(app, undefined, []);
      assert.deepEqual(revealed(app), []);
    });

    it('says that there is no store, where there is none', async () => {
      using app = testApp();
      await assert.rejects(async () => findRun.run(app, undefined, []), /no MLflow store.*Add Connection/);
    });
  });

  describe('Reveal Run', () => {
    it('takes an id, a runs:/ URI, and nothing that is neither', async () => {
      using app = appWith({ type: 'swift-fox' }, { type: ` ${id} ` }, { type: `runs:/${id}/model/MLmodel` });
      await revealRun.run(app, undefined, []);
      await revealRun.run(app, undefined, []);
      assert.equal(app.ui.complaints.length, 1);
      assert.deepEqual(revealed(app), ['swift-fox', 'swift-fox']);
    });

    it('says so when there is no such run', async () => {
      using app = appWith({ type: 'c'.repeat(32) });
      await assert.rejects(
        async () => revealRun.run(app, undefined, []),
        (error) => error instanceof StoreError && error.fault === 'notFound',
      );
    });

    it('names the server, when no connection leads to the one in an address', async () => {
      using app = appWith({ type: `https://other.example.com/ml/#/experiments/1/runs/${id}` });
      await assert.rejects(
        async () => revealRun.run(app, undefined, []),
        /No connection leads to https:\/\/other\.example\.com/,
      );
    });

    it('takes the connection that an address leads to, and not the one in use', async () => {
      using app = testApp({
        connections: [
          { name: 'local', trackingUri: `sqlite:///${database.path}` },
          { name: 'team', trackingUri: 'http://127.0.0.1:9/ml' },
        ],
        answers: [{ type: `http://127.0.0.1:9/ml/#/experiments/1/runs/${id}?x=1` }],
      });
      await assert.rejects(
        async () => revealRun.run(app, undefined, []),
        (error) => error instanceof StoreError && error.fault === 'unreachable',
      );
    });

    it('leads from a version to its source run', async () => {
      using app = appWith();
      await app.connections.ready();
      const [connection] = app.connections.all;
      assert.ok(connection);
      await revealRun.run(app, { kind: 'version', connection, version: aVersion({ runId: id }) }, []);
      assert.deepEqual(revealed(app), ['swift-fox']);
      await assert.rejects(
        async () => revealRun.run(app, { kind: 'version', connection, version: aVersion() }, []),
        /came from no run/,
      );
    });

    it('says which rows lead to a run', async () => {
      using app = appWith();
      await assert.rejects(async () => revealRun.run(app, { kind: 'notice', text: '' }, []), UserError);
    });
  });

  describe('Set Primary Metric', () => {
    async function experiment(app: TestApp): Promise<Node> {
      await app.connections.ready();
      const [connection] = app.connections.all;
      assert.ok(connection);
      return { kind: 'experiment', connection, experiment: anExperiment(), runView: {} };
    }

    it('offers the metrics of the newest runs, remembers the choice, and shows it', async () => {
      using app = appWith({ pick: 'loss' });
      const target = await experiment(app);
      await setPrimaryMetric.run(app, target, []);
      assert.deepEqual(
        app.ui.offered.map(({ label }) => label),
        ['auc', 'loss', 'None'],
      );
      assert.deepEqual(Object.values(app.state.get('primaryMetrics') ?? {}), ['loss']);
      assert.deepEqual(app.trees.refreshed, [target]);
    });

    it('takes the metric itself where it is called on one', async () => {
      using app = appWith();
      await app.connections.ready();
      const [connection] = app.connections.all;
      assert.ok(connection);
      const latest = { step: 0, timestampMs: 0, value: 1 };
      await setPrimaryMetric.run(app, { kind: 'metric', connection, run: aRun(), key: 'auc', latest }, []);
      assert.deepEqual(Object.values(app.state.get('primaryMetrics') ?? {}), ['auc']);
    });

    it('asks for the experiment where it is called from the palette', async () => {
      using app = appWith({ search: 'IRI', pick: 'iris' }, { pick: 'None' });
      await setPrimaryMetric.run(app, undefined, []);
      assert.deepEqual(Object.values(app.state.get('primaryMetrics') ?? {}), ['']);
    });

    it('says what it needs on any other row', async () => {
      using app = appWith();
      const model: Node = { kind: 'model', connection: server, model: aModel() };
      await assert.rejects(async () => setPrimaryMetric.run(app, model, []), /experiment, one of its runs/);
    });
  });

  describe('Open in Web UI', () => {
    async function opened(node: Node): Promise<string | undefined> {
      using app = testApp();
      await openInWebUi.run(app, node, []);
      return app.ui.opened[0];
    }

    it('opens the page of each thing, below whatever prefix the server has', async () => {
      const connection = server;
      const pages = await Promise.all([
        opened({ kind: 'connection', connection }),
        opened({ kind: 'experiment', connection, experiment: anExperiment(), runView: {} }),
        opened({ kind: 'run', connection, run: aRun({ runId: id }) }),
        opened({ kind: 'version', connection, version: aVersion({ name: 'a b/c?' }) }),
        opened({ kind: 'group', connection, run: aRun({ runId: id }), group: 'metrics' }),
      ]);
      assert.deepEqual(
        pages.map((page) => page?.replace('https://mlflow.example.com/team/#', '')),
        [
          '/',
          '/experiments/1',
          `/experiments/1/runs/${id}`,
          '/models/a%20b%2Fc%3F/versions/3',
          `/experiments/1/runs/${id}`,
        ],
      );
    });

    it('says how to have a page for a local store', async () => {
      const node: Node = { kind: 'experiment', connection: file, experiment: anExperiment(), runView: {} };
      await assert.rejects(opened(node), /mlflow ui --backend-store-uri (['"])sqlite:\/\/\/\/project\/mlflow\.db\1/);
    });

    it('says what MLflow needs to be told before it opens a file store', async () => {
      const connection = { ...file, trackingUri: '/project/mlruns' };
      const node: Node = { kind: 'experiment', connection, experiment: anExperiment(), runView: {} };
      await assert.rejects(opened(node), /MLFLOW_ALLOW_FILE_STORE is true: mlflow ui .*\/project\/mlruns/);
    });

    it('lets a terminal run nothing that the name of a folder says', async function () {
      skipIf(process.platform === 'win32', 'Windows quotes in another way.', this);
      const connection = { ...file, trackingUri: "sqlite:////$(id)'`id`/mlflow.db" };
      const node: Node = { kind: 'experiment', connection, experiment: anExperiment(), runView: {} };
      const said = await opened(node).then(String, String);
      const word = said.slice(said.indexOf('--backend-store-uri ') + '--backend-store-uri '.length);
      assert.equal(execFileSync('sh', ['-c', `printf %s ${word}`], { encoding: 'utf8' }), connection.trackingUri);
    });
  });

  it('ask from the palette for what kind of thing they are, and which', async () => {
    database.addModel('churn');
    database.addVersion({ name: 'churn', version: 7, aliases: ['champion'] });
    using app = appWith(
      { pick: 'Run' },
      { search: 'swift', pick: 'swift-fox' },
      { pick: 'Experiment' },
      { search: '', pick: 'wine' },
      { pick: 'Model Version' },
      { search: 'CHU', pick: 'churn' },
      { pick: 'Version 7' },
    );
    await copyId.run(app, undefined, []);
    await copyId.run(app, undefined, []);
    await copyId.run(app, undefined, []);
    assert.deepEqual(app.ui.copied, [id, '2', '7']);
    assert.deepEqual(app.ui.unused, []);
  });
});

describe('commands about the sidebar', () => {
  const failure: Node = { kind: 'failure', connection: server, fault: 'server', message: '' };

  it('refresh one row or all', async () => {
    using app = testApp();
    const node: Node = { kind: 'run', connection: server, run: aRun() };
    await refresh.run(app, node, []);
    await refresh.run(app, undefined, []);
    await retry.run(app, failure, []);
    assert.deepEqual(app.trees.refreshed, [node, undefined, failure]);
    await assert.rejects(async () => retry.run(app, node, []), UserError);
  });

  it('load more of the list that was clicked, or is selected', async () => {
    using app = testApp();
    const more: Node = { kind: 'more', loaded: 10 };
    await loadMore.run(app, more, []);
    app.trees.selection = [failure, more];
    await loadMore.run(app, undefined, []);
    assert.deepEqual(app.trees.moreLoaded, [more, more]);
    app.trees.selection = [];
    await assert.rejects(async () => loadMore.run(app, undefined, []), /Load more/);
  });

  it('show active, deleted, or all experiments', async () => {
    using app = testApp();
    const seen = [];
    for (const command of [showDeleted, showAll, showActive]) {
      await command.run(app, undefined, []);
      seen.push(app.state.get('experimentsView'));
    }
    assert.deepEqual(seen, ['DELETED_ONLY', 'ALL', 'ACTIVE_ONLY']);
    assert.equal(app.trees.refreshed.length, 3);
  });
});
