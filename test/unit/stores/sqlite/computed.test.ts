import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';

const endless = 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)';

describe('a database that brings SQL of its own along', () => {
  let files: TestDatabase;
  let store: Store;

  beforeEach(() => {
    files = new TestDatabase();
    files.addExperiment('1', 'one');
    files.addRun({ runId: 'r1', tags: { owner: 'ada' } });
    store = openSqliteStore(files.path);
  });
  afterEach(async () => {
    await store.close();
    files.dispose();
  });

  it('is not read where a view without end stands in the place of a table', async () => {
    files.connection.exec(`DROP TABLE experiment_tags;
      CREATE VIEW Experiment_Tags AS ${endless} SELECT n AS experiment_id, 'k' AS key, 'v' AS value FROM c`);
    await assert.rejects(store.searchExperiments(), isRefused);
  });

  it('is not read where a column is computed', async () => {
    files.connection.exec(`DROP TABLE tags;
      CREATE TABLE tags (run_uuid TEXT, key TEXT, value TEXT AS (hex(zeroblob(4000))) VIRTUAL);
      INSERT INTO tags (run_uuid, key) VALUES ('r1', 'k')`);
    await assert.rejects(store.getRun('r1'), isRefused);
  });

  it('is read where a column is the difference of two others, as MLflow computes the duration of a span', async () => {
    files.connection.exec(`DROP TABLE tags;
      CREATE TABLE tags (run_uuid TEXT, key TEXT, value TEXT, began BIGINT NOT NULL, ended BIGINT,
        duration_ns BIGINT GENERATED ALWAYS AS (ended - began) STORED);
      INSERT INTO tags (run_uuid, key, value, began, ended) VALUES ('r1', 'k', 'v', 1, 3)`);
    assert.deepEqual({ ...(await store.getRun('r1')).tags }, { k: 'v' });
  });

  for (const column of [
    'value TEXT AS (hex(zeroblob(a + b))) VIRTUAL',
    'c INTEGER AS (a - b), value TEXT AS (hex(zeroblob(4000)))',
    'c INTEGER AS (a - b) /* AS (a - b) */, value TEXT AS/**/(hex(zeroblob(4000)))',
    'c INTEGER AS (a - b), value TEXT AS -- ()\n (hex(zeroblob(4000)))',
    `"x AS (a - b)" TEXT, value TEXT as\t(hex(zeroblob(4000)))`,
    'value TEXT AS (a - b || hex(zeroblob(4000)))',
  ]) {
    it(`is not read where a column only looks like that: ${column}`, async () => {
      files.connection.exec(`DROP TABLE tags;
        CREATE TABLE tags (run_uuid TEXT, key TEXT, a INTEGER, b INTEGER, ${column});
        INSERT INTO tags (run_uuid, key, a, b) VALUES ('r1', 'k', 4000, 1)`);
      await assert.rejects(store.getRun('r1'), isRefused);
    });
  }

  it('is not read where a virtual table stands in the place of a table', async () => {
    files.connection.exec(`DROP TABLE params; CREATE VIRTUAL TABLE params USING fts5(run_uuid, key, value)`);
    await assert.rejects(store.getRun('r1'), isRefused);
  });

  it('is read where the views are others than MLflow knows, also when they come while it is open', async () => {
    assert.equal((await store.getRun('r1')).tags['owner'], 'ada');
    files.connection.exec(`CREATE VIEW newest_runs AS ${endless} SELECT n FROM c`);
    assert.equal((await store.getRun('r1')).tags['owner'], 'ada');
    files.connection.exec(`ALTER TABLE tags RENAME TO old_tags; CREATE VIEW tags AS SELECT * FROM old_tags`);
    await assert.rejects(store.getRun('r1'), isRefused);
  });
});

function isRefused(error: unknown): boolean {
  return error instanceof StoreError && error.fault === 'notMlflow' && /computes/.test(error.message);
}
