import assert from 'node:assert/strict';
import fc from 'fast-check';
import { byX, countBefore, nearest } from '../../../src/charts/lookup.ts';
import { isDrawable } from '../../../src/charts/points.ts';

const places = fc.array(
  fc.oneof({ arbitrary: fc.integer({ min: -20, max: 20 }), weight: 9 }, fc.constantFrom(NaN, Infinity, -Infinity, 0.5)),
);

describe('looking up points by their place on the x axis', () => {
  it('goes from left to right, and in the order of the log where several are at one place', () => {
    assert.deepEqual([...byX(Float64Array.of(3, 1, NaN, 3, Infinity, 2))], [1, 5, 0, 3]);
  });

  it('finds the nearest one, of two as near the left one, of several at one place the last', () => {
    const xs = Float64Array.of(0, 10, 10, 20);
    const order = byX(xs);
    assert.deepEqual(
      [-5, 4, 5, 6, 10, 15, 16, 99].map((x) => nearest(xs, order, x)),
      [0, 0, 0, 2, 2, 2, 3, 3],
    );
    assert.equal(nearest(new Float64Array(), new Uint32Array(), 1), undefined);
  });

  it('finds what looking at each would find', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: -25, max: 25 }), (row, x) => {
        const xs = Float64Array.from(row);
        const found = nearest(xs, byX(xs), x);
        const placed = row.filter(isDrawable);
        if (placed.length === 0) {
          assert.equal(found, undefined);
          return;
        }
        const least = Math.min(...placed.map((place) => Math.abs(place - x)));
        const left = placed.includes(x - least) ? x - least : x + least;
        assert.equal(found, row.lastIndexOf(left));
      }),
    );
  });

  it('counts those that lie before a place', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: -25, max: 25 }), (row, x) => {
        const xs = Float64Array.from(row);
        const placed = row.filter(isDrawable);
        assert.equal(countBefore(xs, byX(xs), x), placed.filter((place) => place < x).length);
        assert.equal(countBefore(xs, byX(xs), x, true), placed.filter((place) => place <= x).length);
      }),
    );
  });
});
