import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('the history of a metric in a database', () => {
  let database: TestDatabase;
  let store: Store;

  beforeEach(() => {
    database = new TestDatabase();
    store = openSqliteStore(database.path);
  });
  afterEach(async () => {
    await store.close();
    database.dispose();
  });

  it('comes by step, then time, then value, with NaN and infinities', async () => {
    database.addPoint('r', 'loss', 2, 30, NaN);
    database.addPoint('r', 'loss', 1, 20, 0.5);
    database.addPoint('r', 'loss', 1, 10, -Infinity);
    database.addPoint('r', 'loss', 1, 20, 0.25);
    database.addPoint('r', 'loss', -1, 40, 7);
    database.addPoint('r', 'other', 0, 0, 0);
    const points = await store.getMetricHistory('r', 'loss');
    assert.deepEqual(
      points.map(({ step, timestampMs, value }) => [step, timestampMs, value]),
      [
        [-1, 40, 7],
        [1, 10, -Number.MAX_VALUE],
        [1, 20, 0.25],
        [1, 20, 0.5],
        [2, 30, NaN],
      ],
    );
  });

  it('is empty for a metric, or a run, that is not there', async () => {
    assert.deepEqual(await store.getMetricHistory('r', 'loss'), []);
  });

  it('is whole at thirty thousand points', async () => {
    const count = 30_000;
    database.inOneGo(() => {
      for (let step = 0; step < count; step++) database.addPoint('r', 'loss', step, step * 10, step / 2);
    });
    const points = await store.getMetricHistory('r', 'loss');
    assert.equal(points.length, count);
    assert.ok(
      points.every(({ step, timestampMs, value }, n) => step === n && timestampMs === n * 10 && value === n / 2),
    );
  });
});
