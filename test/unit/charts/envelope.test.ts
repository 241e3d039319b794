import assert from 'node:assert/strict';
import fc from 'fast-check';
import { envelope } from '../../../src/charts/envelope.ts';

const keep = (values: readonly number[], maxPoints: number): number[] =>
  envelope(values.length, (index) => values[index] ?? NaN, maxPoints);

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
const anything = fc.oneof(
  { arbitrary: numbers, weight: 8 },
  { arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 0, -0), weight: 2 },
);
const series = fc.array(anything, { maxLength: 400 });
const width = fc.integer({ min: 4, max: 60 });

const isFinite = (value: number): boolean => Math.abs(value) < Number.MAX_VALUE;

describe('the envelope of a series', () => {
  it('is all of it as long as it is short', () => {
    assert.deepEqual(keep([3, 1, NaN, 2], 4), [0, 1, 2, 3]);
    assert.deepEqual(keep([], 4), []);
  });

  it('keeps a single spike among a hundred thousand values', () => {
    const values = Array.from({ length: 100_000 }, (_, index) => Math.sin(index / 1000));
    values[61_803] = 40;
    values[31_415] = -40;
    const kept = keep(values, 500);
    assert.ok(kept.includes(61_803) && kept.includes(31_415));
    assert.ok(kept.length <= 500 && kept.length > 400);
  });

  it('keeps a spike where its bucket begins with NaN', () => {
    assert.deepEqual(keep([0, NaN, 9, 1, NaN, 1, 1, 0], 4), [0, 1, 2, 3, 7]);
  });

  it('holds infinities apart, also as databases write them, so that they hide no extreme', () => {
    const values = [0, 1, Number.MAX_VALUE, 5, -Infinity, -3, 1, 0];
    assert.deepEqual(keep(values, 4), [0, 2, 3, 4, 5, 7]);
  });

  it('goes forward, from the first value to the last', () => {
    fc.assert(
      fc.property(series, width, (values, maxPoints) => {
        const kept = keep(values, maxPoints);
        assert.deepEqual(
          kept,
          [...new Set(kept)].sort((a, b) => a - b),
        );
        assert.equal(kept[0], values.length === 0 ? undefined : 0);
        assert.equal(kept.at(-1), values.length === 0 ? undefined : values.length - 1);
      }),
    );
  });

  it('has no more than was asked for, but for NaN and infinities, and those at most one and a half times as many', () => {
    fc.assert(
      fc.property(series, width, (values, maxPoints) => {
        const kept = keep(values, maxPoints);
        const finite = kept.filter((index) => isFinite(values[index] ?? NaN));
        assert.ok(finite.length <= maxPoints);
        assert.ok(kept.length <= 2.5 * maxPoints);
      }),
    );
  });

  it('has the least and the greatest value, and each kind of what is not finite, of every bucket', () => {
    fc.assert(
      fc.property(series, width, (values, maxPoints) => {
        const kept = new Set(keep(values, maxPoints));
        for (const bucket of buckets(values.length, maxPoints)) {
          const all = bucket.map((index) => values[index] ?? 0);
          const ours = bucket.filter((index) => kept.has(index)).map((index) => values[index] ?? 0);
          assert.deepEqual(features(ours), features(all));
        }
      }),
    );
  });
});

/** The indexes of each bucket as the contract has them: what is between the first and the last value, in parts of the same size. */
function buckets(length: number, maxPoints: number): readonly (readonly number[])[] {
  const inner = Array.from({ length }, (_, index) => index).slice(1, -1);
  const count = Math.max(1, Math.floor((maxPoints - 2) / 2));
  return Array.from({ length: count }, (_, bucket) =>
    inner.slice(Math.floor((bucket * inner.length) / count), Math.floor(((bucket + 1) * inner.length) / count)),
  );
}

function features(values: readonly number[]): object {
  const finite = values.filter(isFinite);
  return {
    least: Math.min(...finite) + 0,
    greatest: Math.max(...finite) + 0,
    nan: values.some(Number.isNaN),
    above: values.some((value) => value >= Number.MAX_VALUE),
    below: values.some((value) => value <= -Number.MAX_VALUE),
  };
}
