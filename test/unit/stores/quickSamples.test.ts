import assert from 'node:assert/strict';
import type { MetricPoint, SampledHistory } from '../../../src/model/metric.ts';
import { openFileStore } from '../../../src/stores/file/fileStore.ts';
import { openSqliteStore } from '../../../src/stores/sqlite/sqliteStore.ts';
import type { SampleQuery, Store } from '../../../src/stores/store.ts';
import { TestDatabase } from '../../support/database.ts';
import { TestMlruns } from '../../support/mlruns.ts';

type Write = (points: Iterable<MetricPoint>) => void;

const runId = 'a'.repeat(32);
const point = (step: number, value = Math.sin(step)): MetricPoint => ({ step, timestampMs: 1000 + step, value });
const count = 12_000;
const long = Array.from({ length: count }, (_, step) => point(step));

describe('a first impression of a long series in a database', () => {
  it('has the first point, the last, and some of those between, and says that it is one', () =>
    withDatabase(undefined, async (store, write) => {
      write(long);
      const sample = await glanced(store);
      assertPartOf(sample, long);
    }));

  it('has the first of those at the least step, and the last of those at the greatest', () =>
    withDatabase(undefined, async (store, write) => {
      const ends = [point(0, 5), { ...point(0, 3), timestampMs: 1 }, point(count - 1, NaN), point(count - 1, 7)];
      write([...long, ...ends]);
      const { points } = await glanced(store);
      assert.deepEqual([points.at(0)?.value, points.at(-1)?.value], [3, 7]);
    }));

  it('is of the steps asked for', () =>
    withDatabase(undefined, async (store, write) => {
      write(long);
      const sample = await glanced(store, { startStep: 100, endStep: 9_000 });
      assertPartOf(sample, long.slice(100, 9_001));
    }));

  it('finds its way where steps are far apart', () =>
    withDatabase(undefined, async (store, write) => {
      const sparse = long.map(({ step }) => point(step < 6_000 ? step : step * 1_000_003 - 5_000_000));
      write(sparse);
      assertPartOf(await glanced(store), sparse);
    }));

  it('is all of it where it is short, or has one step only', () =>
    withDatabase(undefined, async (store, write) => {
      write(long.slice(0, 900));
      assert.deepEqual(await glanced(store), { runId, points: long.slice(0, 900), pointCount: 900, sampled: false });
      write(long.map(({ step }) => ({ ...point(0), timestampMs: 5000 + step })));
      const { quick, pointCount } = await glanced(store);
      assert.deepEqual([quick, pointCount], [undefined, count + 900]);
    }));

  it('is the whole where MLflow has not made the index for it', () =>
    withDatabase('mlflow-1.30', async (store, write) => {
      write(long);
      const { quick, pointCount } = await glanced(store);
      assert.deepEqual([quick, pointCount], [undefined, count]);
    }));
});

describe('a first impression of a long series in a folder', () => {
  it('has the first point, the last, and some of those between, and says that it is one', () =>
    withFolder(long.map(line).join(''), async (store) => {
      assertPartOf(await glanced(store), long);
    }));

  it('is all of it where the file is short, is being written, or is not in order', async () => {
    const texts = {
      short: long.slice(0, 900).map(line).join(''),
      written: `${long.map(line).join('')}99999 1 99999`,
      'run on': [...long.slice(0, 8_000), ...long.slice(4_000)].map(line).join(''),
    };
    for (const [what, text] of Object.entries(texts)) {
      await withFolder(text, async (store) => {
        const sample = await glanced(store);
        assert.deepEqual([sample.quick, Number.isNaN(sample.pointCount)], [undefined, false], what);
      });
    }
  });

  it('says which line is damaged as the whole does', () =>
    withFolder('damaged\n'.repeat(50_000), async (store) => {
      await assert.rejects(glanced(store), { fault: 'damaged' });
    }));
});

async function glanced(store: Store, more: Partial<SampleQuery> = {}): Promise<SampledHistory> {
  const query = { runIds: [runId], key: 'loss', maxPoints: 1_000, quick: true, ...more };
  const [sample] = await store.sampleMetricHistories(query);
  assert.ok(sample);
  return sample;
}

function assertPartOf({ points, pointCount, sampled, quick }: SampledHistory, all: readonly MetricPoint[]): void {
  assert.deepEqual([pointCount, sampled, quick], [NaN, true, true]);
  assert.ok(points.length > 50 && points.length <= 320, String(points.length));
  const byStep = new Map(all.map((one) => [one.step, one]));
  assert.deepEqual(
    points,
    points.map(({ step }) => byStep.get(step)),
  );
  const steps = points.map(({ step }) => step);
  assert.deepEqual(
    steps,
    [...new Set(steps)].sort((a, b) => a - b),
  );
  assert.deepEqual([points[0], points.at(-1)], [all[0], all.at(-1)]);
}

async function withDatabase(
  schema: 'mlflow-1.30' | undefined,
  test: (store: Store, write: Write) => Promise<void>,
): Promise<void> {
  const database = new TestDatabase(schema);
  const store = openSqliteStore(database.path);
  try {
    database.addExperiment('1', 'one');
    database.addRun({ runId });
    await test(store, (points) => {
      database.inOneGo(() => {
        for (const { step, timestampMs, value } of points) database.addPoint(runId, 'loss', step, timestampMs, value);
      });
    });
  } finally {
    await store.close();
    database.dispose();
  }
}

async function withFolder(text: string, test: (store: Store) => Promise<void>): Promise<void> {
  using files = new TestMlruns();
  files.addExperiment('1', 'one');
  files.addRun({ runId, metrics: { loss: text } });
  const store = openFileStore(files.path);
  try {
    await test(store);
  } finally {
    await store.close();
  }
}

function line({ step, timestampMs, value }: MetricPoint): string {
  return `${String(timestampMs)} ${String(value)} ${String(step)}\n`;
}
