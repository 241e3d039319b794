import assert from 'node:assert/strict';
import { chmodSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError, type StoreFault } from '../../../../src/stores/storeError.ts';
import type { StoreWriter } from '../../../../src/stores/storeWriter.ts';
import { TestDatabase } from '../../../support/database.ts';
import { skipIf } from '../../../support/skipIf.ts';

describe('changes to a database', () => {
  let database: TestDatabase;
  let store: Store;
  let writer: StoreWriter;

  const open = (schema?: 'mlflow-1.30'): void => {
    database = new TestDatabase(schema);
    database.addExperiment('1', 'one');
    database.addRun({ runId: 'a', name: 'first', tags: { colour: 'red' } });
    database.addRun({ runId: 'b', name: 'second' });
    database.addModel('model');
    database.addVersion({ name: 'model', version: 1, runId: 'a' });
    store = openSqliteStore(database.path, {}, { busyTimeoutMs: 200 });
    assert.ok(store.writer);
    writer = store.writer;
  };
  const tags = async (runId: string) => ({ ...(await store.getRun(runId)).tags });
  const files = (): string[] => readdirSync(database.folder).sort();
  const count = (sql: string): unknown => database.connection.prepare(sql).get()?.['count'];

  afterEach(async () => {
    await store.close();
    database.dispose();
  });

  it('are seen at once, by the same store and by others', async () => {
    open();
    await writer.setTag('a', 'colour', 'blue');
    assert.deepEqual(await tags('a'), { 'mlflow.runName': 'first', colour: 'blue' });
    assert.equal(count("SELECT count(*) AS count FROM tags WHERE key = 'colour' AND value = 'blue'"), 1);
    assert.deepEqual(await tags('b'), { 'mlflow.runName': 'second' });
  });

  it('leave the file in the mode it was in, and nothing beside it', async () => {
    open();
    await writer.setTag('a', 'colour', 'blue');
    assert.deepEqual(files(), ['mlflow.db']);
    assert.deepEqual(
      { ...database.connection.prepare('PRAGMA journal_mode').get() },
      {
        journal_mode: 'delete',
      },
    );
  });

  it('leave nothing beside a file in WAL mode either, where nobody else has it open', async () => {
    open();
    database.connection.exec('PRAGMA journal_mode = WAL');
    database.connection.close();
    await store.getRun('a');
    await writer.setTag('a', 'colour', 'blue');
    assert.deepEqual(files(), ['mlflow.db']);
    assert.equal(readFileSync(database.path)[18], 2);
    assert.equal((await tags('a'))['colour'], 'blue');
    assert.deepEqual(files(), ['mlflow.db']);
  });

  it('are not made at all where one part cannot be', async () => {
    open();
    database.connection.exec(
      `ALTER TABLE registered_models ADD COLUMN budget INTEGER CHECK (last_updated_time < 2000)`,
    );
    await rejects(writer.deleteModelVersion('model', '1'), 'unsupported', /not laid out as.*Nothing was changed/);
    assert.equal((await store.getModelVersion('model', '1')).runId, 'a');
  });

  it('refuse a table that wants to be told what Podium does not know', async () => {
    open();
    database.connection.exec(`DROP TABLE tags; CREATE TABLE tags (run_uuid, key, value, author NOT NULL)`);
    await rejects(writer.setTag('a', 'colour', 'blue'), 'unsupported', /not laid out as/);
  });

  it('set off no trigger that the file brings along', async () => {
    open();
    database.connection.exec(`CREATE TRIGGER endless AFTER INSERT ON tags BEGIN
      SELECT count(*) FROM (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n); END`);
    await rejects(writer.setTag('a', 'size', 'large'), 'unsupported', /trigger of its own/);
    await rejects(writer.updateRun('a', { runName: 'renamed' }), 'unsupported', /trigger of its own/);
    assert.equal((await store.getRun('a')).runName, 'first');
    await writer.updateRun('a', { status: 'FAILED' });
  });

  it('wait for a program that writes, and not for ever', async () => {
    open();
    database.connection.exec('BEGIN IMMEDIATE');
    await rejects(writer.setTag('a', 'colour', 'blue'), 'busy', /locked by a program that writes/);
    database.connection.exec('ROLLBACK');
    assert.equal((await tags('a'))['colour'], 'red');
    await writer.setTag('a', 'colour', 'blue');
    assert.equal((await tags('a'))['colour'], 'blue');
  });

  it('let whoever writes go on as soon as they are made', async () => {
    open();
    for (let step = 0; step < 20; step++) {
      await writer.setTag('a', 'colour', String(step));
      database.addPoint('a', 'loss', step, step, step);
    }
    assert.equal((await store.getMetricHistory('a', 'loss')).length, 20);
  });

  it('are not made when they were cancelled before', async () => {
    open();
    const reason = new Error('no longer wanted');
    await assert.rejects(writer.setTag('a', 'colour', 'blue', AbortSignal.abort(reason)), reason);
    assert.equal((await tags('a'))['colour'], 'red');
  });

  it('reject with the reason when they are cancelled while they wait, and are then not made', async () => {
    open();
    await store.getRun('a');
    database.connection.exec('BEGIN IMMEDIATE');
    const cancelled = new AbortController();
    const change = writer.setTag('a', 'colour', 'blue', cancelled.signal);
    const reason = new Error('no longer wanted');
    setTimeout(() => cancelled.abort(reason), 20);
    await assert.rejects(change, reason);
    // Asked behind it, so that it is over.
    await store.getRun('a');
    database.connection.exec('ROLLBACK');
    assert.equal((await tags('a'))['colour'], 'red');
  });

  it('make no new file where there is none any more', async () => {
    open();
    await store.getRun('a');
    database.connection.close();
    rmSync(database.path);
    await rejects(writer.setTag('a', 'colour', 'blue'), 'unreachable', /is not there/);
    assert.deepEqual(files(), []);
  });

  it('say which file may not be changed', async function () {
    skipIf(process.getuid?.() === 0, 'nothing is forbidden to root.', this);
    open();
    chmodSync(database.path, 0o444);
    await rejects(writer.setTag('a', 'colour', 'blue'), 'forbidden', /may not be changed by your user/);
  });

  it('work on what MLflow 1.30 wrote, which has no aliases', async () => {
    open('mlflow-1.30');
    await writer.setTag('a', 'colour', 'blue');
    await writer.updateRun('a', { runName: 'renamed' });
    await writer.transitionModelVersionStage('model', '1', { stage: 'Production' });
    await writer.deleteRun('a');
    const { runName, lifecycleStage } = await store.getRun('a');
    assert.deepEqual([runName, lifecycleStage], ['renamed', 'deleted']);
    const { version } = await writer.createModelVersion({ name: 'model', source: 'runs:/b/model', runId: 'b' });
    await writer.deleteModelVersion('model', '1');
    assert.equal(version, '2');
    await rejects(writer.setRegisteredModelAlias('model', 'champion', '2'), 'unsupported', /older than 2\.3/);
  });

  it('note when a run was deleted, as "mlflow gc" wants to know it, and forget it again', async () => {
    open();
    const deletedTimes = () => count('SELECT count(*) AS count FROM runs WHERE deleted_time IS NOT NULL');
    await writer.deleteExperiment('1');
    assert.equal(deletedTimes(), 2);
    await writer.restoreExperiment('1');
    assert.equal(deletedTimes(), 0);
    await writer.deleteRun('b');
    assert.equal(count("SELECT deleted_time > 1700000000000 AS count FROM runs WHERE run_uuid = 'b'"), 1);
  });

  it('take the assessments of a deleted run away, and no others', async () => {
    open();
    for (const runId of ['a', 'b']) {
      database.insert('assessments', {
        assessment_id: runId,
        trace_id: 'trace',
        name: 'good',
        assessment_type: 'feedback',
        value: 'true',
        created_timestamp: 1,
        last_updated_timestamp: 1,
        source_type: 'HUMAN',
        assessment_metadata: `{"mlflow.assessment.sourceRunId": "${runId}"}`,
        valid: 1,
      });
    }
    await writer.deleteRun('a');
    assert.equal(count('SELECT count(*) AS count FROM assessments'), 1);
    assert.equal(count("SELECT count(*) AS count FROM assessments WHERE assessment_id = 'b'"), 1);
  });

  it('touch nothing in other workspaces', async () => {
    open();
    database.insert('registered_models', { workspace: 'theirs', name: 'model', description: 'theirs' });
    database.insert('model_versions', { workspace: 'theirs', name: 'model', version: 1, current_stage: 'None' });
    await writer.updateRegisteredModel('model', { description: 'ours' });
    await writer.deleteModelVersion('model', '1');
    assert.equal(count("SELECT count(*) AS count FROM registered_models WHERE description = 'theirs'"), 1);
    assert.equal(count("SELECT count(*) AS count FROM model_versions WHERE current_stage = 'None'"), 1);
  });

  it('leave tags that MLflow has rules for to MLflow', async () => {
    open();
    const change = writer.setExperimentTag('1', 'mlflow.trace.archivalRetention', 'for ever');
    await rejects(change, 'unsupported', /rules of its own/);
  });
});

async function rejects(change: Promise<unknown>, fault: StoreFault, message: RegExp): Promise<void> {
  await assert.rejects(change, (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.fault, fault, error.message);
    assert.match(error.message, message);
    return true;
  });
}
