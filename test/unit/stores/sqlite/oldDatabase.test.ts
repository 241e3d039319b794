import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('a database of MLflow 1.30', () => {
  let database: TestDatabase;
  let store: Store;

  before(() => {
    database = new TestDatabase('mlflow-1.30');
    database.addExperiment('1', 'one');
    database.addRun({ runId: 'a', metrics: { auc: 0.5, nan: NaN }, tags: { 'mlflow.runName': 'old-name' } });
    database.addPoint('a', 'auc', 0, 1, 0.5);
    database.addModel('iris');
    database.addVersion({ name: 'iris', version: 1, runId: 'a' });
    store = openSqliteStore(database.path);
  });
  after(async () => {
    await store.close();
    database.dispose();
  });

  it('is read for what it has', async () => {
    assert.deepEqual(
      (await store.searchExperiments()).items.map(({ name }) => name),
      ['one'],
    );
    const filter = "run_name = 'old-name' AND metrics.auc > 0";
    const { items } = await store.searchRuns({ experimentIds: ['1'], filter, orderBy: ['metrics.nan'] });
    assert.deepEqual(
      items.map(({ runName, metrics }) => [runName, { ...metrics }]),
      [['old-name', { auc: 0.5, nan: NaN }]],
    );
    assert.equal((await store.getMetricHistory('a', 'auc')).length, 1);
    assert.deepEqual(
      (await store.searchRegisteredModels()).items.map(({ name, aliases }) => [name, { ...aliases }]),
      [['iris', {}]],
    );
    assert.deepEqual(
      (await store.searchModelVersions()).items.map(({ version, aliases }) => [version, aliases]),
      [['1', []]],
    );
  });

  it('says what it lacks, and answers with nothing where that is', async () => {
    assert.deepEqual(await store.capabilities(), { loggedModels: false, aliases: false });
    assert.deepEqual((await store.searchLoggedModels({ experimentIds: ['1'] })).items, []);
    const withDatasets = store.searchRuns({ experimentIds: ['1'], filter: "dataset.name = 'x'" });
    assert.deepEqual((await withDatasets).items, []);
    await assert.rejects(store.getLoggedModel('m-1'), { fault: 'notFound' });
    await assert.rejects(store.getModelVersionByAlias('iris', 'champion'), { fault: 'notFound' });
  });
});
