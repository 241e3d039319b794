import assert from 'node:assert/strict';
import { distinct, mergeNewest } from '../../../src/views/merge.ts';

const itself = (name: string): string => name;

describe('the newest page in what is shown', () => {
  it('puts new rows before those that they came before', () => {
    assert.deepEqual(mergeNewest(['c', 'b', 'a'], ['d', 'c', 'x', 'b'], itself), ['d', 'c', 'x', 'b', 'a']);
  });

  it('moves nothing that is there, in whatever order it comes now', () => {
    assert.deepEqual(mergeNewest(['a', 'b', 'c'], ['c', 'b', 'a'], itself), ['a', 'b', 'c']);
  });

  it('leaves out what only slipped in at the end, because something above it was deleted', () => {
    assert.deepEqual(mergeNewest(['c', 'b'], ['c', 'a'], itself), ['c', 'b']);
  });

  it('is all that there is where nothing was shown', () => {
    assert.deepEqual(mergeNewest([], ['b', 'a'], itself), ['b', 'a']);
  });

  it('shows a row once, although two pages bring it', () => {
    assert.deepEqual(distinct(['a', 'b', 'b', 'c', 'a'], itself), ['a', 'b', 'c']);
  });
});
