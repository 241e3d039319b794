import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { tempFolder } from '../../../support/tempFolder.ts';
import { a, b, eachWithStore } from './storeTest.ts';
import { skipIf } from '../../../support/skipIf.ts';

const posix = process.platform !== 'win32';
const isRoot = process.getuid?.() === 0;

describe('what somebody may have put into a file store', () => {
  const test = eachWithStore();
  const names = async (filter = ''): Promise<readonly string[]> =>
    (await test.store.searchRuns({ experimentIds: ['1'], filter })).items.map(({ runName }) => runName);
  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
    test.files.addRun({ runId: a, name: 'good' });
  });

  it('links in a circle: they lead nowhere', async function () {
    skipIf(!posix, 'links need an administrator on Windows, and there are no pipes.', this);
    for (const folder of ['metrics', 'params', 'tags', 'artifacts']) {
      symlinkSync('..', test.files.at('1', a, folder, 'up'));
      symlinkSync('self', test.files.at('1', a, folder, 'self'));
    }
    symlinkSync('.', test.files.at('1', 'here'));
    symlinkSync('.', test.files.at('2'));
    symlinkSync('meta.yaml', test.files.at('meta.yaml'));
    assert.deepEqual(await names(), ['good']);
    assert.deepEqual(Object.keys((await test.store.getRun(a)).params), []);
    assert.equal((await test.store.searchExperiments({ viewType: 'ALL' })).items.length, 1);
  });

  it('links out of the store: they are not followed', async function () {
    skipIf(!posix, 'links need an administrator on Windows, and there are no pipes.', this);
    using elsewhere = tempFolder({ secret: 'top secret', 'run/meta.yaml': `run_id: ${b}\nexperiment_id: '1'\n` });
    for (const folder of ['metrics', 'params', 'tags'])
      symlinkSync(path.join(elsewhere.path, 'secret'), test.files.at('1', a, folder, 'stolen'));
    symlinkSync(path.join(elsewhere.path, 'run'), test.files.at('1', b));
    mkdirSync(test.files.at('3'));
    symlinkSync(path.join(elsewhere.path, 'run/meta.yaml'), test.files.at('3/meta.yaml'));
    assert.deepEqual(await names(), ['good']);
    const { params, tags } = await test.store.getRun(a);
    assert.deepEqual([{ ...params }, { ...tags }], [{}, {}]);
    assert.equal((await test.store.searchExperiments()).items.length, 1);
    assert.deepEqual(await test.store.getMetricHistory(a, 'stolen'), []);
  });

  it('links out of the store in the place of its own folders: what is behind them is not read', async function () {
    skipIf(!posix, 'links need an administrator on Windows, and there are no pipes.', this);
    using elsewhere = tempFolder({ id_rsa: 'PRIVATE KEY', loss: '1 0.5 0\n' });
    for (const folder of ['metrics', 'params', 'tags']) {
      rmSync(test.files.at('1', a, folder), { recursive: true, force: true });
      symlinkSync(elsewhere.path, test.files.at('1', a, folder));
    }
    const { params, tags, metrics } = await test.store.getRun(a);
    assert.deepEqual([{ ...params }, { ...tags }, { ...metrics }], [{}, {}, {}]);
    assert.deepEqual(await test.store.getMetricHistory(a, 'loss'), []);
  });

  it('links within the store: they are followed', async function () {
    skipIf(!posix, 'links need an administrator on Windows, and there are no pipes.', this);
    test.files.write('kept/lr', '0.1');
    symlinkSync(test.files.at('kept/lr'), test.files.at('1', a, 'params/lr'));
    assert.equal((await test.store.getRun(a)).params['lr'], '0.1');
  });

  it('a pipe that never ends: it is not waited for', async function () {
    skipIf(!posix, 'links need an administrator on Windows, and there are no pipes.', this);
    test.files.addRun({ runId: b, name: 'piped' });
    rmSync(test.files.at('1', b, 'meta.yaml'));
    const pipes = ['meta.yaml', 'params/lr'].map((name) => test.files.at('1', b, name));
    execFileSync('sh', ['-c', 'mkfifo "$@"', 'sh', ...pipes]);
    assert.deepEqual(await names(), ['good']);
  });

  it('files of ten gigabytes: they are left out, and said to be too large', async () => {
    test.files.addRun({ runId: b, name: 'giant', params: { lr: '' } });
    truncateSync(test.files.at('1', b, 'params/lr'), 10_000_000_000);
    assert.deepEqual(Object.keys((await test.store.getRun(b)).params), []);
    truncateSync(test.files.at('1', b, 'meta.yaml'), 10_000_000_000);
    assert.deepEqual(await names(), ['good']);
    await assert.rejects(test.store.getRun(b), { fault: 'tooLarge' });
    assert.deepEqual(test.leftOut(), [
      `file left out a file in 1/${b}/params: tooLarge`,
      `file left out a file in 1/${b}: tooLarge`,
    ]);
  });

  it('files that may not be read: other rows go on', async function () {
    // Root may read everything.
    skipIf(!posix || isRoot, 'nothing is forbidden to root.', this);
    test.files.addRun({ runId: b, name: 'closed' });
    chmodSync(test.files.at('1', b, 'meta.yaml'), 0);
    chmodSync(test.files.at('1', a, 'params'), 0);
    try {
      assert.deepEqual(await names(), []);
      await assert.rejects(test.store.getRun(b), { fault: 'forbidden' });
      await assert.rejects(test.store.getRun(a), { fault: 'forbidden' });
    } finally {
      chmodSync(test.files.at('1', a, 'params'), 0o755);
    }
    assert.deepEqual(await names(), ['good']);
  });

  it('an artifact folder that is somewhere else: it is named, and not looked into', async () => {
    test.files.addRun({ runId: b, artifactUri: 'file:///etc' });
    await assert.rejects(test.store.listArtifacts({ runId: b }), { fault: 'unsupported' });
    await assert.rejects(test.store.readArtifact({ runId: a }, '../meta.yaml'), { fault: 'invalid' });
  });
});
