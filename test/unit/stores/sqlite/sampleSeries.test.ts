import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { MetricPoint } from '../../../../src/model/metric.ts';
import { sampledHistory } from '../../../../src/stores/sampledHistory.ts';
import { sampleSeries } from '../../../../src/stores/sqlite/sampleSeries.ts';

const point = fc.record({
  step: fc.integer({ min: -5, max: 40 }),
  timestampMs: fc.integer({ min: 0, max: 9 }),
  value: fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true }), fc.constantFrom(NaN, Number.MAX_VALUE, 0)),
});

describe('a series of numbers from a database', () => {
  it('is thinned out as its points would be, once they are in order', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 300 }), fc.integer({ min: 4, max: 50 }), (logged, maxPoints) => {
        const byStep = logged.toSorted((a, b) => a.step - b.step);
        const { points, pointCount } = sampledHistory('run', byStep.toSorted(inOrder), maxPoints);
        assert.deepEqual([...sampleSeries(numbers(byStep), maxPoints)], [pointCount, ...numbers(points)]);
      }),
    );
  });

  it('is whole where all of it is wanted', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 300 }), (logged) => {
        const points = logged.toSorted(inOrder);
        assert.deepEqual([...sampleSeries(numbers(points), Infinity)], [points.length, ...numbers(points)]);
      }),
    );
  });
});

function numbers(points: readonly MetricPoint[]): Float64Array {
  return Float64Array.from(points.flatMap(({ step, timestampMs, value }) => [step, timestampMs, value]));
}

/** NaN stands where MLflow writes it, at 0. */
function inOrder(a: MetricPoint, b: MetricPoint): number {
  const [left, right] = [a.value, b.value].map((value) => (Number.isNaN(value) ? 0 : value));
  return a.step - b.step || a.timestampMs - b.timestampMs || (left ?? 0) - (right ?? 0);
}
