import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isDrawable } from '../../../src/charts/points.ts';
import { standing } from '../../../src/charts/standing.ts';
import { trackOf } from './aLine.ts';

const row = fc.array(fc.constantFrom(0, 1, 2, 3, 4, NaN, Infinity), { minLength: 1, maxLength: 12 });

describe('since when a line leads', () => {
  it('is since it last came to be above all others', () => {
    assert.equal(standing(trackOf([0, 5, 1, 6]), [trackOf([1, 1, 2, 2])], 1), 3);
    assert.equal(standing(trackOf([0, 5, 1, 6]), [trackOf([1, 1, 0, 2])], 1), 1);
    assert.equal(standing(trackOf([0, 5]), [trackOf([-1, 2])], 1), undefined);
  });

  it('is what going through all steps would find', () => {
    fc.assert(
      fc.property(row, fc.array(row, { maxLength: 4 }), fc.constantFrom<1 | -1>(1, -1), (leader, others, sign) => {
        const last = Math.max(leader.length, ...others.map(({ length }) => length));
        const isBehind = Array.from({ length: last }, (_, step) => {
          const own = held(leader, step);
          return others.some((other) => sign * (own - held(other, step)) <= 0);
        });
        // Somebody who does not lead at the end does not lead since any step.
        const wanted = isBehind.at(-1) ? Infinity : isBehind.lastIndexOf(true) + 1 || undefined;
        assert.equal(
          standing(
            trackOf(leader),
            others.map((other) => trackOf(other)),
            sign,
          ),
          wanted,
        );
      }),
    );
  });
});

/** The last finite value up to a step; NaN before there is any. */
function held(values: readonly number[], step: number): number {
  return values.slice(0, step + 1).findLast(isDrawable) ?? NaN;
}
