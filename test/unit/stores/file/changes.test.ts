import assert from 'node:assert/strict';
import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import type { Run } from '../../../../src/model/run.ts';
import { runMeta } from '../../../support/mlruns.ts';
import { a, b, eachWithStore } from './storeTest.ts';

describe('what changes in a file store', () => {
  const test = eachWithStore();
  const running = { runId: a, name: 'a', status: 1, metrics: { loss: '1 3 0\n' }, tags: { family: 'tree' } };
  const runs = async (filter = ''): Promise<readonly Run[]> =>
    (await test.store.searchRuns({ experimentIds: ['1'], filter })).items;
  const names = async (filter?: string): Promise<readonly string[]> =>
    (await runs(filter)).map(({ runName }) => runName);
  const ageAll = (): void => {
    const run = `1/${a}`;
    const files = ['meta.yaml', 'metrics/loss', 'tags/family', 'metrics', 'params', 'tags'].map(
      (name) => `${run}/${name}`,
    );
    test.files.age(...files, run, '1/meta.yaml', '1', '');
  };
  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
    test.files.addRun(running);
  });

  it('shows at the next question: a run that comes, ends, and goes', async () => {
    ageAll();
    assert.deepEqual(await names(), ['a']);
    test.files.addRun({ runId: b, name: 'b' });
    assert.deepEqual(await names(), ['a', 'b']);
    test.files.replace(`1/${a}/meta.yaml`, runMeta({ ...running, status: 4, endTimeMs: 9 }, ''));
    assert.deepEqual(
      (await runs()).map(({ status, endTimeMs }) => [status, endTimeMs]),
      [
        ['FAILED', 9],
        ['FINISHED', undefined],
      ],
    );
    rmSync(test.files.at('1', b), { recursive: true });
    assert.deepEqual(await names(), ['a']);
  });

  it('shows at the next question: points, also of metrics in folders, and params and tags', async () => {
    ageAll();
    await runs();
    test.files.append(`1/${a}/metrics/loss`, '2 2 1\n3 1 2\n');
    test.files.write(`1/${a}/metrics/val/loss`, '1 0.5 0\n');
    test.files.write(`1/${a}/params/lr`, '0.1');
    test.files.write(`1/${a}/tags/family`, 'bush');
    const [run] = await runs();
    assert.deepEqual([{ ...run?.metrics }, { ...run?.params }], [{ loss: 1, 'val/loss': 0.5 }, { lr: '0.1' }]);
    assert.equal(run?.tags['family'], 'bush');
    rmSync(test.files.at('1', a, 'params/lr'));
    assert.deepEqual(Object.keys((await test.store.getRun(a)).params), []);
  });

  it('is found by filters, also where only a file was overwritten', async () => {
    test.files.write(`1/${a}/meta.yaml`, runMeta({ ...running, status: 3 }, ''));
    ageAll();
    assert.deepEqual(await names("tags.family = 'tree'"), ['a']);
    test.files.write(`1/${a}/tags/family`, 'bush');
    assert.deepEqual([await names("tags.family = 'tree'"), await names("tags.family = 'bush'")], [[], ['a']]);
    test.files.append(`1/${a}/metrics/loss`, '9 0.5 9\n');
    assert.deepEqual(await names('metrics.loss < 1'), ['a']);
  });

  it('is read again, and nothing else is', async () => {
    ageAll();
    await runs();
    // Of the same length and age as before, so it cannot be told from what was read.
    for (const [file, text] of [
      [test.files.at('1', a, 'tags/family'), 'palm'],
      [test.files.at('1', a, 'metrics/loss'), '1 9 0\n'],
    ] as const) {
      const { atime, mtime } = statSync(file);
      writeFileSync(file, text);
      utimesSync(file, atime, mtime);
    }
    test.files.write(`1/${a}/params/lr`, '0.1');
    const [run] = await runs();
    assert.deepEqual([run?.tags['family'], run?.metrics['loss'], run?.params['lr']], ['tree', 3, '0.1']);
  });

  it('that was written a moment ago is read again in any case', async () => {
    await runs();
    const file = test.files.at('1', a, 'tags/family');
    const { atime, mtime } = statSync(file);
    writeFileSync(file, 'palm');
    utimesSync(file, atime, mtime);
    assert.equal((await runs())[0]?.tags['family'], 'palm');
  });

  it('in the middle of a line is waited for', async () => {
    test.files.append(`1/${a}/metrics/loss`, '2 1.2');
    assert.equal((await runs())[0]?.metrics['loss'], 3);
    test.files.append(`1/${a}/metrics/loss`, '5 1\n');
    assert.equal((await runs())[0]?.metrics['loss'], 1.25);
  });

  it('may be a metric that was begun anew', async () => {
    await runs();
    writeFileSync(test.files.at('1', a, 'metrics/loss'), '1 7 0\n2 8 0\n3 9 0\n');
    assert.equal((await runs())[0]?.metrics['loss'], 9);
    writeFileSync(test.files.at('1', a, 'metrics/loss'), '1 5 0\n');
    assert.equal((await runs())[0]?.metrics['loss'], 5);
  });

  it('may be a file that was damaged, and is whole again', async () => {
    test.files.write(`1/${a}/meta.yaml`, 'run_id: [');
    assert.deepEqual(await names(), []);
    test.files.write(`1/${a}/meta.yaml`, runMeta(running, ''));
    assert.deepEqual(await names(), ['a']);
  });

  it('shows in the registry: an alias that moves, a stage, a version that comes', async () => {
    test.files.addModel('net');
    test.files.addVersion('net', 1);
    test.files.write('models/net/aliases/champion', '1');
    assert.equal((await test.store.getModelVersionByAlias('net', 'champion')).version, '1');
    test.files.addVersion('net', 2, { current_stage: 'Staging' });
    test.files.write('models/net/aliases/champion', '2');
    assert.equal((await test.store.getModelVersionByAlias('net', 'champion')).currentStage, 'Staging');
    assert.deepEqual({ ...(await test.store.getRegisteredModel('net')).aliases }, { champion: '2' });
  });

  it('shows after the experiment was deleted and restored', async () => {
    await runs();
    mkdirSync(test.files.at('.trash'));
    renameSync(test.files.at('1'), test.files.at('.trash', '1'));
    assert.deepEqual((await test.store.searchExperiments()).items, []);
    assert.deepEqual(await names(), ['a']);
    assert.equal((await test.store.getRun(a)).runName, 'a');
    renameSync(test.files.at('.trash', '1'), test.files.at('1'));
    assert.equal((await test.store.searchExperiments()).items.length, 1);
  });
});
