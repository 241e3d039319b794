import assert from 'node:assert/strict';
import { openStore, StoreError, type Store } from '../../src/stores/index.ts';
import { needsPython } from '../support/python.ts';
import { agree, agreeOnSome, agreeToRefuse } from './agree.ts';
import { anySearchTests } from './anySearchTests.ts';
import { startOracle, type Oracle } from './oracle.ts';
import { workspaceWriterTests } from './workspaceWriterTests.ts';
import { createWorkspaceWorld, workspaces, type WorkspaceName, type WorkspaceWorld } from './workspaceWorld.ts';

const model = 'shared model';

describe('as MLflow 3.17.2 answers in a workspace of the same data, the', function () {
  this.timeout(60_000);
  let world: WorkspaceWorld | undefined;

  before(async function () {
    await needsPython(this);
    world = await createWorkspaceWorld();
  });
  after(() => world?.dispose());

  const opened = (): WorkspaceWorld => {
    if (!world) throw new Error('The world is not there yet.');
    return world;
  };

  for (const [name, uri] of [
    ['REST', (): string => opened().serverUri],
    ['SQLite', (): string => opened().databaseUri],
  ] as const) {
    describe(`${name} store`, () => {
      describe('that is told no workspace', () => readingTests(opened, uri, 'default', undefined));
      for (const workspace of workspaces)
        describe(`in the workspace ${workspace}`, () => readingTests(opened, uri, workspace, workspace));
    });
  }

  it('REST store is told of a workspace that is not there', async () => {
    const store = await openStore(opened().serverUri, { workspace: 'nosuch' });
    try {
      await assert.rejects(
        store.searchExperiments(),
        (error) => error instanceof StoreError && error.fault === 'notFound' && error.message.includes('nosuch'),
      );
    } finally {
      await store.close();
    }
  });

  // MLflow opens no database by itself that has other workspaces than the default one, unless it is told to heed them.
  for (const workspace of ['team-a', 'nosuch']) {
    it(`SQLite store is as MLflow without a server in the workspace ${workspace}`, async () => {
      const { databaseUri } = opened();
      const environment = { MLFLOW_ENABLE_WORKSPACES: 'true', MLFLOW_WORKSPACE: workspace };
      const oracle = await startOracle(databaseUri, environment);
      const store = await openStore(databaseUri, { workspace });
      try {
        const query = { filter: "name LIKE '%a%'", orderBy: ['name'] };
        const experiments = await store.searchExperiments(query);
        await agree(Promise.resolve([experiments.items]), oracle.ask('searchExperiments', query));
        const models = await store.searchRegisteredModels(query);
        await agree(Promise.resolve([models.items]), oracle.ask('searchRegisteredModels', query));
        assert.equal(experiments.items.length > 0 && models.items.length > 0, workspace !== 'nosuch');
      } finally {
        await store.close();
        await oracle.close();
      }
    });
  }

  // Last, since these change what the others read.
  for (const [name, uri] of [
    ['REST', (): string => opened().serverUri],
    ['SQLite', (): string => opened().databaseUri],
  ] as const) {
    describe(`${name} writer`, () => workspaceWriterTests(opened, uri));
  }
});

describe('a workspace', function () {
  this.timeout(60_000);

  it('is no word that MLflow does not take for its name', async () => {
    for (const workspace of ['', 'a', 'Team', 'a b', '-a', 'a\r\nauthorization: x', 'a'.repeat(64)]) {
      for (const uri of ['http://127.0.0.1:9', 'sqlite:////nowhere/mlflow.db']) {
        await assert.rejects(
          openStore(uri, { workspace }),
          (error) => error instanceof StoreError && error.fault === 'invalid' && /workspace/.test(error.message),
        );
      }
    }
  });
});

