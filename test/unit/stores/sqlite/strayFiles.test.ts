import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, readdirSync, rmSync } from 'node:fs';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { TestDatabase } from '../../../support/database.ts';
import { skipIf } from '../../../support/skipIf.ts';

describe('the folder of a database', () => {
  let files: TestDatabase;
  let store: Store;

  beforeEach(() => {
    files = new TestDatabase();
    files.addExperiment('1', 'one');
    files.addRun({ runId: 'a', tags: { colour: 'red' }, metrics: { loss: 1 } });
    files.addPoint('a', 'loss', 1, 1000, 1);
  });
  afterEach(async () => {
    await store.close();
    chmodSync(files.folder, 0o755);
    files.dispose();
  });

  const listing = (): readonly string[] => readdirSync(files.folder).sort();

  function inWalMode(): void {
    files.connection.exec('PRAGMA journal_mode = WAL');
  }

  async function read(): Promise<void> {
    store = openSqliteStore(files.path);
    await Promise.all([
      store.searchExperiments(),
      store.searchRuns({ experimentIds: ['1'], filter: 'metrics.loss < 2' }),
      store.getMetricHistory('a', 'loss'),
    ]);
    await store.close();
  }

  /** Reads go on meanwhile, as those of the sidebar do. */
  async function readAndChange(): Promise<void> {
    store = openSqliteStore(files.path);
    for (const value of ['blue', 'green', 'red']) {
      await Promise.all([
        store.getRun('a'),
        store.writer?.setTag('a', 'colour', value),
        store.searchRuns({ experimentIds: ['1'] }),
        store.searchExperiments(),
      ]);
    }
    assert.equal((await store.getRun('a')).tags['colour'], 'red');
    await store.close();
  }

  /** As a script leaves it that was killed: with the log of what it wrote last, and the index of that. */
  function leaveWal(): void {
    inWalMode();
    files.connection.exec("UPDATE tags SET value = 'from the log' WHERE key = 'colour'");
    const ends = ['', '-wal', '-shm'];
    for (const end of ends) copyFileSync(files.path + end, `${files.folder}/kept${end}`);
    files.connection.close();
    for (const end of ends) {
      copyFileSync(`${files.folder}/kept${end}`, files.path + end);
      rmSync(`${files.folder}/kept${end}`);
    }
  }

  for (const mode of ['a rollback journal', 'a WAL']) {
    const set = (): void => {
      if (mode === 'a WAL') inWalMode();
    };

    it(`is as it was after reads and changes, with ${mode}`, async () => {
      set();
      files.connection.close();
      await read();
      assert.deepEqual(listing(), ['mlflow.db']);
      await readAndChange();
      assert.deepEqual(listing(), ['mlflow.db']);
    });

    it(`may be one where nothing can be written, with ${mode}`, async function () {
      skipIf(process.platform === 'win32' || process.getuid?.() === 0, 'nothing is forbidden to root.', this);
      set();
      files.connection.close();
      chmodSync(files.path, 0o444);
      chmodSync(files.folder, 0o555);
      await read();
      assert.deepEqual(listing(), ['mlflow.db']);
      store = openSqliteStore(files.path);
      await assert.rejects(store.writer?.setTag('a', 'colour', 'blue') ?? assert.fail(), { fault: 'forbidden' });
      assert.deepEqual(listing(), ['mlflow.db']);
    });
  }

  it('keeps the WAL that a killed script left, and what is in there is read', async () => {
    leaveWal();
    await read();
    assert.deepEqual(listing(), ['mlflow.db', 'mlflow.db-shm', 'mlflow.db-wal']);
    store = openSqliteStore(files.path);
    assert.equal((await store.getRun('a')).tags['colour'], 'from the log');
  });

  it('is put in order by a change where a killed script left a WAL', async () => {
    leaveWal();
    await readAndChange();
    assert.deepEqual(listing(), ['mlflow.db']);
  });
});
