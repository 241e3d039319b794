import assert from 'node:assert/strict';
import fc from 'fast-check';
import { imageRows, placeUpTo, stepUpTo } from '../../../src/charts/imageRows.ts';
import { seed } from '../../support/seed.ts';

describe('rows of images', () => {
  it('have the images of all runs under one key side by side, in the order of the runs, with the steps of any', () => {
    const rows = imageRows([
      { run: 'b', keys: [{ key: 'roc', steps: [0, 100] }] },
      {
        run: 'a',
        keys: [
          { key: 'confusion', steps: [5] },
          { key: 'roc', steps: [50, 100] },
          { key: 'none', steps: [] },
        ],
      },
      { run: 'c', keys: [] },
    ]);
    assert.deepEqual(rows, [
      { key: 'confusion', steps: [5], runs: [{ run: 'a', steps: [5] }] },
      {
        key: 'roc',
        steps: [0, 50, 100],
        runs: [
          { run: 'b', steps: [0, 100] },
          { run: 'a', steps: [50, 100] },
        ],
      },
    ]);
  });

  it('show of each run its image at a step, or the nearest one before', () => {
    const steps = [-1, 10, 20];
    assert.deepEqual(
      [-2, -1, 0, 10, 19, 20, 99].map((step) => stepUpTo(steps, step)),
      [undefined, -1, -1, 10, 10, 20, 20],
    );
    assert.equal(stepUpTo([], 5), undefined);
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer()), fc.integer(), (any, step) => {
        const sorted = any.sort((a, b) => a - b);
        assert.equal(
          placeUpTo(sorted, step),
          sorted.findLastIndex((one) => one <= step),
        );
      }),
      { seed, numRuns: 500 },
    );
  });
});
