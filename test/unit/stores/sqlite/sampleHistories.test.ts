import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('sampled metrics of a database', () => {
  let database: TestDatabase;
  let store: Store;

  const open = (schema?: 'mlflow-1.30'): void => {
    database = new TestDatabase(schema);
    database.addExperiment('1', 'one');
    for (const runId of ['a', 'b']) database.addRun({ runId });
    store = openSqliteStore(database.path);
  };

  afterEach(async () => {
    await store.close();
    database.dispose();
  });

  for (const schema of [undefined, 'mlflow-1.30'] as const) {
    it(`are the whole series where it is short, by step, time and value (${schema ?? 'mlflow-3.17'})`, async () => {
      open(schema);
      for (const [step, timeMs, value] of [
        [2, 5, 1],
        [1, 9, NaN],
        [1, 3, 8],
        [1, 3, 7],
        [-4, 20, 0.1],
      ] as const) {
        database.addPoint('a', 'loss', step, timeMs, value);
        database.addPoint('a', 'other', step, timeMs, value);
        database.addPoint('b', 'loss', step, timeMs, value);
      }
      const samples = await store.sampleMetricHistories({ runIds: ['b', 'nobody', 'a'], key: 'loss', maxPoints: 5 });
      const points = [
        { step: -4, timestampMs: 20, value: 0.1 },
        { step: 1, timestampMs: 3, value: 7 },
        { step: 1, timestampMs: 3, value: 8 },
        { step: 1, timestampMs: 9, value: NaN },
        { step: 2, timestampMs: 5, value: 1 },
      ];
      assert.deepEqual(samples, [
        { runId: 'b', points, pointCount: 5, sampled: false },
        { runId: 'nobody', points: [], pointCount: 0, sampled: false },
        { runId: 'a', points, pointCount: 5, sampled: false },
      ]);
    });
  }

  it('keep every spike of a long series, and say how long it is', async () => {
    open();
    database.inOneGo(() => {
      for (let step = 0; step < 5000; step++) database.addPoint('a', 'loss', step, step, step === 1234 ? 99 : 0.5);
      database.addPoint('a', 'loss', 2345, 2345, NaN);
    });
    const [sample] = await store.sampleMetricHistories({ runIds: ['a'], key: 'loss', maxPoints: 50 });
    assert.ok(sample?.sampled);
    assert.equal(sample.pointCount, 5001);
    assert.ok(sample.points.length <= 51);
    assert.ok(sample.points.some(({ step, value }) => step === 1234 && value === 99));
    assert.ok(sample.points.some(({ step, value }) => step === 2345 && Number.isNaN(value)));
    assert.deepEqual([sample.points[0]?.step, sample.points.at(-1)?.step], [0, 4999]);
  });

  const times: Readonly<Record<string, string>> = {
    'in the order of time': 'n.i',
    'against the order of time': '-n.i',
    'many at a time': 'n.i / 10000',
    'all at the same time': '5',
    'at times that are no exact numbers': '9007199254740993 + n.i',
  };
  for (const [how, time] of Object.entries(times)) {
    it(`are the same of several long runs together as of each by itself: logged ${how}`, async () => {
      open(how === 'in the order of time' ? 'mlflow-1.30' : undefined);
      const steps = 120_000;
      database.connection.exec(`
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${String(steps - 1)})
          INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan)
          SELECT 'loss', abs((n.i * 7919) % 1009) / 1009.0 + (r.run_uuid = 'b'), ${time}, r.run_uuid, n.i, n.i = 7
          FROM n CROSS JOIN runs r;
        INSERT INTO latest_metrics (key, value, timestamp, run_uuid, step, is_nan)
          SELECT key, value, timestamp, run_uuid, step, is_nan FROM metrics WHERE step = ${String(steps - 1)}`);
      const query = { key: 'loss', maxPoints: 60 };
      const together = await store.sampleMetricHistories({ ...query, runIds: ['b', 'a'] });
      const [a] = await store.sampleMetricHistories({ ...query, runIds: ['a'] });
      const [b] = await store.sampleMetricHistories({ ...query, runIds: ['b'] });
      assert.deepEqual(together, [b, a]);
      assert.deepEqual([a?.pointCount, b?.pointCount], [steps, steps]);
      assert.ok(a?.points.some(({ value }) => Number.isNaN(value)));
    });
  }

  it('count only what is between the steps asked for, both included', async () => {
    open();
    for (let step = -5; step < 10; step++) database.addPoint('a', 'loss', step, 0, step);
    const steps = async (range: { startStep?: number; endStep?: number }) => {
      const [sample] = await store.sampleMetricHistories({ runIds: ['a'], key: 'loss', maxPoints: 100, ...range });
      assert.equal(sample?.pointCount, sample?.points.length);
      return sample?.points.map(({ step }) => step);
    };
    assert.deepEqual(await steps({ startStep: -2, endStep: 1 }), [-2, -1, 0, 1]);
    assert.deepEqual(await steps({ startStep: 8 }), [8, 9]);
    assert.deepEqual(await steps({ endStep: -4 }), [-5, -4]);
  });

  it('cannot be of three points, nor of half a step', async () => {
    open();
    const query = { runIds: ['a'], key: 'loss', maxPoints: 100 };
    for (const wrong of [{ maxPoints: 3 }, { maxPoints: 4.5 }, { startStep: 0.5 }, { endStep: NaN }]) {
      await assert.rejects(
        store.sampleMetricHistories({ ...query, ...wrong }),
        (error) => error instanceof StoreError && error.errorCode === 'INVALID_PARAMETER_VALUE',
      );
    }
  });

  it('are given up when nobody wants them any more', async () => {
    open();
    const reason = new Error('no longer wanted');
    const query = { runIds: ['a'], key: 'loss', maxPoints: 100 };
    await assert.rejects(store.sampleMetricHistories(query, AbortSignal.abort(reason)), reason);
  });
});
