import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textKeys } from '../../../src/compare/textKeys.ts';

const text = fc.oneof(
  fc.string({ maxLength: 12, unit: 'grapheme' }),
  fc.string({ maxLength: 10, unit: fc.constantFrom('a', 'b', '\0', '~', '\x7f', '\x80', 'é') }),
);

describe('the keys of texts', () => {
  it('are never in another order than the texts', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
        const keys = textKeys(texts);
        for (const [one, left] of texts.entries()) {
          for (const [other, right] of texts.entries()) {
            if ((keys[one] ?? 0) < (keys[other] ?? 0)) assert.ok(left < right, JSON.stringify([left, right]));
          }
        }
      }),
    );
  });

  it('tell apart what is alike at its beginning', () => {
    const keys = textKeys(['run-000001', 'run-000002', 'run-000010']);
    assert.deepEqual([...keys], [...keys].toSorted());
    assert.equal(new Set(keys).size, 3);
  });
});
