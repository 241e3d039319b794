import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestOf, deltaOf } from '../../../src/compare/delta.ts';
import { clamped } from '../../../src/model/metric.ts';
import { seed } from '../../support/seed.ts';

describe('how far a metric is from the baseline', () => {
  it('is a distance, a part of the baseline, and a verdict by the direction', () => {
    assert.deepEqual(deltaOf(3, 2, 'higher'), { absolute: 1, relative: 0.5, verdict: 'better' });
    assert.deepEqual(deltaOf(3, 2, 'lower'), { absolute: 1, relative: 0.5, verdict: 'worse' });
    assert.deepEqual(deltaOf(1, 2), { absolute: -1, relative: -0.5 });
    assert.deepEqual(deltaOf(2, 2, 'lower'), { absolute: 0, relative: 0 });
  });

  it('is a part of the size of a negative baseline, so that its sign is that of the distance', () => {
    assert.deepEqual(deltaOf(-1, -2, 'higher'), { absolute: 1, relative: 0.5, verdict: 'better' });
  });

  it('is no part of a baseline that is 0', () => {
    assert.deepEqual(deltaOf(1, 0), { absolute: 1 });
  });

  it('is nothing for what is not finite, also as databases keep it', () => {
    for (const odd of [NaN, Infinity, -Infinity, clamped, -clamped]) {
      assert.equal(deltaOf(odd, 1, 'higher'), undefined);
      assert.equal(deltaOf(1, odd, 'higher'), undefined);
    }
  });

  it('is the opposite the other way round, with the opposite verdict', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e100, max: 1e100 });
    const opposite = { better: 'worse', worse: 'better' } as const;
    fc.assert(
      fc.property(number, number, fc.constantFrom('lower', 'higher'), (one, other, direction) => {
        const [there, back] = [deltaOf(one, other, direction), deltaOf(other, one, direction)];
        assert.ok(there && back);
        assert.ok(there.absolute === -back.absolute);
        assert.equal(there.verdict && opposite[there.verdict], back.verdict);
      }),
      { seed, numRuns: 500 },
    );
  });
});

describe('the best of some values', () => {
  it('is the one that the direction says, and never one that is not finite', () => {
    assert.equal(bestOf([1, 3, 2, 'NaN', clamped], 'higher'), 3);
    assert.equal(bestOf([1, 3, 2, 'Infinity', -clamped], 'lower'), 1);
  });

  it('is none where nobody knows what is better, and where all are the same', () => {
    assert.equal(bestOf([1, 3], undefined), undefined);
    assert.equal(bestOf([1], 'lower'), undefined);
    assert.equal(bestOf(['NaN', 'Infinity'], 'lower'), undefined);
  });
});
