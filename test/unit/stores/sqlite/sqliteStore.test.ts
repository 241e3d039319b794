import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openStore } from '../../../../src/stores/index.ts';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('the store of a database', () => {
  let database: TestDatabase;
  beforeEach(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'secret project');
  });
  afterEach(() => {
    database.dispose();
  });

  it('is opened by its URI, its path, or its folder, and says what it is', async () => {
    for (const uri of [`sqlite:///${database.path}`, database.path, database.folder]) {
      const store = await openStore(uri);
      assert.deepEqual([store.kind, store.uri], ['sqlite', `sqlite:///${database.path}`]);
      assert.equal((await store.searchExperiments()).items.length, 1);
      assert.deepEqual(await store.capabilities(), { loggedModels: true, aliases: true });
      await store.close();
    }
  });

  it('tells its log what was asked and how it ended, and nothing of what is in there', async () => {
    const lines: string[] = [];
    const store = openSqliteStore(database.path, { log: (line) => lines.push(line) });
    await store.searchExperiments({ filter: "name = 'secret project'" });
    await assert.rejects(store.getRun('secret run'));
    await assert.rejects(store.getRun('secret run', AbortSignal.abort()));
    await store.close();
    assert.deepEqual(
      lines.map((line) => line.replace(/\d+/, 'N')),
      ['sqlite searchExperiments N ms', 'sqlite getRun N ms notFound', 'sqlite getRun N ms stopped'],
    );
  });

  it('answers nothing more once it is closed', async () => {
    const store = openSqliteStore(database.path);
    await store.searchExperiments();
    await store.close();
    await assert.rejects(store.searchExperiments(), { name: 'StoreError', fault: 'unreachable' });
  });

  it('finds the files of runs, logged models and registered versions beside it', async () => {
    const files = (below: string): string => {
      const folder = path.join(database.folder, below);
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'MLmodel'), below);
      return folder;
    };
    files('mlartifacts/1/r/artifacts/model');
    const artifact_location = files('mlruns/1/models/m-1/artifacts');
    database.addRun({ runId: 'r', artifactUri: 'mlflow-artifacts:/1/r/artifacts' });
    const model = { model_id: 'm-1', experiment_id: 1, name: 'net', lifecycle_stage: 'active', status: 2 };
    database.insert('logged_models', {
      ...model,
      artifact_location,
      creation_timestamp_ms: 1,
      last_updated_timestamp_ms: 1,
    });
    database.addModel('net');
    database.addVersion({ name: 'net', version: 1, source: 'models:/m-1' });
    database.addVersion({ name: 'net', version: 2, source: 'runs:/r/model' });
    database.addVersion({ name: 'net', version: 3, source: 'runs:/r/../../../..' });
    const store = openSqliteStore(database.path);
    const read = async (owner: Parameters<typeof store.readArtifact>[0], file = 'MLmodel'): Promise<string> =>
      Buffer.from(await store.readArtifact(owner, file)).toString();
    assert.equal(await read({ runId: 'r' }, 'model/MLmodel'), 'mlartifacts/1/r/artifacts/model');
    assert.equal(await read({ modelId: 'm-1' }), 'mlruns/1/models/m-1/artifacts');
    assert.equal(await read({ name: 'net', version: '1' }), 'mlruns/1/models/m-1/artifacts');
    assert.equal(await read({ name: 'net', version: '2' }), 'mlartifacts/1/r/artifacts/model');
    assert.deepEqual(await store.listArtifacts({ name: 'net', version: '2' }), [
      { path: 'MLmodel', isDir: false, fileSizeBytes: 'mlartifacts/1/r/artifacts/model'.length },
    ]);
    await assert.rejects(store.listArtifacts({ name: 'net', version: '3' }), { fault: 'unsupported' });
    await assert.rejects(store.listArtifacts({ runId: 'none' }), { fault: 'notFound' });
    await store.close();
  });
});
