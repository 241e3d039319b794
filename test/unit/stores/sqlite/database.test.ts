import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { sql } from '../../../../src/filter/sql.ts';
import { openDatabase, type Database, type DatabaseOptions } from '../../../../src/stores/sqlite/database.ts';
import { StoreError, type StoreFault } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';
import { makePipe } from '../../../support/makePipe.ts';
import { skipIf } from '../../../support/skipIf.ts';

const nameOfOne = sql`SELECT name FROM experiments WHERE experiment_id = 1`;
// Without an end, and without a row: only ending the thread ends it.
const endless = sql`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c WHERE still_wanted()`;

describe('a database in its worker', () => {
  let files: TestDatabase;
  let database: Database;

  beforeEach(() => {
    files = new TestDatabase();
    files.addExperiment('1', 'one');
    database = openDatabase(files.path);
  });
  afterEach(async () => {
    await database.close();
    files.dispose();
  });

  async function reopen(options: DatabaseOptions): Promise<void> {
    await database.close();
    database = openDatabase(files.path, options);
  }

  it('gives up a statement without end as soon as it is cancelled, and answers the next', async () => {
    const cancelled = new AbortController();
    const reason = new Error('closed the view');
    const slow = database.all(endless, cancelled.signal);
    const next = database.all(nameOfOne);
    setTimeout(() => {
      cancelled.abort(reason);
    }, 100);
    await assert.rejects(slow, (error) => error === reason);
    assert.deepEqual(await next, [['one']]);
  });

  it('says busy when a writer holds it too long, and waits for one that does not', async () => {
    await reopen({ busyTimeoutMs: 50 });
    files.connection.exec('BEGIN EXCLUSIVE');
    await assert.rejects(database.schema(), fault('busy', /locked by a program/));
    await reopen({ busyTimeoutMs: 5_000 });
    const waiting = database.all(nameOfOne);
    setTimeout(() => {
      files.connection.exec('COMMIT');
    }, 100);
    assert.deepEqual(await waiting, [['one']]);
  });

  it('holds no lock after an answer', async () => {
    await database.all(nameOfOne);
    files.connection.exec('BEGIN EXCLUSIVE; COMMIT');
    files.addExperiment('2', 'two');
    assert.deepEqual(await database.all(sql`SELECT count(*) FROM experiments`), [[2]]);
  });

  it('says what to do about a write that was never finished', async () => {
    const { connection, path: file } = files;
    connection.exec('PRAGMA cache_size = 4; BEGIN');
    for (let n = 2; n < 2_000; n++) files.addExperiment(String(n), `experiment ${String(n)}`);
    const copy = path.join(files.folder, 'copy.db');
    for (const end of ['', '-journal']) copyFileSync(file + end, copy + end);
    const cut = openDatabase(copy);
    await assert.rejects(cut.schema(), fault('damaged', /stopped in the middle of writing/));
    await cut.close();
    connection.exec('ROLLBACK');
  });

  it('cannot write', async () => {
    await assert.rejects(database.all(sql`DELETE FROM experiments RETURNING 1`), StoreError);
    await assert.rejects(database.all(sql`ATTACH ${`${files.path}.other`} AS other`), StoreError);
    assert.deepEqual(readdirSync(files.folder), ['mlflow.db']);
  });

  it('reads integers of any size, and text where numbers should be', async () => {
    const [row] = await database.all(sql`SELECT 9223372036854775807 AS a, 42 AS b, 0.5 AS c, x'6869' AS d, NULL AS e`);
    assert.deepEqual(row, ['9223372036854775807', 42, 0.5, 'hi', null]);
    const series = await database.series([sql`SELECT 9223372036854775807 AS a, NULL AS b, 'text' AS c`], {
      maxPoints: 4,
    });
    assert.deepEqual([...(series[0] ?? [])], [1, 2 ** 63, NaN, NaN]);
  });

  it('refuses an answer that is more than memory should hold, and goes on', async () => {
    const big = sql`WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 80) SELECT hex(zeroblob(500000)) AS h FROM c`;
    await assert.rejects(database.all(big), fault('tooLarge', /more here than Podium takes/));
    assert.deepEqual(await database.all(nameOfOne), [['one']]);
  });

  it('sees a table that was added while it was open', async () => {
    assert.equal((await database.schema()).has('added'), false);
    files.connection.exec('CREATE TABLE added (x)');
    assert.equal((await database.schema()).has('added'), true);
  });

  it('reads the file that is there now when another took its place', async function () {
    skipIf(process.platform === 'win32', 'Windows does not replace a file that is open.', this);
    const other = new TestDatabase();
    other.addExperiment('1', 'replaced');
    other.connection.close();
    files.connection.close();
    await database.all(nameOfOne);
    renameSync(other.path, files.path);
    assert.deepEqual(await database.all(nameOfOne), [['replaced']]);
    rmSync(files.path);
    await assert.rejects(database.all(nameOfOne), fault('unreachable', /is not there/));
    other.dispose();
  });

  it('lets go of the file when nobody asks for a while, and takes it up again', async function () {
    skipIf(process.platform !== 'linux', 'only Linux lists the files that a process holds open.', this);
    await reopen({ idleMs: 20 });
    files.connection.close();
    await database.all(nameOfOne);
    while (openFiles().includes(files.path)) await new Promise((resolve) => setTimeout(resolve, 10));
    assert.deepEqual(await database.all(nameOfOne), [['one']]);
  });

  it('knows the tables of a file that came while it had let go of the one before', async function () {
    skipIf(process.platform !== 'linux', 'only Linux lists the files that a process holds open.', this);
    await reopen({ idleMs: 20 });
    const older = new TestDatabase('mlflow-1.30');
    const version = ({ connection }: TestDatabase): unknown => connection.prepare('PRAGMA schema_version').get();
    // SQLite counts the changes to a schema, and nothing else tells one from another.
    for (let count = 0; !isDeepStrictEqual(version(older), version(files)); count++) {
      older.connection.exec(`CREATE TABLE more${String(count)} (x)`);
    }
    older.connection.close();
    files.connection.close();
    assert.equal((await database.schema()).has('logged_models'), true);
    while (openFiles().includes(files.path)) await new Promise((resolve) => setTimeout(resolve, 10));
    renameSync(older.path, files.path);
    assert.equal((await database.schema()).has('logged_models'), false);
    older.dispose();
  });

  it('keeps no process alive', async () => {
    const module = new URL('../../../../src/stores/sqlite/database.ts', import.meta.url).href;
    const script = `
      const { openDatabase } = await import(${JSON.stringify(module)});
      const text = 'SELECT name FROM experiments';
      console.log(JSON.stringify(await openDatabase(process.argv[1]).all({ text, params: [] })));`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, files.path], { timeout: 9_000 });
    let output = '';
    child.stdout.on('data', (text: Buffer) => (output += text.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    assert.deepEqual([code, output], [0, '[["one"]]\n']);
  });

  describe('that is none', () => {
    const cases: readonly (readonly [string, StoreFault, RegExp, (file: string) => void])[] = [
      [
        'missing',
        'unreachable',
        /is not there/,
        (file) => {
          rmSync(file);
        },
      ],
      [
        'text',
        'notMlflow',
        /not a SQLite database/,
        (file) => {
          writeFileSync(file, 'hello, this is a text of some length');
        },
      ],
      [
        'a long text',
        'notMlflow',
        /not a SQLite database/,
        (file) => {
          writeFileSync(file, 'hello, this is a text of some length\n'.repeat(100));
        },
      ],
      [
        'empty',
        'notMlflow',
        /not a SQLite database/,
        (file) => {
          writeFileSync(file, '');
        },
      ],
      [
        'cut short',
        'damaged',
        /damaged or was cut short/,
        (file) => {
          truncateSync(file, 10_000);
        },
      ],
      [
        'overwritten',
        'damaged',
        /damaged/,
        (file) => {
          overwrite(file);
        },
      ],
    ];
    for (const [what, expected, message, harm] of cases) {
      it(`says what is wrong with one that is ${what}`, async () => {
        files.connection.close();
        harm(files.path);
        await assert.rejects(database.schema(), fault(expected, message));
      });
    }

    it('says that a folder is none', async () => {
      const folder = openDatabase(files.folder);
      await assert.rejects(folder.schema(), fault('notMlflow', /not a SQLite database/));
      await folder.close();
    });

    it('says that a pipe is none, and does not wait for what comes out of it', async function () {
      skipIf(process.platform === 'win32', 'Windows has no such files.', this);
      const pipe = path.join(files.folder, 'pipe.db');
      makePipe(pipe);
      const database = openDatabase(pipe);
      await assert.rejects(database.schema(), fault('notMlflow', /not a SQLite database/));
      await assert.rejects(
        database.write([{ statement: sql`DELETE FROM runs` }]),
        fault('notMlflow', /not a SQLite database/),
      );
      await database.close();
    });

    it('says that it holds nothing of MLflow, also where views only look like it', async () => {
      files.connection.exec(`
        DROP TABLE runs;
        CREATE VIEW runs AS WITH RECURSIVE c(run_uuid) AS (SELECT 1 UNION ALL SELECT 1 FROM c) SELECT * FROM c`);
      await assert.rejects(database.schema(), fault('notMlflow', /holds no MLflow experiments and runs/));
    });
  });

  function overwrite(file: string): void {
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100, 4096);
    writeFileSync(file, bytes);
  }

  function openFiles(): readonly string[] {
    return readdirSync('/proc/self/fd').map((fd) => {
      try {
        return readlinkSync(path.join('/proc/self/fd', fd));
      } catch {
        return ''; // The one that listed them.
      }
    });
  }

  function fault(expected: StoreFault, message: RegExp): (error: unknown) => boolean {
    return (error) => error instanceof StoreError && error.fault === expected && message.test(error.message);
  }
});
