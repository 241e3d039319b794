import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDrawable } from '../../../src/charts/points.ts';
import { smooth } from '../../../src/charts/smooth.ts';

const values = fc.array(
  fc.oneof(
    { arbitrary: fc.double({ min: -1e6, max: 1e6, noNaN: true }), weight: 8 },
    fc.constantFrom(NaN, Infinity, -Infinity),
  ),
);
const weight = fc.double({ min: 0, max: 0.99, noNaN: true });

describe('smoothing', () => {
  it('gives the first value as it is, and every later one as much weight as is left for it', () => {
    // (0.5·0.5·1 + 0.5·3) / (1 − 0.5²) = 7/3, and so on.
    assert.deepEqual([...smooth(Float64Array.of(1, 3, 3), 0.5)], [1, 7 / 3, 19 / 7]);
  });

  it('leaves NaN and infinities where they are, and goes on as if they had not been', () => {
    assert.deepEqual([...smooth(Float64Array.of(1, NaN, Infinity, 3), 0.5)], [1, NaN, Infinity, 7 / 3]);
  });

  it('changes nothing with a weight of 0', () => {
    fc.assert(
      fc.property(values, (row) => {
        assert.deepEqual(smooth(Float64Array.from(row), 0).map(unsigned), Float64Array.from(row, unsigned));
      }),
    );
  });

  it('is the mean of all finite values so far, each weighing less the longer ago it was', () => {
    fc.assert(
      fc.property(values, weight, (row, share) => {
        const smoothed = smooth(Float64Array.from(row), share);
        row.forEach((value, index) => {
          if (!isDrawable(value)) return;
          const wanted = weightedMean(row.slice(0, index + 1).filter(isDrawable), share);
          assert.ok(Math.abs((smoothed[index] ?? NaN) - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted)));
        });
      }),
    );
  });

  it('never leaves the range of what it smooths', () => {
    fc.assert(
      fc.property(values, weight, (row, share) => {
        const finite = row.filter(isDrawable);
        for (const value of smooth(Float64Array.from(row), share)) {
          if (isDrawable(value)) assert.ok(value >= Math.min(...finite) - 1e-6 && value <= Math.max(...finite) + 1e-6);
        }
      }),
    );
  });
});

/** Of 0 and -0 the one is as good as the other. */
function unsigned(value: number): number {
  return value === 0 ? 0 : value;
}

/** The definition: weights 1, w, w², … from the last value backwards. */
function weightedMean(row: readonly number[], weightOfPast: number): number {
  const weights = row.map((_, index) => weightOfPast ** (row.length - 1 - index));
  const total = weights.reduce((sum, each) => sum + each, 0);
  return row.reduce((sum, value, index) => sum + (value * (weights[index] ?? 0)) / total, 0);
}
