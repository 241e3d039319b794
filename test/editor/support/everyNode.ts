import assert from 'node:assert/strict';
import type { Connection } from '../../../src/connections/connection.ts';
import type { Node } from '../../../src/services/node.ts';
import { openStore, type Store } from '../../../src/stores/index.ts';

/** A node of each kind about what the sample holds, and rows that stand for no data. The store must be a tracking server. */
export async function everyNode(connection: Connection): Promise<readonly Node[]> {
  const store = await openStore(connection.trackingUri);
  try {
    return [{ kind: 'connection', connection }, ...(await dataNodes(connection, store)), ...asides(connection)];
  } finally {
    await store.close();
  }
}

async function dataNodes(connection: Connection, store: Store): Promise<readonly Node[]> {
  const filter = "name = 'breast-cancer'";
  const experiment = only((await store.searchExperiments({ filter })).items);
  const { experimentId } = experiment;
  const named = { experimentIds: [experimentId], filter: "attributes.run_name = 'logistic C=0.1'" };
  const run = only((await store.searchRuns(named)).items);
  const loggedModel = await store.getLoggedModel(only(run.modelOutputs).modelId);
  const model = await store.getRegisteredModel('breast-cancer-classifier');
  const version = await store.getModelVersionByAlias(model.name, 'champion');
  const of = { connection, run };
  return [
    { kind: 'experiment', connection, experiment, runView: {} },
    { kind: 'run', ...of },
    { kind: 'run', connection, run: { ...run, status: 'RUNNING', lifecycleStage: 'deleted' } },
    { kind: 'loggedModel', ...of, model: loggedModel },
    { kind: 'model', connection, model },
    { kind: 'version', connection, version },
    { kind: 'alias', connection, model, alias: 'champion', version: version.version },
    { kind: 'group', ...of, group: 'metrics' },
    { kind: 'metric', ...of, key: 'auc', latest: present(run.latestMetrics['auc']) },
    { kind: 'param', ...of, key: 'C', value: present(run.params['C']) },
    { kind: 'tag', connection, owner: { run }, key: 'family', value: present(run.tags['family']) },
    { kind: 'tag', connection, owner: { version }, key: 'approved-by', value: present(version.tags['approved-by']) },
    { kind: 'dataset', ...of, dataset: present(run.datasets[0]), index: 0 },
    { kind: 'versionFiles', connection, version },
    {
      kind: 'artifact',
      connection,
      owner: { runId: run.runId },
      ownerName: run.runName,
      file: { path: 'plots', isDir: true },
    },
    {
      kind: 'artifact',
      connection,
      owner: { runId: run.runId },
      ownerName: run.runName,
      file: { path: 'report.json', isDir: false },
    },
  ];
}

function asides(connection: Connection): readonly Node[] {
  return [
    { kind: 'suggestion', suggestion: { trackingUri: 'http://127.0.0.1:9/', from: '.env' } },
    { kind: 'more', loaded: 10 },
    { kind: 'notice', text: 'No runs yet' },
    { kind: 'failure', connection, fault: 'unauthorized', message: 'The server asks who you are.' },
    { kind: 'failure', connection, fault: 'unsupported', message: 'These lie elsewhere.', outsideFolder: '/elsewhere' },
    { kind: 'failure', connection: undefined, fault: 'bug', message: 'Podium made a mistake.' },
  ];
}

function only<Item>(items: readonly Item[]): Item {
  assert.equal(items.length, 1);
  return present(items[0]);
}

function present<Value>(value: Value | undefined): Value {
  assert.ok(value !== undefined, 'The sample lacks what this test is about.');
  return value;
}
