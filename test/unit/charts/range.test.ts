import assert from 'node:assert/strict';
import fc from 'fast-check';
import { valueRange } from '../../../src/charts/range.ts';

const calm = Array.from({ length: 100 }, (_, index) => index / 100);
const range = (values: readonly number[], { log = false, clip = true } = {}) =>
  valueRange([Float64Array.from(values)], { log, clip });
const anyValue = fc.oneof(
  { arbitrary: fc.double({ noDefaultInfinity: true, noNaN: true }), weight: 9 },
  fc.constantFrom(NaN, Infinity, -Infinity),
);

describe('the range of the y axis', () => {
  it('shows all values, unless outliers are to be clipped', () => {
    const { scale, outside } = range([...calm, 300], { clip: false });
    assert.ok(scale.min < 0 && scale.max > 300);
    assert.equal(outside, 0);
  });

  it('leaves out the few that would flatten all others, and counts them', () => {
    const { scale, outside } = range([...calm, 300, -40]);
    assert.ok(scale.min < 0 && scale.min > -1 && scale.max > 1 && scale.max < 2, `${scale.min} to ${scale.max}`);
    assert.equal(outside, 2);
  });

  it('leaves out none where that would not help', () => {
    assert.equal(range([...calm, 1.4]).outside, 0);
    assert.ok(range([...calm, 1.4]).scale.max > 1.4);
  });

  it('cannot tell an outlier among a handful of values', () => {
    assert.equal(range([1, 2, 3, 1000]).outside, 0);
  });

  it('judges by size, not by distance, on a log axis', () => {
    const decades = Array.from({ length: 60 }, (_, index) => 10 ** (-index / 10));
    assert.equal(range(decades, { log: true }).outside, 0);
    assert.equal(range([...calm.map((value) => 1 + value), 1e9], { log: true }).outside, 1);
  });

  it('has a finite length and counts right, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 80 }), fc.boolean(), fc.boolean(), (values, log, clip) => {
        const { scale, outside } = range(values, { log, clip });
        assert.ok(Number.isFinite(scale.min) && Number.isFinite(scale.max) && scale.min < scale.max);
        const placed = values.filter((value) => Math.abs(value) < Number.MAX_VALUE && (!log || value > 0));
        // Only what is next to an infinity, or on a log axis to 0, may be left out without being asked for.
        if (!clip) assert.ok(placed.every((value) => !isOutside(value, scale) || value > 1.79e308 || value < 1e-299));
        if (!log) assert.equal(outside, placed.filter((value) => isOutside(value, scale)).length);
      }),
    );
  });
});

function isOutside(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return value < min || value > max;
}
