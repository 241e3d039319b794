import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { openStore } from '../../../../src/stores/index.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { openFileStore } from '../../../../src/stores/file/fileStore.ts';
import { TestMlruns } from '../../../support/mlruns.ts';
import { tempFolder } from '../../../support/tempFolder.ts';
import { a, b, eachWithStore } from './storeTest.ts';

describe('the store of a folder', () => {
  const test = eachWithStore();
  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
    test.files.addRun({ runId: a, name: 'a' });
  });

  it('is opened by its path, its URI, or the folder it lies in, and says what it is', async () => {
    for (const uri of [test.files.path, pathToFileURL(test.files.path).href, path.dirname(test.files.path)]) {
      const store = await openStore(uri);
      assert.deepEqual([store.kind, store.uri], ['file', test.files.path]);
      assert.deepEqual(await store.capabilities(), { loggedModels: true, aliases: true });
      await store.close();
    }
  });

  it('is none where a folder holds artifacts only', async () => {
    using folder = tempFolder({ [`mlruns/1/${a}/artifacts/model.pkl`]: '', 'mlruns/models/m/model.pkl': '' });
    for (const uri of [folder.path, path.join(folder.path, 'mlruns')])
      await assert.rejects(openStore(uri), (error: Error) => /only artifacts are in it/.test(error.message));
  });

  it('tells its log what was asked and how it ended, and nothing of what is in there', async () => {
    const lines: string[] = [];
    const store = openFileStore(test.files.path, { log: (line) => lines.push(line) });
    await store.searchRuns({ experimentIds: ['1'], filter: "tags.secret = 'x'" });
    await assert.rejects(store.getRun(b));
    await store.close();
    assert.match(lines.join('\n'), /^file searchRuns \d+ ms\nfile getRun \d+ ms notFound$/);
  });

  it('answers nothing more once it is closed', async () => {
    await test.store.searchExperiments();
    await test.store.close();
    await assert.rejects(test.store.searchExperiments(), { fault: 'unreachable' });
  });

  it('gives up at once what is cancelled, and goes on with what it has read', async () => {
    for (let at = 0; at < 300; at++) test.files.addRun({ runId: String(at).padStart(32, '0'), params: { p: '1' } });
    const cancelled = new AbortController();
    const reason = new Error('no longer wanted');
    const search = test.store.searchRuns({ experimentIds: ['1'], filter: "params.p = '1'" }, cancelled.signal);
    setTimeout(() => cancelled.abort(reason), 60);
    await assert.rejects(
      search.then(() => Promise.reject(reason)),
      (error) => error === reason,
    );
    assert.equal((await test.store.searchRuns({ experimentIds: ['1'], filter: "params.p = '1'" })).items.length, 250);
    await assert.rejects(test.store.getRun(a, AbortSignal.abort(reason)), (error) => error === reason);
  });

  it('finds the files of runs, logged models and registered versions', async () => {
    test.files.write(`1/${a}/artifacts/notes.txt`, 'of the run');
    test.files.write('1/models/m-1/artifacts/MLmodel', 'of the model');
    const model = { model_id: 'm-1', experiment_id: '1', artifact_location: '/moved/mlruns/1/models/m-1/artifacts' };
    test.files.write('1/models/m-1/meta.yaml', JSON.stringify({ ...model, name: 'net', status: 2 }));
    test.files.addModel('net');
    test.files.addVersion('net', 1, { source: 'models:/m-1' });
    test.files.addVersion('net', 2, { source: `runs:/${a}/.` });
    test.files.addVersion('net', 3, { source: `runs:/${a}/../..` });
    test.files.addVersion('net', 4, { source: 's3://elsewhere/net' });
    const list = async (owner: Parameters<typeof test.store.listArtifacts>[0]): Promise<readonly string[]> =>
      (await test.store.listArtifacts(owner)).map(({ path }) => path);
    assert.deepEqual(await list({ runId: a }), ['notes.txt']);
    assert.deepEqual(await list({ modelId: 'm-1' }), ['MLmodel']);
    assert.deepEqual(await list({ name: 'net', version: '1' }), ['MLmodel']);
    for (const version of ['3', '4'])
      await assert.rejects(
        list({ name: 'net', version }),
        (error) => error instanceof StoreError && error.fault === 'unsupported',
      );
    const bytes = await test.store.readArtifact({ runId: a }, 'notes.txt', { start: 3, end: 6 });
    assert.equal(Buffer.from(bytes).toString(), 'the');
  });

  it('finds the files that a server keeps beside it', async () => {
    using files = new TestMlruns();
    files.addExperiment('1', 'served');
    files.addRun({ runId: a, artifactUri: `mlflow-artifacts:/1/${a}/artifacts` });
    files.write(`../mlartifacts/1/${a}/artifacts/served.txt`, '');
    const store = openFileStore(files.path);
    assert.deepEqual(await store.listArtifacts({ runId: a }), [{ path: 'served.txt', isDir: false, fileSizeBytes: 0 }]);
    await store.close();
  });
});
