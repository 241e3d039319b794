import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rowsAt, snapped, stopFrom, stopsOf } from '../../../src/charts/cursor.ts';
import { hasLine, panned, stretchOf, zoomed } from '../../../src/charts/zoom.ts';
import { trackOf } from './aLine.ts';

const scale = { min: 0, max: 100, log: false };
const told = (rows: ReturnType<typeof rowsAt>): readonly unknown[] =>
  rows.map(({ track, x, value }) => [track.label, x, value]);

describe('the cursor', () => {
  const low = trackOf([1, 2, 3], { label: 'low', steps: [0, 50, 100] });
  const high = trackOf([4, NaN, 6], { label: 'high', steps: [0, 40, 100] });
  const short = trackOf([9, 9], { label: 'short', steps: [0, 20] });

  it('tells the nearest point of each line, the greatest first and NaN last', () => {
    assert.deepEqual(told(rowsAt([low, high], 48, scale, 0.01)), [
      ['low', 50, 2],
      ['high', 40, NaN],
    ]);
    assert.deepEqual(told(rowsAt([low, high], 98, scale, 0.01)), [
      ['high', 100, 6],
      ['low', 100, 3],
    ]);
  });

  it('says nothing of a line that has ended, but for the few pixels that a hand may be off', () => {
    assert.deepEqual(told(rowsAt([short], 30, scale, 0.01)), []);
    assert.deepEqual(told(rowsAt([short], 20.5, scale, 0.01)), [['short', 20, 9]]);
  });

  it('says where a point is not quite under it', () => {
    assert.deepEqual(
      rowsAt([low, high], 50, scale, 0.02).map(({ isElsewhere }) => isElsewhere),
      [false, true],
    );
  });

  it('stands at a point, of those that are shown', () => {
    assert.equal(snapped([low, high], 44, scale), 40);
    assert.equal(snapped([low, high], 46, scale), 50);
    assert.equal(snapped([low], 46, { min: 45, max: 49, log: false }), undefined);
  });

  it('goes by keys from point to point of all lines', () => {
    const stops = stopsOf([low, high], scale);
    assert.deepEqual([...stops], [0, 40, 50, 100]);
    assert.deepEqual([stopFrom(stops, undefined, 1), stopFrom(stops, undefined, -1)], [0, 100]);
    assert.deepEqual([stopFrom(stops, 40, 1), stopFrom(stops, 40, -1), stopFrom(stops, 40, 10)], [50, 0, 100]);
    assert.deepEqual([stopFrom(stops, 45, 1), stopFrom(stops, 45, -1)], [50, 40]);
    assert.deepEqual([stopFrom(stops, 45, Infinity), stopFrom(stops, 45, -Infinity)], [100, 0]);
    assert.equal(stopFrom(new Float64Array(), 3, 1), undefined);
  });
});

describe('zooming', () => {
  const whole = { min: 0, max: 100, log: false };

  it('shows the stretch that was marked, in whichever direction', () => {
    assert.deepEqual(stretchOf(whole, 0.7, 0.2), { min: 20, max: 70 });
    assert.equal(stretchOf(whole, 0.5, 0.5), undefined);
  });

  it('keeps what is under the pointer there, and ends where all is to be seen', () => {
    assert.deepEqual(zoomed(whole, whole, 0.5, 2), { min: 25, max: 75 });
    assert.deepEqual(zoomed({ min: 0, max: 50, log: false }, whole, 0, 0.8), { min: 0, max: 62.5 });
    assert.equal(zoomed({ min: 25, max: 75, log: false }, whole, 0.5, 0.5), undefined);
  });

  it('moves along the axis, and not beyond its ends', () => {
    assert.deepEqual(panned({ min: 20, max: 40, log: false }, whole, 0.5), { min: 30, max: 50 });
    assert.equal(panned({ min: 20, max: 40, log: false }, whole, 4), undefined);
  });

  it('knows where there would be nothing to see', () => {
    const line = trackOf([1, 2], { steps: [10, 20] });
    assert.deepEqual(
      [
        hasLine([line], { min: 12, max: 13 }),
        hasLine([line], { min: 0, max: 10 }),
        hasLine([line], { min: 21, max: 30 }),
      ],
      [true, true, false],
    );
    assert.equal(hasLine([trackOf([])], { min: 0, max: 1 }), false);
  });

  it('never shows what is beyond the ends, or no stretch at all', () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(unit, unit, unit, fc.double({ min: 0.1, max: 10, noNaN: true }), (from, to, place, factor) => {
        const stretch = stretchOf(whole, from, to);
        if (!stretch) return;
        const next = zoomed({ ...stretch, log: false }, whole, place, factor);
        if (next) assert.ok(next.min >= 0 && next.max <= 100 && next.min < next.max);
      }),
    );
  });
});
