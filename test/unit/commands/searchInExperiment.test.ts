import assert from 'node:assert/strict';
import { saveSearch } from '../../../src/commands/experiments/saveSearch.ts';
import { clearSearch, searchInExperiment } from '../../../src/commands/experiments/searchInExperiment.ts';
import { sortRuns } from '../../../src/commands/experiments/sortRuns.ts';
import { UserError } from '../../../src/host/ui.ts';
import type { RunView } from '../../../src/model/runView.ts';
import type { Node, NodeOf } from '../../../src/services/node.ts';
import {
  rememberFilter,
  recentFilters,
  saveSearch as keepSearch,
  savedSearches,
} from '../../../src/services/runs/searches.ts';
import { experimentNode, rememberRunView, runViewOf } from '../../../src/services/runs/runView.ts';
import { StoreError } from '../../../src/stores/storeError.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import type { Answer } from '../../support/fakeUi.ts';
import { aModel, anExperiment, file } from '../../support/make.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

describe('the runs of an experiment', () => {
  let database: TestDatabase;
  let stores: WatchedStores;

  beforeEach(() => {
    database = new TestDatabase();
    stores = new WatchedStores();
    database.addExperiment('1', 'iris');
    database.addRun({ runId: 'a', name: 'fox', metrics: { auc: 0.9, 'val/loss': 0.1 }, params: { model: 'tree' } });
    database.addRun({ runId: 'b', name: 'owl', metrics: { auc: 0.8 }, params: { model: 'mlp' } });
  });
  afterEach(() => {
    database.dispose();
  });

  function appWith(...answers: Answer[]): TestApp {
    const connections = [{ name: 'local', trackingUri: `sqlite:///${database.path}` }];
    return testApp({ connections, answers, openStore: stores.openStore });
  }

  async function iris(app: TestApp, view?: RunView): Promise<NodeOf<'experiment'>> {
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    const experiment = anExperiment();
    if (view) await rememberRunView(app.state, connection, experiment, view);
    return experimentNode(app.state, connection, experiment);
  }

  /** What is shown of the experiment now. */
  function shown(app: TestApp): RunView {
    const [connection] = app.connections.all;
    assert.ok(connection);
    return runViewOf(app.state, connection, anExperiment());
  }

  function offers(app: TestApp): string[] {
    return app.ui.composed.map(({ label }) => label);
  }

  describe('Search Runs', () => {
    it('shows what a filter finds, written with the names and values that are in use', async () => {
      using app = appWith(
        { pick: 'metrics.auc' },
        { pick: '>' },
        { search: 'metrics.auc > 0.85 AND params.m', pick: 'params.model' },
        { pick: '=' },
        { pick: "'tree'" },
        { pick: "metrics.auc > 0.85 AND params.model = 'tree'" },
      );
      await searchInExperiment.run(app, await iris(app), []);
      assert.deepEqual(shown(app), { filter: "metrics.auc > 0.85 AND params.model = 'tree'" });
      assert.deepEqual(recentFilters(app.state), ["metrics.auc > 0.85 AND params.model = 'tree'"]);
      const node = await iris(app);
      assert.deepEqual([app.trees.refreshed, app.trees.revealed], [[node], [node]]);
    });

    it('says what is wrong and where, and takes no filter that cannot be read', async () => {
      using app = appWith({ type: "params.model > '3' AND status = 'FINISHED'" }, 'dismiss');
      await searchInExperiment.run(app, await iris(app), []);
      assert.deepEqual(app.ui.complaints, ['> cannot be used here; use =, !=, LIKE, ILIKE, IS NULL or IS NOT NULL.']);
      const [problem] = app.ui.composed;
      assert.equal(problem?.detail, "params.model >\u0332 '3' AND status = 'FINISHED'");
      assert.equal(problem.icon, 'error');
      assert.deepEqual(shown(app), {});
    });

    it('says what is wrong before a condition that is still being written, and helps to write that', async () => {
      using app = appWith({ search: "params.model > '3' AND metrics.a", pick: 'metrics.auc' }, 'dismiss');
      await searchInExperiment.run(app, await iris(app), []);
      assert.deepEqual(offers(app).slice(0, 2), [
        '> cannot be used here; use =, !=, LIKE, ILIKE, IS NULL or IS NOT NULL.',
        '=',
      ]);
    });

    it('says also at the end what is wrong there, where nothing more can make it right', async () => {
      using app = appWith({ type: 'status = 5' }, 'dismiss');
      await searchInExperiment.run(app, await iris(app), []);
      assert.deepEqual(app.ui.complaints, ["Put this in quotes: '5'."]);
      assert.deepEqual(
        app.ui.composed.map(({ label, detail }) => [label, detail]),
        [["Put this in quotes: '5'.", 'status = 5\u0332']],
      );
    });

    it('does not call wrong what is only not finished', async () => {
      using app = appWith({ search: 'metrics.auc ', pick: '=' }, 'dismiss');
      await searchInExperiment.run(app, await iris(app), []);
      assert.deepEqual(
        app.ui.composed.map(({ label, icon, detail }) => [label, icon, detail]),
        [['After this should come a quoted text, a number, or a list in parentheses.', 'info', undefined]],
      );
    });

    it('begins with the search that is shown, offers to clear it, and keeps the order', async () => {
      const order = { field: { kind: 'metric', name: 'auc' }, descending: true } as const;
      using app = appWith({ pick: 'Clear Search' });
      await searchInExperiment.run(app, await iris(app, { filter: 'metrics.auc > 0.5', order }), []);
      assert.equal(offers(app)[0], 'metrics.auc > 0.5');
      assert.deepEqual(shown(app), { order });
    });

    it('offers saved and recent searches, and forgets them when asked to', async () => {
      using app = appWith({ forget: 'good' }, { forget: 'metrics.auc > 1' }, { pick: 'metrics.auc > 2' });
      const order = { field: { kind: 'metric', name: 'auc' }, descending: false } as const;
      await keepSearch(app.state, { name: 'good', filter: 'metrics.auc > 0.5', order });
      await keepSearch(app.state, { name: 'better', filter: 'metrics.auc > 0.7' });
      await rememberFilter(app.state, 'metrics.auc > 1');
      await rememberFilter(app.state, 'metrics.auc > 2');
      await searchInExperiment.run(app, await iris(app), []);
      assert.deepEqual(
        app.ui.composed.slice(0, 3).map(({ label, heading }) => [label, heading]),
        [
          ['better', 'Saved'],
          ['metrics.auc > 2', 'Recent'],
          ['metrics.auc', 'Conditions'],
        ],
      );
      assert.deepEqual(
        savedSearches(app.state).map(({ name }) => name),
        ['better'],
      );
      assert.deepEqual(recentFilters(app.state), ['metrics.auc > 2']);
    });

    it('brings back a saved search with its order', async () => {
      const order = { field: { kind: 'metric', name: 'auc' }, descending: false } as const;
      using app = appWith({ pick: 'good' });
      await keepSearch(app.state, { name: 'good', filter: 'metrics.auc > 0.5', order });
      await searchInExperiment.run(app, await iris(app), []);
      assert.deepEqual(shown(app), { filter: 'metrics.auc > 0.5', order });
    });

    it('takes a filter also where the names in use cannot be read', async () => {
      stores.fail('searchRuns', new StoreError('timeout', 'Too slow.'));
      using app = appWith({ type: 'metrics.auc > 0.5' });
      await searchInExperiment.run(app, await iris(app), []);
      assert.equal(offers(app).at(-1), 'The names in use could not be read: Too slow.');
      assert.deepEqual(shown(app), { filter: 'metrics.auc > 0.5' });
    });

    it('asks for the experiment where no row says which', async () => {
      using app = appWith({ pick: 'iris' }, { type: 'metrics.auc > 0.5' });
      await searchInExperiment.run(app, undefined, []);
      assert.deepEqual(app.ui.questions, ['Search Runs', 'Search Runs of iris']);
      assert.deepEqual(shown(app), { filter: 'metrics.auc > 0.5' });
    });

    it('says what it needs on other rows', async () => {
      using app = appWith();
      const model: Node = { kind: 'model', connection: file, model: aModel() };
      for (const command of [searchInExperiment, clearSearch, saveSearch, sortRuns]) {
        await assert.rejects(async () => command.run(app, model, []), UserError);
      }
    });

    it('remembers the last twenty filters, each once', async () => {
      using app = appWith();
      for (let at = 0; at < 25; at++) await rememberFilter(app.state, `metrics.auc > ${String(at)}`);
      await rememberFilter(app.state, 'metrics.auc > 23');
      const recent = recentFilters(app.state);
      assert.equal(recent.length, 20);
      assert.deepEqual(recent.slice(0, 3), ['metrics.auc > 23', 'metrics.auc > 24', 'metrics.auc > 22']);
    });
  });

  it('are all shown again by Clear Search, in the order that was chosen', async () => {
    const order = { field: { kind: 'metric', name: 'auc' }, descending: true } as const;
    using app = appWith();
    await clearSearch.run(app, await iris(app, { filter: 'metrics.auc > 0.5', order }), []);
    assert.deepEqual(shown(app), { order });
  });

  describe('Save Search', () => {
    it('keeps filter and order under a name, in place of what had it before', async () => {
      using app = appWith({ type: ' ' }, { type: ' good ' });
      await keepSearch(app.state, { name: 'good', filter: 'metrics.auc > 1' });
      await saveSearch.run(app, await iris(app, { filter: 'metrics.auc > 0.5' }), []);
      assert.deepEqual(app.ui.complaints, ['A search needs a name.']);
      assert.deepEqual(savedSearches(app.state), [{ name: 'good', filter: 'metrics.auc > 0.5' }]);
    });

    it('says so where there is nothing to save', async () => {
      using app = appWith();
      await assert.rejects(async () => saveSearch.run(app, await iris(app), []), /Search or sort them/);
    });
  });

  describe('Sort Runs By', () => {
    it('offers what the runs have, and both directions', async () => {
      using app = appWith({ pick: 'val/loss' }, { pick: 'Lowest first' });
      await sortRuns.run(app, await iris(app, { filter: 'metrics.auc > 0.5' }), []);
      assert.deepEqual(shown(app), {
        filter: 'metrics.auc > 0.5',
        order: { field: { kind: 'metric', name: 'val/loss' }, descending: false },
      });
    });

    it('names the order that is in use, and goes back from the direction', async () => {
      using app = appWith({ pick: 'auc' }, 'back', 'dismiss');
      await sortRuns.run(app, await iris(app), []);
      assert.deepEqual(
        app.ui.offered.map(({ label, description }) => [label, description]),
        [
          ['Start time', 'in use'],
          ['Name', undefined],
          ['Duration', undefined],
          ['auc', 'metric'],
          ['val/loss', 'metric'],
          ['model', 'param'],
        ],
      );
      assert.deepEqual(shown(app), {});
    });

    it('by the newest first is how it was', async () => {
      using app = appWith({ pick: 'Start time' }, { pick: 'Newest first' });
      await sortRuns.run(
        app,
        await iris(app, { order: { field: { kind: 'param', name: 'x' }, descending: true } }),
        [],
      );
      assert.deepEqual(shown(app), {});
      assert.deepEqual(app.state.get('runViews'), {});
    });
  });
});
