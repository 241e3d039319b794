import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from '../../../../src/filter/sql.ts';
import { openDatabase, type Change, type Database } from '../../../../src/stores/sqlite/database.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { processesBelow } from '../../../support/processesBelow.ts';
import { TestDatabase } from '../../../support/database.ts';
import { startOtherProgram, type OtherProgram } from '../../../support/otherProgram.ts';
import { skipIf } from '../../../support/skipIf.ts';

const rename: readonly Change[] = [{ statement: sql`UPDATE experiments SET name = 'changed'` }];
const names = sql`SELECT name FROM experiments`;

describe('a database that other programs use', () => {
  let files: TestDatabase;
  let database: Database;
  let reader: OtherProgram;
  let trainer: OtherProgram;

  beforeEach(() => {
    files = new TestDatabase();
    files.addExperiment('1', 'one');
    files.connection.close();
    database = openDatabase(files.path);
    reader = startOtherProgram(files.path);
    trainer = startOtherProgram(files.path);
  });
  afterEach(async () => {
    await Promise.all([database.close(), reader[Symbol.asyncDispose](), trainer[Symbol.asyncDispose]()]);
    files.dispose();
  });

  const write = async () => trainer.execute('BEGIN IMMEDIATE; ROLLBACK');
  const writeAlone = async () => trainer.execute('BEGIN EXCLUSIVE; ROLLBACK');

  /** A change that has begun, and cannot end before `letItEnd`: somebody reads. */
  async function changeUnderway(signal?: AbortSignal): Promise<{ readonly change: Promise<unknown> }> {
    await reader.execute('BEGIN; SELECT count(*) FROM experiments');
    const change = database.write(rename, signal);
    change.catch(() => undefined); // Looked at later.
    while ((await write()) === 'done') await wait(10);
    return { change };
  }
  const letItEnd = () => reader.execute('COMMIT');

  it('keeps a change whole when another extension opens and closes the file meanwhile', async () => {
    const { change } = await changeUnderway();
    // Many times: while it waits it tries to lock more, and may get back what it had lost.
    for (let count = 0; count < 20; count++) {
      readFileSync(files.path);
      assert.equal(await write(), 'database is locked');
    }
    await letItEnd();
    await change;
    assert.deepEqual(await database.all(names), [['changed']]);
  });

  it('is read undisturbed while another connection to it is opened', async () => {
    const endless = sql`WITH RECURSIVE c(x) AS (SELECT experiment_id FROM experiments UNION ALL SELECT x + 1 FROM c)
      SELECT count(*) FROM c WHERE still_wanted()`;
    const cancelled = new AbortController();
    const slow = database.all(endless, cancelled.signal);
    while ((await writeAlone()) === 'done') await wait(10);
    const second = openDatabase(files.path);
    assert.deepEqual(await second.all(names), [['one']]);
    await second.close();
    assert.equal(await writeAlone(), 'database is locked');
    cancelled.abort();
    await assert.rejects(slow, { name: 'AbortError' });
  });

  it('is left at once when nobody wants to wait for its lock any more, and nothing is changed then', async () => {
    assert.equal(await trainer.execute('BEGIN EXCLUSIVE'), 'done');
    const cancelled = new AbortController();
    const reason = new Error('no longer wanted');
    const read = database.all(names, cancelled.signal);
    const change = database.write(rename, cancelled.signal);
    const readBehind = database.all(names, cancelled.signal);
    setTimeout(() => cancelled.abort(reason), 50);
    for (const asked of [read, change, readBehind]) await assert.rejects(asked, reason);
    await trainer.execute('COMMIT');
    assert.deepEqual(await database.all(names), [['one']]);
  });

  it('says that somebody else is changing it', async () => {
    await database.close();
    database = openDatabase(files.path, { busyTimeoutMs: 50 });
    assert.equal(await trainer.execute('BEGIN EXCLUSIVE'), 'done');
    for (const asked of [database.all(names), database.write(rename)]) {
      await assert.rejects(asked, (error) => error instanceof StoreError && error.fault === 'busy');
    }
  });

  it('does not cut off a change that is cancelled underway', async () => {
    const cancelled = new AbortController();
    const reason = new Error('no longer wanted');
    const { change } = await changeUnderway(cancelled.signal);
    cancelled.abort(reason);
    await assert.rejects(change, reason);
    await letItEnd();
    await database.write([{ statement: sql`UPDATE experiments SET lifecycle_stage = 'deleted'` }]);
    assert.deepEqual(await database.all(names), [['changed']]);
  });

  it('does not cut off a change when it is closed, and says that it may have been made', async () => {
    const { change } = await changeUnderway();
    const closed = database.close();
    await assert.rejects(change, mayBeMade);
    await letItEnd();
    await closed;
    database = openDatabase(files.path);
    assert.deepEqual(await database.all(names), [['changed']]);
  });

  it('says that a change may have been made when its process died, and makes the next in another', async function () {
    skipIf(process.platform !== 'linux', 'only Linux says which processes there are in /proc.', this);
    const { change } = await changeUnderway();
    for (const pid of processesBelow(process.pid, 'stores/worker/worker')) process.kill(pid, 'SIGKILL');
    await assert.rejects(change, mayBeMade);
    await letItEnd();
    assert.deepEqual(await database.all(names), [['one']]);
    await database.write(rename);
    assert.deepEqual(await database.all(names), [['changed']]);
  });

  function mayBeMade(error: unknown): boolean {
    return error instanceof StoreError && error.outcome === 'unknown';
  }
});
