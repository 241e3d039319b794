import assert from 'node:assert/strict';
import { distinct, mergeNewest, mergeSorted } from '../../../src/views/merge.ts';

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

describe('new rows in a list that is sorted otherwise', () => {
  const merged = (shown: string, newest: string, goesOn: boolean): string =>
    mergeSorted([...shown], [...newest], itself, (one, other) => one.localeCompare(other), goesOn).join('');

  it('come where they belong, and nothing that is there moves', () => {
    assert.equal(merged('bdf', 'ecf', false), 'bcdef');
    assert.equal(merged('dbf', 'd', false), 'dbf');
  });

  it('come at the end only where the list ends there', () => {
    assert.equal(merged('bd', 'x', false), 'bdx');
    assert.equal(merged('bd', 'xc', true), 'bcd');
  });
});
