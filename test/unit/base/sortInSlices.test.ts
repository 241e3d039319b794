import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slices } from '../../../src/base/slices.ts';
import { sortInSlices } from '../../../src/base/sortInSlices.ts';

describe('a long list sorted in slices', () => {
  it('is sorted as any other, and what is alike stays as it was', async () => {
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 9_000 }),
      sameAsToSorted,
    );
    await fc.assert(property, {
      numRuns: 25,
      examples: [
        [1, 2_048],
        [3, 2_049],
        [7, 6_145],
      ],
    });
  });

  it('holds up nobody, and can be cancelled', async () => {
    const control = new AbortController();
    const reason = new Error('enough');
    setImmediate(() => control.abort(reason));
    const many = Array.from({ length: 300_000 }, (_, index) => (index * 7_919) % 300_007);
    await assert.rejects(
      sortInSlices(many, (one, other) => one - other, slices(control.signal)),
      reason,
    );
  });
});

async function sameAsToSorted(kinds: number, count: number): Promise<void> {
  const items = Array.from({ length: count }, (_, index) => ({ key: (index * 7_919) % kinds, index }));
  const compare = (one: { readonly key: number }, other: { readonly key: number }): number => one.key - other.key;
  assert.deepEqual(await sortInSlices(items, compare, slices()), items.toSorted(compare));
}
