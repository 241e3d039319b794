import assert from 'node:assert/strict';
import fc from 'fast-check';
import { summarizeNumbers, summarizeTexts } from '../../../src/compare/summarize.ts';

describe('what several runs have in a column', () => {
  it('is, of numbers, their mean, deviation, least and greatest', () => {
    assert.deepEqual(summarizeNumbers([1, 2, undefined, 3]), {
      kind: 'numbers',
      count: 3,
      oddCount: 0,
      mean: 2,
      std: 1,
      min: 1,
      max: 3,
    });
    const one = { kind: 'numbers', count: 1, oddCount: 0, mean: 7, min: 7, max: 7 };
    assert.deepEqual(summarizeNumbers([7]), one);
    assert.equal(summarizeNumbers([undefined]), undefined);
  });

  it('leaves out what is not finite, and counts it', () => {
    const odd = [NaN, Infinity, -Number.MAX_VALUE];
    assert.deepEqual(summarizeNumbers(odd), { kind: 'numbers', count: 0, oddCount: 3 });
    const { count, oddCount, mean } = summarizeNumbers([...odd, 4]) ?? {};
    assert.deepEqual([count, oddCount, mean], [1, 3, 4]);
  });

  it('is, of texts, the one that all have, or how many there are', () => {
    assert.deepEqual(summarizeTexts(['a', 'a']), { kind: 'same', value: 'a' });
    assert.deepEqual(summarizeTexts(['a', 'b', undefined, 'a']), { kind: 'different', count: 2 });
    assert.deepEqual(summarizeTexts(['1', '1.0']), { kind: 'different', count: 2 });
    assert.equal(summarizeTexts([undefined, undefined]), undefined);
  });

  it('has its mean between the least and the greatest, and figures that are finite, however great the numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1 }), (numbers) => {
        const { mean, std, min, max, count = 0, oddCount = 0 } = summarizeNumbers(numbers) ?? {};
        assert.equal(count + oddCount, numbers.length);
        for (const figure of [mean, std, min, max]) assert.ok(figure === undefined || Number.isFinite(figure));
        assert.equal(mean === undefined, count === 0);
        if (mean !== undefined && min !== undefined && max !== undefined) assert.ok(min <= mean && mean <= max);
        if (std !== undefined) assert.ok(std >= 0);
      }),
    );
  });
});
