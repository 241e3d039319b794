import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('logged models of a database', () => {
  let database: TestDatabase;
  let store: Store;

  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'one');
    for (const [model_id, creation_timestamp_ms, lifecycle_stage] of [
      ['m-old', 1, 'active'],
      ['m-new', 2, 'active'],
      ['m-gone', 3, 'deleted'],
    ] as const) {
      const model = { model_id, creation_timestamp_ms, lifecycle_stage, last_updated_timestamp_ms: 9, status: 2 };
      database.insert('logged_models', {
        ...model,
        experiment_id: 1,
        name: 'net',
        artifact_location: '/a',
        model_type: 'sklearn',
        source_run_id: 'r',
      });
    }
    const owner = { model_id: 'm-new', experiment_id: 1 };
    database.insert('logged_model_tags', { ...owner, tag_key: 'k', tag_value: 'v' });
    database.insert('logged_model_params', { ...owner, param_key: 'depth', param_value: '3' });
    database.insert('logged_model_metrics', {
      ...owner,
      metric_name: 'acc',
      metric_timestamp_ms: 5,
      metric_step: 1,
      metric_value: 0.75,
      run_id: 'r',
      dataset_name: 'test',
    });
    store = openSqliteStore(database.path);
  });
  after(async () => {
    await store.close();
    database.dispose();
  });

  it('come newest first, without deleted ones', async () => {
    const { items } = await store.searchLoggedModels({ experimentIds: ['1'] });
    assert.deepEqual(
      items.map(({ modelId }) => modelId),
      ['m-new', 'm-old'],
    );
    assert.deepEqual((await store.searchLoggedModels({ experimentIds: [] })).items, []);
  });

  it('have every field', async () => {
    const { tags, params, ...model } = await store.getLoggedModel('m-new');
    assert.deepEqual([{ ...tags }, { ...params }], [{ k: 'v' }, { depth: '3' }]);
    assert.deepEqual(model, {
      modelId: 'm-new',
      experimentId: '1',
      name: 'net',
      modelType: 'sklearn',
      status: 'READY',
      sourceRunId: 'r',
      artifactUri: '/a',
      creationTimeMs: 2,
      lastUpdateTimeMs: 9,
      metrics: [{ key: 'acc', value: 0.75, step: 1, timestampMs: 5, runId: 'r', datasetName: 'test' }],
    });
  });

  it('say so where one is not there', async () => {
    const missing = { fault: 'notFound', errorCode: 'RESOURCE_DOES_NOT_EXIST' };
    await assert.rejects(store.getLoggedModel('m-gone'), missing);
  });

  it('are found by a filter, which may be refused', async () => {
    const found = async (filter: string): Promise<readonly string[]> =>
      (await store.searchLoggedModels({ experimentIds: ['1'], filter })).items.map(({ modelId }) => modelId);
    assert.deepEqual(await found("name = 'net' AND metrics.acc > 0.7 AND status = '2'"), ['m-new']);
    assert.deepEqual(await found('metrics.acc > 0.8'), []);
    await assert.rejects(found("colour = 'red'"), { fault: 'invalid', errorCode: 'INTERNAL_ERROR' });
    await assert.rejects(found("name = ('net')"), { fault: 'invalid', errorCode: 'BAD_REQUEST' });
  });
});
