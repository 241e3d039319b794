import assert from 'node:assert/strict';
import { extremesOf } from '../../../src/model/extremes.ts';

describe('the extremes of a series', () => {
  it('are finite, and stand where they come first', () => {
    const values = [NaN, 3, 1, Infinity, 1, 3, Number.MAX_VALUE];
    assert.deepEqual(extremesOf(values, [0, 1, 2, 3, 4, 5, 6]), {
      least: { value: 1, step: 2 },
      greatest: { value: 3, step: 1 },
      hasNaN: true,
      hasInfinity: true,
    });
  });

  it('are none where nothing is finite', () => {
    assert.deepEqual(extremesOf([NaN], [0]), { hasNaN: true, hasInfinity: false });
    assert.deepEqual(extremesOf([], []), { hasNaN: false, hasInfinity: false });
  });
});
