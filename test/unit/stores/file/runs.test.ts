import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { RunQuery } from '../../../../src/stores/store.ts';
import { a, b, c, eachWithStore } from './storeTest.ts';

describe('runs of a file store', () => {
  const test = eachWithStore();
  const found = (query: Partial<RunQuery> = {}) => test.store.searchRuns({ experimentIds: ['1'], ...query });
  const names = async (query?: Partial<RunQuery>): Promise<readonly string[]> =>
    (await found(query)).items.map(({ runName }) => runName);
  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
  });

  it('come newest first, and among equals by id', async () => {
    test.files.addRun({ runId: b, name: 'b', startTimeMs: 1 });
    test.files.addRun({ runId: c, name: 'c', startTimeMs: 2 });
    test.files.addRun({ runId: a, name: 'a', startTimeMs: 1 });
    assert.deepEqual(await names(), ['c', 'a', 'b']);
  });

  it('have their state by number; without one they are running', async () => {
    for (const status of [1, 2, 3, 4, 5, 9])
      test.files.addRun({ runId: String(status).repeat(32), status, startTimeMs: status });
    test.files.write(`1/${a}/meta.yaml`, `run_uuid: ${a}\nexperiment_id: 1\nstart_time: 0\nname: ''\n`);
    test.files.write(`1/${a}/tags/mlflow.runName`, 'named by a tag');
    const { items } = await found();
    assert.deepEqual(
      items.map(({ status }) => status),
      ['UNKNOWN', 'KILLED', 'FAILED', 'FINISHED', 'SCHEDULED', 'RUNNING', 'RUNNING'],
    );
    assert.equal(items.at(-1)?.runName, 'named by a tag');
  });

  it('that were deleted stay where they are, and show only when asked for', async () => {
    test.files.addRun({ runId: a, name: 'kept' });
    test.files.addRun({ runId: b, name: 'gone', lifecycleStage: 'deleted' });
    assert.deepEqual(await names(), ['kept']);
    assert.deepEqual(await names({ viewType: 'DELETED_ONLY' }), ['gone']);
    assert.deepEqual(await names({ viewType: 'ALL' }), ['kept', 'gone']);
    assert.equal((await test.store.getRun(b)).lifecycleStage, 'deleted');
  });

  it('have the latest value of each metric, by step, time and value, whatever the order of the lines', async () => {
    const metrics = {
      rewound: '1 0.1 0\n2 0.9 7\n3 0.2 1\n',
      tied: '5 1.0 2\n9 4.0 2\n9 2.0 2\n',
      old: '10 0.5\n11 0.25\n',
      'with data': '10 0.5 3 train 0123\n',
      'acc/val top-1': '1 nan 0\n',
      negative: '1 -inf -5\n2 inf -4\n',
      half: '1 0.5 0\n2 0.25 1\n17000',
      unended: '1 0.5 0\n2 0.25 1',
      nothing: '',
    };
    test.files.addRun({ runId: a, metrics });
    const { latestMetrics } = await test.store.getRun(a);
    const rows = Object.entries(latestMetrics).map(
      ([key, { step, timestampMs, value }]) => [key, step, timestampMs, value] as const,
    );
    assert.deepEqual(
      new Map(rows.map(([key, ...point]) => [key, point])),
      new Map([
        ['rewound', [7, 2, 0.9]],
        ['tied', [2, 9, 4]],
        ['old', [0, 11, 0.25]],
        ['with data', [0, 10, 0.5]],
        ['acc/val top-1', [0, 1, NaN]],
        ['negative', [-4, 2, Infinity]],
        ['half', [1, 2, 0.25]],
        ['unended', [1, 2, 0.25]],
      ]),
    );
  });

  it('hold names that would be properties of every object', async () => {
    const odd = { ['__proto__']: 'p', constructor: 'c', toString: 't' };
    test.files.addRun({ runId: a, params: odd, tags: odd, metrics: { ['__proto__']: '1 2 3\n' } });
    const { params, tags, metrics } = await test.store.getRun(a);
    for (const texts of [params, tags]) {
      assert.equal('hasOwnProperty' in texts, false);
      assert.deepEqual({ ...texts }, odd);
    }
    assert.deepEqual(Object.entries(metrics), [['__proto__', 2]]);
  });

  it('are sorted with NaN after every number, and those without a value last, both ways', async () => {
    for (const [runId, auc] of [
      ['1', '0.5'],
      ['2', 'nan'],
      ['3', '-inf'],
      ['4', '0.75'],
    ])
      test.files.addRun({
        runId: (runId ?? '').repeat(32),
        name: auc ?? '',
        metrics: { auc: `1 ${auc ?? ''} 0\n` },
      });
    test.files.addRun({ runId: a, name: 'none' });
    assert.deepEqual(await names({ orderBy: ['metrics.auc'] }), ['-inf', '0.5', '0.75', 'nan', 'none']);
    assert.deepEqual(await names({ orderBy: ['metrics.auc DESC'] }), ['0.75', '0.5', '-inf', 'nan', 'none']);
  });

  it('are found by what they have, and not by what they lack', async () => {
    test.files.addRun({ runId: a, name: 'a', metrics: { auc: '1 0.9 0\n' }, params: { opt: 'adam' } });
    test.files.addRun({ runId: b, name: 'b', metrics: { auc: '1 nan 0\n' }, tags: { family: 'tree' }, status: 1 });
    assert.deepEqual(await names({ filter: 'metrics.auc != 0.5', orderBy: ['run_name'] }), ['a', 'b']);
    assert.deepEqual(await names({ filter: 'metrics.auc > 0.5 and params.opt = "adam"' }), ['a']);
    assert.deepEqual(await names({ filter: 'params.opt != "sgd"' }), ['a']);
    assert.deepEqual(await names({ filter: 'params.opt IS NULL' }), ['b']);
    assert.deepEqual(await names({ filter: "status = 'RUNNING' AND tags.family LIKE 'tr%'" }), ['b']);
    assert.deepEqual(await names({ filter: `run_id IN ('${a}')` }), ['a']);
    await assert.rejects(names({ filter: 'metrics.auc > "a"' }), (error: Error) => /character 15/.test(error.message));
  });

  it('are paged without doubles or gaps, also when new ones come in between', async () => {
    for (let at = 1; at <= 5; at++)
      test.files.addRun({ runId: String(at).repeat(32), name: String(at), startTimeMs: at });
    const first = await found({ maxResults: 2 });
    test.files.addRun({ runId: a, name: 'new', startTimeMs: 9 });
    rmSync(test.files.at('1', '3'.repeat(32)), { recursive: true });
    const second = await found({ maxResults: 2, pageToken: first.nextPageToken ?? '' });
    assert.deepEqual(
      [...first.items, ...second.items].map(({ runName }) => runName),
      ['5', '4', '2', '1'],
    );
    assert.equal(second.nextPageToken, undefined);
    for (const query of [{ filter: 'start_time > 0' }, { viewType: 'ALL' as const }, { orderBy: ['run_name'] }]) {
      await assert.rejects(found({ maxResults: 2, pageToken: first.nextPageToken ?? '', ...query }), {
        fault: 'invalid',
      });
    }
    await assert.rejects(found({ pageToken: 'e30' }), { fault: 'invalid' });
  });

  it('come twice where their experiment is named twice, as in MLflow, and the pages end', async () => {
    for (const [runId, startTimeMs] of [
      [a, 2],
      [b, 1],
    ] as const)
      test.files.addRun({ runId, startTimeMs });
    const ids: string[] = [];
    let pageToken: string | undefined = '';
    for (let page = 1; pageToken !== undefined; page++) {
      assert.ok(page <= 4);
      const { items, nextPageToken } = await found({ experimentIds: ['1', '1'], maxResults: 1, pageToken });
      ids.push(...items.map(({ runId }) => runId));
      pageToken = nextPageToken;
    }
    assert.deepEqual(ids, [a, a, b, b]);
  });

  it('are all there in one page of more than a worker hands out at once', async () => {
    for (let at = 0; at < 230; at++) test.files.addRun({ runId: String(at).padStart(32, '0'), name: String(at) });
    assert.equal(new Set(await names()).size, 230);
  });

  it('are none of no experiments, and of one that is not there', async () => {
    test.files.addRun({ runId: a });
    for (const experimentIds of [[], ['7'], ['..'], ['models']]) assert.deepEqual(await names({ experimentIds }), []);
  });

  it('are not what lies beside them, nor a folder of artifacts only', async () => {
    for (const name of ['tags/k', 'datasets/d/meta.yaml', 'traces/t/trace_info.yaml', 'models/m-1/meta.yaml'])
      test.files.write(`1/${name}`, 'k: v\n');
    test.files.write(`1/${b}/artifacts/model.pkl`, '');
    test.files.addRun({ runId: a, name: 'a' });
    assert.deepEqual(await names(), ['a']);
    assert.deepEqual(test.leftOut(), []);
  });

  it('go on without one that is damaged, with one line in the log, and say of that one where', async () => {
    test.files.addRun({ runId: a, name: 'good' });
    test.files.addRun({ runId: b });
    test.files.write(`1/${b}/meta.yaml`, 'run_id: x\n\tstatus: {');
    test.files.addRun({ runId: c });
    test.files.write(`1/${c}/meta.yaml`, `run_id: ${a}\nexperiment_id: '1'\n`);
    test.files.age(`1/${b}/meta.yaml`);
    assert.deepEqual([await names(), await names({ orderBy: ['run_name'] })], [['good'], ['good']]);
    assert.deepEqual(test.leftOut(), [
      `file left out a file in 1/${b}: damaged`,
      `file left out a file in 1/${c}: damaged`,
    ]);
    await assert.rejects(test.store.getRun(b), (error: Error) => /meta\.yaml:2 is not/.test(error.message));
    await assert.rejects(test.store.getRun(c), { fault: 'damaged', errorCode: 'INVALID_STATE' });
  });

  it('go on without a metric that is damaged, and say of that one where', async () => {
    test.files.addRun({ runId: a, metrics: { good: '1 2 3\n', bad: '1 0.5 0\nhello\n2 0.25 1\n' } });
    assert.deepEqual(Object.keys((await test.store.getRun(a)).metrics), ['good']);
    assert.deepEqual(test.leftOut(), [`file left out a file in 1/${a}/metrics: damaged`]);
    await assert.rejects(test.store.getMetricHistory(a, 'bad'), (error: Error) => /bad:2 is not/.test(error.message));
  });

  it('are there by id only with the folders that MLflow asks for', async () => {
    test.files.addRun({ runId: a });
    rmSync(test.files.at('1', a, 'artifacts'), { recursive: true });
    assert.equal((await found()).items.length, 1);
    await assert.rejects(test.store.getRun(a), (error: Error) => /has no folder "artifacts"/.test(error.message));
    await assert.rejects(test.store.getRun(b), { fault: 'notFound', errorCode: 'RESOURCE_DOES_NOT_EXIST' });
    for (const id of ['', '../1', 'a b']) await assert.rejects(test.store.getRun(id), { fault: 'invalid' });
  });

  it('have their data sets, with what for, and the models they read and wrote', async () => {
    test.files.addRun({ runId: a });
    test.files.write(
      '1/datasets/d1/meta.yaml',
      'name: wine\ndigest: "0123"\nsource_type: http\nsource: "{}"\nschema: null\n',
    );
    const input =
      'source_type: DATASET\nsource_id: d1\ndestination_type: RUN\ndestination_id: d1\ntags:\n  mlflow.data.context: training\n';
    test.files.write(`1/${a}/inputs/i1/meta.yaml`, input);
    test.files.write(`1/${a}/inputs/i2/meta.yaml`, 'source_type: MODEL\nsource_id: m-1\ntags: {}\n');
    test.files.write(`1/${a}/inputs/i3/meta.yaml`, 'source_type: DATASET\nsource_id: ../../../etc\ntags: {}\n');
    test.files.write(`1/${a}/outputs/m-2/meta.yaml`, 'destination_type: MODEL_OUTPUT\ndestination_id: m-2\nstep: 7\n');
    const { datasets, modelInputs, modelOutputs } = await test.store.getRun(a);
    assert.deepEqual(
      datasets.map(({ name, tags }) => [name, { ...tags }]),
      [['wine', { 'mlflow.data.context': 'training' }]],
    );
    assert.deepEqual([modelInputs, modelOutputs], [[{ modelId: 'm-1' }], [{ modelId: 'm-2', step: 7 }]]);
    assert.equal((await found({ filter: "dataset.context = 'training' AND dataset.name = 'wine'" })).items.length, 1);
  });
});
