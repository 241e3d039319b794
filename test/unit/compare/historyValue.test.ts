import assert from 'node:assert/strict';
import fc from 'fast-check';
import { envelope } from '../../../src/charts/envelope.ts';
import { bestPoint, extremeOf, meanOfLast } from '../../../src/compare/historyValue.ts';
import type { MetricPoint } from '../../../src/model/metric.ts';
import { columnKey, type RunColumn } from '../../../src/model/runColumn.ts';

const points = (...values: readonly number[]): readonly MetricPoint[] =>
  values.map((value, step) => ({ step, timestampMs: step, value }));
const series = fc
  .array(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(NaN, Infinity, -Infinity, Number.MAX_VALUE, 0)), {
    maxLength: 40,
  })
  .map((values) => points(...values));

describe('what is computed from the history of a metric', () => {
  it('has no NaN for the least or greatest, but infinities', () => {
    assert.deepEqual([extremeOf(points(NaN, 2, 1), 'min'), extremeOf(points(NaN, 2, 1), 'max')], [1, 2]);
    assert.deepEqual(
      [extremeOf(points(3, -Infinity), 'min'), extremeOf(points(3, Infinity), 'max')],
      [-Infinity, Infinity],
    );
    assert.deepEqual([extremeOf(points(NaN), 'min'), extremeOf(points(), 'min')], [NaN, undefined]);
  });

  it('finds the first of those that are the best', () => {
    assert.equal(bestPoint(points(3, 1, 1, 2), 'min')?.step, 1);
    assert.equal(bestPoint(points(3, 1, 3), 'max')?.step, 0);
    assert.equal(bestPoint(points(NaN, NaN), 'max'), undefined);
  });

  it('has the mean of as many as there are, and no sum that is too great', () => {
    assert.deepEqual(
      [meanOfLast(points(9, 1, 2), 2), meanOfLast(points(4), 10), meanOfLast([], 2)],
      [1.5, 4, undefined],
    );
    assert.deepEqual([meanOfLast(points(1, NaN), 2), meanOfLast(points(NaN, 1), 1)], [NaN, 1]);
    assert.equal(meanOfLast(points(Number.MAX_VALUE, Number.MAX_VALUE), 2), Number.MAX_VALUE);
    assert.deepEqual([meanOfLast(points(1, Infinity), 2), meanOfLast(points(-Infinity, Infinity), 2)], [Infinity, NaN]);
  });

  it('lies between the least and the greatest', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 50 }), (all, last) => {
        const finite = all.slice(-last).filter(({ value }) => Math.abs(value) < 1e300);
        const [least, mean, greatest] = [extremeOf(finite, 'min'), meanOfLast(finite, last), extremeOf(finite, 'max')];
        if (least === undefined || mean === undefined || greatest === undefined) assert.equal(finite.length, 0);
        else assert.ok(mean >= least - Math.abs(least) * 1e-9 && mean <= greatest + Math.abs(greatest) * 1e-9);
      }),
    );
  });

  it('is the same from the four points that stores give of a long series, at the same step', () => {
    fc.assert(
      fc.property(series, (all) => {
        const few = envelope(all.length, (index) => all[index]?.value ?? NaN, 4).flatMap((index) => all[index] ?? []);
        for (const best of ['min', 'max'] as const) {
          assert.deepEqual(extremeOf(few, best), extremeOf(all, best));
          assert.deepEqual(bestPoint(few, best), bestPoint(all, best));
        }
        assert.deepEqual(few[0], all[0]);
      }),
      { numRuns: 500 },
    );
  });

  it('stands in a column of its own, whatever metrics are called', () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('min: metrics.a', 'at_min("a")', '"', '): metrics.'));
    const column: fc.Arbitrary<RunColumn> = fc.oneof(
      fc.record({ kind: fc.constantFrom('metric' as const, 'param' as const, 'tag' as const), name }),
      fc.record({
        kind: fc.constant('history' as const),
        name,
        value: fc.oneof(
          fc.record({ of: fc.constantFrom('min' as const, 'max' as const, 'first' as const) }),
          fc.record({ of: fc.constant('mean' as const), last: fc.integer({ min: 1, max: 20 }) }),
          fc.record({
            of: fc.constant('at' as const),
            best: fc.constantFrom('min' as const, 'max' as const),
            metric: name,
          }),
        ),
      }),
    );
    fc.assert(
      fc.property(column, column, (one, other) => {
        assert.equal(columnKey(one) === columnKey(other), JSON.stringify(one) === JSON.stringify(other));
      }),
      { numRuns: 1_000 },
    );
  });
});
