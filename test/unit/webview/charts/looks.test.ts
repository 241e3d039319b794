import assert from 'node:assert/strict';
import { looksWith } from '../../../../webview/charts/looks.ts';

describe('the looks of runs', () => {
  it('are numbers of their own, which runs keep, whichever come and go', () => {
    const first = looksWith({}, ['a', 'b', 'c']);
    assert.deepEqual(first, { a: 0, b: 1, c: 2 });
    const later = looksWith(first, ['d', 'b']);
    assert.deepEqual(later, { a: 0, b: 1, c: 2, d: 3 });
    assert.equal(looksWith(later, ['c', 'a']), later);
  });

  it('are forgotten of runs that were gone longest, where there are very many', () => {
    const runs = Array.from({ length: 600 }, (_, index) => `run ${String(index)}`);
    const looks = looksWith(looksWith({}, runs), ['new']);
    assert.deepEqual(
      [Object.keys(looks).length, looks['run 99'], looks['run 100'], looks['new']],
      [501, undefined, 100, 600],
    );
  });
});
