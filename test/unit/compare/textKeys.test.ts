import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slices } from '../../../src/base/slices.ts';
import { textKeys } from '../../../src/compare/textKeys.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.string({ maxLength: 10, unit: fc.constantFrom('a', 'b', '\0', '~', '\x7f', '\x80', 'é') }),
);

describe('the keys of texts', () => {
  it('are never in another order than the texts, and say whether they alone tell them apart', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 20 }), async (texts) => {
        const { keys, isExact } = await textKeys(texts, slices());
        for (const [one, left] of texts.entries()) {
          for (const [other, right] of texts.entries()) {
            if ((keys[one] ?? 0) < (keys[other] ?? 0)) assert.ok(left < right, JSON.stringify([left, right]));
            if (isExact && keys[one] === keys[other]) assert.equal(left, right);
          }
        }
      }),
    );
  });

  it('tell apart what is alike at its beginning', async () => {
    const { keys, isExact } = await textKeys(['run-000001', 'run-000002', 'run-000010'], slices());
    assert.ok(isExact);
    assert.deepEqual([...keys], [...keys].toSorted());
    assert.equal(new Set(keys).size, 3);
  });
});
