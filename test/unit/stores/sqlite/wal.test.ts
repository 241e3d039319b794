import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from '../../../../src/filter/sql.ts';
import { openDatabase, type Database } from '../../../../src/stores/sqlite/database.ts';
import { TestDatabase } from '../../../support/database.ts';
import { skipIf } from '../../../support/skipIf.ts';

describe('a database in WAL mode', () => {
  let files: TestDatabase;
  let database: Database;

  beforeEach(() => {
    files = new TestDatabase();
    files.connection.exec('PRAGMA journal_mode = WAL');
    files.addExperiment('1', 'one');
    database = openDatabase(files.path);
  });
  afterEach(async () => {
    await database.close();
    files.dispose();
  });

  const count = async (): Promise<unknown> => (await database.all(sql`SELECT count(*) FROM experiments`))[0]?.[0];

  it('is read while its writer lives, and leaves what the writer has there', async () => {
    const before = readdirSync(files.folder);
    assert.equal(await count(), 1);
    files.addExperiment('2', 'two');
    assert.equal(await count(), 2);
    await database.close();
    assert.deepEqual(readdirSync(files.folder), before);
  });

  it('keeps no writer from clearing away what lies beside it', async () => {
    assert.equal(await count(), 1);
    assert.equal((await database.schema()).has('runs'), true);
    files.connection.close();
    assert.deepEqual(readdirSync(files.folder), ['mlflow.db']);
    assert.equal(await count(), 1);
  });

  it('is read without a file left beside it once its writer is gone', async () => {
    files.connection.close();
    assert.equal(await count(), 1);
    assert.deepEqual(readdirSync(files.folder), ['mlflow.db']);
    await database.close();
    assert.deepEqual(readdirSync(files.folder), ['mlflow.db']);
  });

  it('has nothing left beside it by changes with a long question between them', async () => {
    files.connection.close();
    const rename = [{ statement: sql`UPDATE experiments SET name = name || '!'` }];
    const long = sql`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 2000000)
      SELECT count(*), (SELECT name FROM experiments) FROM c`;
    const [, answer] = await Promise.all([database.write(rename), database.all(long), database.write(rename)]);
    assert.deepEqual(answer, [[2_000_000, 'one!']]);
    assert.deepEqual(await database.all(sql`SELECT name FROM experiments`), [['one!!']]);
    assert.deepEqual(readdirSync(files.folder), ['mlflow.db']);
  });

  it('may lie under a path that looks like something else in a URI', async function () {
    skipIf(process.platform === 'win32', 'Windows has no such names.', this);
    files.connection.close();
    const folder = path.join(files.folder, 'a b?c#d%41');
    mkdirSync(folder);
    copyFileSync(files.path, path.join(folder, 'x&mode=rw.db'));
    const odd = openDatabase(path.join(folder, 'x&mode=rw.db'));
    assert.deepEqual(await odd.all(sql`SELECT name FROM experiments`), [['one']]);
    await odd.close();
  });

  it('shows what a writer adds that comes back, and after that one is gone', async () => {
    files.connection.close();
    assert.equal(await count(), 1);
    const writer = new DatabaseSync(files.path);
    writer.exec("INSERT INTO experiments (experiment_id, name, lifecycle_stage) VALUES (2, 'two', 'active')");
    assert.equal(await count(), 2);
    writer.exec("INSERT INTO experiments (experiment_id, name, lifecycle_stage) VALUES (3, 'three', 'active')");
    writer.close();
    assert.equal(await count(), 3);
  });
});
