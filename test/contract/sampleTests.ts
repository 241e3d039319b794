import assert from 'node:assert/strict';
import type { MetricPoint } from '../../src/model/metric.ts';
import type { SampleQuery } from '../../src/stores/store.ts';
import { agreeOnSome } from './agree.ts';
import type { Context } from './context.ts';
import { runIdOf } from './find.ts';

/** MLflow has nothing like it; what it has is the series, which must be all that a sample is made of. */
export function sampleTests(context: Context): void {
  const sampled = async (runId: string, query: Omit<SampleQuery, 'runIds'>) => {
    const [sample] = await context.store.sampleMetricHistories({ runIds: [runId], ...query });
    assert.equal(sample?.runId, runId);
    return sample;
  };
  const history = async (runId: string, key: string): Promise<MetricPoint[]> =>
    (await agreeOnSome(
      context.store.getMetricHistory(runId, key),
      context.oracle.ask('getMetricHistory', runId, key),
    )) as MetricPoint[];

  for (const name of ['numbers', 'keys %', 'runaway']) {
    it(`samples nothing away of the run "${name}" where there is room for all`, async () => {
      const { runId, metrics } = await context.store.getRun(await runIdOf(context.store, name));
      for (const key of Object.keys(metrics)) {
        const points = await history(runId, key);
        const sample = await sampled(runId, { key, maxPoints: 1000 });
        assert.deepEqual([sample.pointCount, sample.sampled], [points.length, false]);
        assert.deepEqual(values(sample.points), values(points));
      }
    });
  }

  it('thins a curve out to its extremes, with its NaN and its infinity', async () => {
    const runId = await runIdOf(context.store, 'runaway');
    const points = await history(runId, 'loss');
    const sample = await sampled(runId, { key: 'loss', maxPoints: 20 });
    assert.deepEqual([sample.pointCount, sample.sampled], [240, true]);
    assert.ok(sample.points.length <= 50);
    const finite = (all: readonly MetricPoint[]) => all.map(({ value }) => value).filter((v) => Math.abs(v) < 1e300);
    assert.equal(Math.max(...finite(sample.points)), Math.max(...finite(points)));
    assert.equal(Math.min(...finite(sample.points)), Math.min(...finite(points)));
    assert.ok(sample.points.some(({ value }) => Number.isNaN(value)));
    assert.ok(sample.points.some(({ value }) => value >= Number.MAX_VALUE));
    assert.deepEqual([sample.points[0], sample.points.at(-1)], [points[0], points.at(-1)]);
  });

  it('takes a range of steps, both ends included', async () => {
    const runId = await runIdOf(context.store, 'runaway');
    const points = (await history(runId, 'loss')).filter(({ step }) => step >= 50 && step <= 99);
    const sample = await sampled(runId, { key: 'loss', maxPoints: 1000, startStep: 50, endStep: 99 });
    assert.equal(sample.pointCount, 50);
    assert.deepEqual(values(sample.points), values(points));
  });

  it('has, in a first impression of a curve, only points of it, among them the first and the last', async () => {
    const runId = await runIdOf(context.store, 'long');
    const points = await history(runId, 'loss');
    const sample = await sampled(runId, { key: 'loss', maxPoints: 100, quick: true });
    const all = new Set(values(points));
    assert.deepEqual(
      values(sample.points).filter((one) => !all.has(one)),
      [],
    );
    assert.deepEqual([sample.points[0], sample.points.at(-1)], [points[0], points.at(-1)]);
    assert.deepEqual([sample.quick, sample.sampled], [true, true]);
    assert.equal(sample.pointCount, NaN);
  });

  it('answers for several runs in the order of the question', async () => {
    const runIds = [await runIdOf(context.store, 'runaway'), await runIdOf(context.store, 'numbers')];
    for (const order of [runIds, runIds.toReversed()]) {
      const samples = await context.store.sampleMetricHistories({ runIds: order, key: 'loss', maxPoints: 20 });
      assert.deepEqual(
        samples.map(({ runId }) => runId),
        order,
      );
    }
  });
}

/** Points of the same step and time have no order of their own. */
function values(points: readonly MetricPoint[]): readonly string[] {
  return points.map(({ step, timestampMs, value }) => `${String(step)} ${String(timestampMs)} ${String(value)}`).sort();
}
