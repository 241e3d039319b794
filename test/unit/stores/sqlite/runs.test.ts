import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('runs of a database', () => {
  let database: TestDatabase;
  let store: Store;

  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'one');
    store = openSqliteStore(database.path);
  });
  afterEach(async () => {
    await store.close();
    database.dispose();
  });

  const ids = async (query = {}): Promise<string[]> =>
    (await store.searchRuns({ experimentIds: ['1'], ...query })).items.map(({ runId }) => runId);

  it('come newest first, and among equals by id', async () => {
    database.addRun({ runId: 'b', startTimeMs: 5 });
    database.addRun({ runId: 'a', startTimeMs: 5 });
    database.addRun({ runId: 'c', startTimeMs: 9 });
    assert.deepEqual(await ids(), ['c', 'a', 'b']);
  });

  it('have every field, with NaN and the clamped infinity as they are', async () => {
    database.addRun({
      runId: 'r',
      name: 'brave-fox',
      status: 'FAILED',
      startTimeMs: 1,
      endTimeMs: 2,
      artifactUri: '/a',
      metrics: { loss: NaN, auc: 0.5, big: Infinity },
      params: { lr: '0.1', empty: '' },
      tags: { note: 'x' },
    });
    const run = await store.getRun('r');
    const { metrics, latestMetrics, params, tags, ...rest } = run;
    assert.deepEqual({ ...metrics }, { loss: NaN, auc: 0.5, big: Number.MAX_VALUE });
    assert.deepEqual(latestMetrics['auc'], { step: 0, timestampMs: 1000, value: 0.5 });
    assert.deepEqual({ ...params }, { lr: '0.1', empty: '' });
    assert.deepEqual({ ...tags }, { 'mlflow.runName': 'brave-fox', note: 'x' });
    assert.deepEqual(rest, {
      runId: 'r',
      experimentId: '1',
      runName: 'brave-fox',
      userId: 'ada',
      status: 'FAILED',
      lifecycleStage: 'active',
      startTimeMs: 1,
      endTimeMs: 2,
      artifactUri: '/a',
      datasets: [],
      modelInputs: [],
      modelOutputs: [],
    });
    assert.deepEqual((await store.searchRuns({ experimentIds: ['1'] })).items, [run]);
  });

  it('are none without experiments, and only active ones unless deleted ones are asked for', async () => {
    database.addRun({ runId: 'a' });
    database.addRun({ runId: 'd', lifecycleStage: 'deleted' });
    assert.deepEqual(await ids({ experimentIds: [] }), []);
    assert.deepEqual(await ids(), ['a']);
    assert.deepEqual(await ids({ viewType: 'DELETED_ONLY' }), ['d']);
    assert.deepEqual(await ids({ viewType: 'ALL' }), ['a', 'd']);
  });

  it('sorted by a metric have NaN after every number, and runs without it last, both ways', async () => {
    database.addRun({ runId: 'low', metrics: { auc: 0.1 } });
    database.addRun({ runId: 'high', metrics: { auc: 0.9 } });
    database.addRun({ runId: 'nan', metrics: { auc: NaN } });
    database.addRun({ runId: 'none', metrics: { other: 1 } });
    assert.deepEqual(await ids({ orderBy: ['metrics.auc DESC'] }), ['high', 'low', 'nan', 'none']);
    assert.deepEqual(await ids({ orderBy: ['metrics.auc'] }), ['low', 'high', 'nan', 'none']);
  });

  it('sorted by a param or an end time have those without it last, and ties end with the newest first', async () => {
    database.addRun({ runId: 'x', startTimeMs: 1, params: { opt: 'sgd' }, endTimeMs: 9 });
    database.addRun({ runId: 'y', startTimeMs: 2, params: { opt: 'sgd' } });
    database.addRun({ runId: 'z', startTimeMs: 3 });
    assert.deepEqual(await ids({ orderBy: ['params.opt ASC'] }), ['y', 'x', 'z']);
    assert.deepEqual(await ids({ orderBy: ['attributes.end_time DESC'] }), ['x', 'z', 'y']);
  });

  it('are paged without doubles or gaps, also when new ones come in between', async () => {
    database.inOneGo(() => {
      for (let n = 0; n < 600; n++) {
        database.addRun({
          runId: `run${String(n).padStart(3, '0')}`,
          startTimeMs: n >> 2,
          metrics: n % 3 ? { m: n % 7 } : {},
        });
      }
    });
    for (const orderBy of [[], ['metrics.m DESC'], ['attributes.end_time'], ['attributes.run_id DESC']]) {
      const found: string[] = [];
      let pageToken: string | undefined;
      do {
        const page = await store.searchRuns({ experimentIds: ['1'], orderBy, ...(pageToken ? { pageToken } : {}) });
        assert.ok(page.items.length <= 250);
        found.push(...page.items.map(({ runId }) => runId));
        pageToken = page.nextPageToken;
        database.addRun({
          runId: `zz${String(found.length)}${orderBy.join('')}`,
          startTimeMs: 9_999,
          metrics: { m: 99 },
        });
      } while (pageToken);
      const old = found.filter((runId) => runId.startsWith('run'));
      assert.equal(new Set(found).size, found.length);
      assert.equal(old.length, 600);
    }
  });

  it('are all there in one page of more than a worker hands out at once', async () => {
    const params = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`p${String(n)}`, 'v']));
    database.inOneGo(() => {
      for (let n = 0; n < 400; n++) database.addRun({ runId: `r${String(n)}`, params });
    });
    const { items, nextPageToken } = await store.searchRuns({ experimentIds: ['1'], maxResults: 400 });
    assert.equal(nextPageToken, undefined);
    assert.equal(items.length, 400);
    assert.ok(items.every((run) => Object.keys(run.params).length === 20));
  });

  it('have their data sets, with tags, and the models they read and wrote', async () => {
    database.addRun({ runId: 'r' });
    database.insert('datasets', {
      dataset_uuid: 'd',
      experiment_id: 1,
      name: 'train',
      digest: 'abc',
      dataset_source_type: 'local',
      dataset_source: '{}',
    });
    const input = (input_uuid: string, source: string, from: string, to: string, destination: string): void => {
      const ends = { source_type: source, source_id: from, destination_type: destination, destination_id: to };
      database.insert('inputs', { input_uuid, ...ends, step: 3 });
    };
    input('i1', 'DATASET', 'd', 'r', 'RUN');
    input('i2', 'RUN_INPUT', 'r', 'm-in', 'MODEL_INPUT');
    input('i3', 'RUN_OUTPUT', 'r', 'm-out', 'MODEL_OUTPUT');
    database.insert('input_tags', { input_uuid: 'i1', name: 'mlflow.data.context', value: 'training' });
    const run = await store.getRun('r');
    const [dataset] = run.datasets;
    assert.deepEqual(
      { ...dataset, tags: { ...dataset?.tags } },
      { name: 'train', digest: 'abc', sourceType: 'local', source: '{}', tags: { 'mlflow.data.context': 'training' } },
    );
    assert.deepEqual(run.modelInputs, [{ modelId: 'm-in' }]);
    assert.deepEqual(run.modelOutputs, [{ modelId: 'm-out', step: 3 }]);
    assert.deepEqual(await ids({ filter: "dataset.context = 'training' AND datasets.name LIKE 'tr%'" }), ['r']);
    assert.deepEqual(await ids({ filter: "dataset.digest IN ('x')" }), []);
  });

  it('say so when one is not there', async () => {
    await assert.rejects(
      store.getRun('missing'),
      (error) =>
        error instanceof StoreError && error.fault === 'notFound' && error.errorCode === 'RESOURCE_DOES_NOT_EXIST',
    );
  });

  it('hold names that would be properties of every object', async () => {
    const hostile = JSON.parse('{"__proto__": "1", "constructor": "2", "toString": "3"}') as Record<string, string>;
    database.addRun({ runId: 'r', params: hostile, metrics: JSON.parse('{"__proto__": 4}') as Record<string, number> });
    const run = await store.getRun('r');
    assert.deepEqual(Object.keys(run.params).sort(), ['__proto__', 'constructor', 'toString']);
    assert.equal(run.metrics['__proto__'], 4);
    assert.equal(Object.hasOwn(Object.prototype, '1'), false);
  });
});
