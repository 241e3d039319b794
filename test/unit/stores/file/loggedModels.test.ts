import assert from 'node:assert/strict';
import { a, eachWithStore } from './storeTest.ts';

describe('logged models of a file store', () => {
  const test = eachWithStore();
  const add = (modelId: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    const model = { model_id: modelId, experiment_id: '1', name: modelId, status: 2, creation_timestamp: 1000 };
    test.files.write(`1/models/${modelId}/meta.yaml`, JSON.stringify({ ...model, ...fields }));
  };
  const ids = async (filter = ''): Promise<readonly string[]> =>
    (await test.store.searchLoggedModels({ experimentIds: ['1'], filter })).items.map(({ modelId }) => modelId);
  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
    test.files.addExperiment('2', 'gone', {}, '.trash/');
  });

  it('come newest first, and among equals by id, without the deleted and the damaged', async () => {
    add('m-b');
    add('m-a');
    add('m-c', { creation_timestamp: 2000 });
    add('m-gone', { lifecycle_stage: 'deleted' });
    add('m-stray', { experiment_id: '7' });
    test.files.write('1/models/m-half/meta.yaml', 'model_id: m-ha\nname: [');
    assert.deepEqual(await ids(), ['m-c', 'm-a', 'm-b']);
    assert.equal(test.leftOut().length, 2);
    await assert.rejects(test.store.getLoggedModel('m-gone'), { fault: 'notFound' });
    await assert.rejects(test.store.getLoggedModel('m-stray'), { fault: 'damaged', errorCode: 'INVALID_STATE' });
  });

  it('have, of each metric on each data set, the latest value', async () => {
    add('m-a', { status: 3, source_run_id: a });
    test.files.write(
      '1/models/m-a/metrics/f1',
      `1 0.5 1 ${a} wine 01\n2 0.75 2 ${a} wine 01\n1 0.25 0 ${a}\n3 0.1 0 ${a} my wine 02`,
    );
    const { metrics, status } = await test.store.getLoggedModel('m-a');
    assert.equal(status, 'UPLOAD_FAILED');
    assert.deepEqual(
      metrics.map(({ value, step, datasetName, datasetDigest }) => [value, step, datasetName, datasetDigest]),
      [
        [0.75, 2, 'wine', '01'],
        [0.25, 0, undefined, undefined],
        [0.1, 0, 'my wine', '02'],
      ],
    );
    assert.deepEqual([await ids('metrics.f1 > 0.5'), await ids('metrics.f1 < 0.5')], [['m-a'], []]);
  });

  it('are found by name, state, params and tags', async () => {
    add('m-a', { name: 'forest', model_type: 'agent' });
    add('m-b', { name: 'net', status: 1 });
    test.files.write('1/models/m-a/params/trees', '100');
    test.files.write('1/models/m-b/tags/family', 'deep');
    assert.deepEqual(await ids("name = 'forest'"), ['m-a']);
    assert.deepEqual(await ids("status = 'PENDING'"), ['m-b']);
    assert.deepEqual(await ids("model_type != 'x'"), ['m-a']);
    assert.deepEqual(await ids("params.trees = '100'"), ['m-a']);
    assert.deepEqual(await ids("tags.family LIKE 'd%'"), ['m-b']);
    await assert.rejects(ids("colour = 'red'"), { fault: 'invalid' });
  });
});