/** `asked` is what the store is told; `workspace` where it then is. */
function readingTests(
  world: () => WorkspaceWorld,
  uri: () => string,
  workspace: WorkspaceName,
  asked: WorkspaceName | undefined,
): void {
  const context = {} as { store: Store; judge: Oracle };
  /** Those of all workspaces. */
  const experimentIds: string[] = [];
  const runIds: string[] = [];

  before(async () => {
    context.judge = oracleOf(world(), workspace);
    context.store = await openStore(uri(), asked === undefined ? {} : { workspace: asked });
    for (const each of workspaces) {
      const store = await openStore(world().databaseUri, { workspace: each });
      const { items } = await store.searchExperiments({ viewType: 'ALL' });
      experimentIds.push(...items.map(({ experimentId }) => experimentId));
      const runs = await store.searchRuns({ experimentIds, viewType: 'ALL' });
      runIds.push(...runs.items.map(({ runId }) => runId));
      await store.close();
    }
  });
  after(() => context.store.close());

  it('lists its experiments, and those of no other', async () => {
    const { store, judge } = context;
    const query = { viewType: 'ALL' } as const;
    const found = store.searchExperiments(query).then(({ items }) => [items]);
    await agreeOnSome(found, judge.ask('searchExperiments', query));
    assert.equal(experimentIds.length, 2 * workspaces.length + 1, 'and one that MLflow made itself');
    for (const id of experimentIds) await agree(store.getExperiment(id), judge.ask('getExperiment', id));
  });

  it('finds its runs, whosever experiments are asked for', async () => {
    const { store, judge } = context;
    const query = { viewType: 'ALL', experimentIds } as const;
    const found = store.searchRuns(query).then(({ items }) => [items]);
    await agreeOnSome(found, judge.ask('searchRuns', query));
    assert.equal(runIds.length, 1 + 2 + 3 + 2 * workspaces.length);
    for (const id of runIds) await agree(store.getRun(id), judge.ask('getRun', id));
  });

  it('reads the metrics of its runs, and of no others', async () => {
    const { store, judge } = context;
    for (const id of runIds)
      await agree(store.getMetricHistory(id, 'score'), judge.ask('getMetricHistory', id, 'score'));
    const { items } = await store.searchRuns({ experimentIds, viewType: 'ALL' });
    const own = items.map(({ runId }) => runId);
    const others = runIds.filter((id) => !own.includes(id));
    const sample = (ids: readonly string[]) =>
      store.sampleMetricHistories({ runIds: ids, key: 'score', maxPoints: 10 });
    const scored = (await sample(own)).filter(({ pointCount }) => pointCount > 0);
    assert.deepEqual(
      scored.map(({ runId }) => runId),
      items.filter(({ metrics }) => 'score' in metrics).map(({ runId }) => runId),
    );
    assert.ok(scored.length > 0 && others.length > 0);
    for (const id of others) await assert.rejects(sample([...own, id]), /StoreError: .* refresh/i);
  });

  it('finds its logged models, whosever experiments are asked for', async () => {
    const { store, judge } = context;
    const own = (await store.searchExperiments()).items.map(({ experimentId }) => experimentId);
    const ownFirst = await store.searchLoggedModels({ experimentIds: own });
    assert.equal(ownFirst.items.length, 1);
    const found = store.searchLoggedModels({ experimentIds }).then(({ items }) => [items]);
    await agreeOnSome(found, judge.ask('searchLoggedModels', { experimentIds }));
    const others = await otherLoggedModels(world(), workspace, experimentIds);
    assert.equal(others.length, workspaces.length - 1);
    for (const id of others) await agreeToRefuse(store.getLoggedModel(id), judge.ask('getLoggedModel', id));
  });

  it('tells its models and versions from those of the same name elsewhere', async () => {
    const { store, judge } = context;
    const orderBy = ['name', 'version_number DESC'];
    await agreeOnSome(
      store.searchRegisteredModels().then(({ items }) => [items]),
      judge.ask('searchRegisteredModels', {}),
    );
    await agreeOnSome(
      store.searchModelVersions({ orderBy }).then(({ items }) => [items]),
      judge.ask('searchModelVersions', { orderBy }),
    );
    const names = [model, ...workspaces.map((each) => `only in ${each}`)];
    for (const name of names) await agree(store.getRegisteredModel(name), judge.ask('getRegisteredModel', name));
    for (const version of ['1', '2', '3', '4'])
      await agree(store.getModelVersion(model, version), judge.ask('getModelVersion', model, version));
    for (const alias of ['champion', 'alias-1', 'alias-2', 'alias-3', 'latest'])
      await agree(store.getModelVersionByAlias(model, alias), judge.ask('getModelVersionByAlias', model, alias));
  });

  it('lists and reads the files of its runs', async () => {
    const { store } = context;
    const { items } = await store.searchRuns({ experimentIds, filter: 'attributes.run_name = "run 0"' });
    assert.deepEqual(
      items.map(({ tags }) => tags['family']),
      [workspace],
    );
    const owner = { runId: items[0]?.runId ?? '' };
    await agreeOnSome(store.listArtifacts(owner), context.judge.ask('listArtifacts', owner, undefined));
    assert.equal(Buffer.from(await store.readArtifact(owner, 'where.txt')).toString(), workspace);
  });

  if (asked === 'team-a') anySearchTests(context);
}

async function otherLoggedModels(
  { databaseUri }: WorkspaceWorld,
  workspace: WorkspaceName,
  experimentIds: readonly string[],
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const other of workspaces.filter((each) => each !== workspace)) {
    const store = await openStore(databaseUri, { workspace: other });
    ids.push(...(await store.searchLoggedModels({ experimentIds })).items.map(({ modelId }) => modelId));
    await store.close();
  }
  return ids;
}

function oracleOf(world: WorkspaceWorld, workspace: WorkspaceName): Oracle {
  const oracle = world.oracles.get(workspace);
  if (!oracle) throw new Error(`Nobody answers for ${workspace}.`);
  return oracle;
}
