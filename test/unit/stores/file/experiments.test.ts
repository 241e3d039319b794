import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { SearchQuery } from '../../../../src/stores/store.ts';
import { eachWithStore } from './storeTest.ts';

describe('experiments of a file store', () => {
  const test = eachWithStore();
  const names = async (query?: SearchQuery): Promise<readonly string[]> =>
    (await test.store.searchExperiments(query)).items.map(({ name }) => name);

  it('come newest first; the deleted lie in the trash', async () => {
    test.files.addExperiment('0', 'Default', { creation_time: 1 });
    test.files.addExperiment('1', 'new', { creation_time: 3 });
    test.files.addExperiment('2', 'middle', { creation_time: 2 });
    test.files.addExperiment('3', 'gone', {}, '.trash/');
    assert.deepEqual(await names(), ['new', 'middle', 'Default']);
    assert.deepEqual(await names({ viewType: 'DELETED_ONLY' }), ['gone']);
    assert.equal((await names({ viewType: 'ALL' })).length, 4);
    assert.equal((await test.store.getExperiment('3')).lifecycleStage, 'deleted');
  });

  it('keep ids that are longer than a number can hold', async () => {
    test.files.addExperiment('982345678901234567', 'long');
    test.files.write('982345678901234568/meta.yaml', 'experiment_id: 982345678901234568\nname: unquoted\n');
    assert.equal((await test.store.getExperiment('982345678901234567')).name, 'long');
    assert.equal((await test.store.getExperiment('982345678901234568')).name, 'unquoted');
  });

  it('may lack what MLflow only writes since 1.29', async () => {
    test.files.write('0/meta.yaml', 'artifact_location: /a\nexperiment_id: 0\nlifecycle_stage: active\nname: old\n');
    const { creationTimeMs, lastUpdateTimeMs } = await test.store.getExperiment('0');
    assert.deepEqual([creationTimeMs, lastUpdateTimeMs], [undefined, undefined]);
    assert.deepEqual(await names({ orderBy: ['creation_time'] }), ['old']);
  });

  it('are not the registry, and not folders that MLflow did not make', async () => {
    test.files.addExperiment('1', 'real');
    test.files.write('models/net/meta.yaml', 'name: net\n');
    for (const name of ['.git/config', 'notes/readme.txt', '2/artifacts/model.pkl', 'a file'])
      test.files.write(name, '');
    assert.deepEqual(await names(), ['real']);
    assert.deepEqual(test.leftOut(), []);
  });

  it('go on without one whose file is damaged, and say of that one where', async () => {
    test.files.addExperiment('1', 'good');
    test.files.addExperiment('3', 'of another folder', { experiment_id: '4' });
    test.files.write('2/meta.yaml', 'experiment_id: "2"\nname: [half');
    test.files.age('2/meta.yaml');
    assert.deepEqual([await names(), await names()], [['good'], ['good']]);
    assert.deepEqual(test.leftOut(), ['file left out a file in 2: damaged', 'file left out a file in 3: damaged']);
    await assert.rejects(test.store.getExperiment('2'), (error: Error) => {
      assert.match(error.message, /mlruns.2.meta\.yaml:2 is not what MLflow writes/);
      return (error as { fault?: string }).fault === 'damaged';
    });
    await assert.rejects(test.store.getExperiment('3'), { fault: 'damaged' });
  });

  it('are found by name, tag and id', async () => {
    test.files.addExperiment('1', 'wine');
    test.files.addExperiment('2', 'Wine 2');
    test.files.write('2/tags/team', 'a');
    assert.deepEqual(await names({ filter: "name LIKE 'wine%'" }), ['wine']);
    assert.deepEqual(await names({ filter: "name ilike 'wine%'", orderBy: ['name'] }), ['Wine 2', 'wine']);
    assert.deepEqual(await names({ filter: "tags.team = 'a'" }), ['Wine 2']);
    assert.deepEqual(await names({ filter: 'tags.team IS NULL' }), ['wine']);
    assert.deepEqual(await names({ filter: "experiment_id IN ('2', '9')" }), ['Wine 2']);
    await assert.rejects(names({ filter: "colour = 'red'" }), {
      fault: 'invalid',
      errorCode: 'INVALID_PARAMETER_VALUE',
    });
  });

  it('say so when one is not there, or can never be', async () => {
    test.files.addExperiment('1', 'wine');
    await assert.rejects(test.store.getExperiment('7'), { fault: 'notFound', errorCode: 'RESOURCE_DOES_NOT_EXIST' });
    for (const id of ['../1', '.trash', ''])
      await assert.rejects(test.store.getExperiment(id), { fault: 'invalid', errorCode: 'INVALID_PARAMETER_VALUE' });
  });

  it('say that the whole folder is gone, rather than that it is empty', async () => {
    test.files.addExperiment('1', 'wine');
    await names();
    rmSync(test.files.path, { recursive: true });
    await assert.rejects(names(), { fault: 'unreachable' });
  });
});
