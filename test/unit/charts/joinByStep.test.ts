import assert from 'node:assert/strict';
import fc from 'fast-check';
import { joinByStep, thinned } from '../../../src/charts/joinByStep.ts';
import type { MetricPoint } from '../../../src/model/metric.ts';
import { seed } from '../../support/seed.ts';

const points = (...all: readonly (readonly [step: number, value: number])[]): MetricPoint[] =>
  all.map(([step, value], index) => ({ step, timestampMs: index, value }));

describe('a metric over another', () => {
  it('has the steps that both have, and the last value of each', () => {
    const { points: joined, xs } = joinByStep(
      points([0, 1], [1, 2], [1, 3], [2, 4], [5, NaN]),
      points([1, 10], [2, 20], [2, 21], [3, 30], [5, 50]),
    );
    assert.deepEqual(
      joined.map(({ step, value }) => [step, value]),
      [
        [1, 3],
        [2, 4],
        [5, NaN],
      ],
    );
    assert.deepEqual(xs, [10, 21, 50]);
  });

  it('is thinned out so that the extremes of both are left, in order', () => {
    const value = fc.oneof(fc.double({ min: -1e6, max: 1e6 }), fc.constantFrom(NaN, Infinity));
    const pairs = fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(pairs, fc.integer({ min: 8, max: 60 }), (all, most) => {
        const joined = { points: points(...all.map(([y], step) => [step, y] as const)), xs: all.map(([, x]) => x) };
        const { points: kept, xs } = thinned(joined, most);
        assert.equal(kept.length, xs.length);
        assert.deepEqual(
          kept.map(({ step }) => joined.xs[step]),
          xs,
        );
        const range = (values: readonly number[]) => {
          const finite = values.filter(Number.isFinite);
          return [Math.min(...finite), Math.max(...finite)];
        };
        assert.deepEqual(range(xs), range(joined.xs));
        assert.deepEqual(range(kept.map((one) => one.value)), range(joined.points.map((one) => one.value)));
        assert.ok(kept.every(({ step }, index) => index === 0 || step > (kept[index - 1]?.step ?? 0)));
      }),
      { seed, numRuns: 200 },
    );
  });
});
