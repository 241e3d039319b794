import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marksOf } from '../../../src/charts/marks.ts';
import { odditiesOf, oddKindOf } from '../../../src/charts/oddities.ts';

const values = fc.array(fc.constantFrom(NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 0, 1, 2));

describe('what has no place on the y axis', () => {
  it('is told by where it begins and ends, an infinity of a database like any other', () => {
    assert.deepEqual(odditiesOf(Float64Array.of(NaN, NaN, 1, Infinity, Number.MAX_VALUE, -Infinity)), [
      { kind: 'nan', from: 0, to: 1 },
      { kind: 'above', from: 3, to: 4 },
      { kind: 'below', from: 5, to: 5 },
    ]);
  });

  it('is all of it, each once', () => {
    fc.assert(
      fc.property(values, (row) => {
        const told: (string | undefined)[] = row.map(() => undefined);
        for (const { kind, from, to } of odditiesOf(Float64Array.from(row))) told.fill(kind, from, to + 1);
        assert.deepEqual(told, row.map(oddKindOf));
      }),
    );
  });
});

describe('the marks of a line', () => {
  const marks = (...row: readonly number[]) => marksOf(Float64Array.from(row), Uint32Array.from(row.keys()));

  it('are at its least, its greatest and its last value', () => {
    assert.deepEqual(marks(2, NaN, 1, 5, 3, Infinity), [
      { kind: 'least', index: 2 },
      { kind: 'greatest', index: 3 },
      { kind: 'last', index: 4 },
    ]);
  });

  it('are but one where the last value is also the greatest, and none where nothing is finite', () => {
    assert.deepEqual(marks(1, 2), [
      { kind: 'least', index: 0 },
      { kind: 'last', index: 1 },
    ]);
    assert.deepEqual(marks(NaN, Infinity), []);
  });
});
