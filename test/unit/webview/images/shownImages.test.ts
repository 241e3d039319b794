import assert from 'node:assert/strict';
import type { ImageItem } from '../../../../src/model/imageItems.ts';
import { foundImages, frameAt, shownImages, shownStep } from '../../../../webview/images/shownImages.ts';

const item = (id: string, ...steps: readonly number[]): ImageItem => ({
  id,
  name: id,
  folder: 'plots',
  frames: steps.length === 0 ? [{ path: id }] : steps.map((step) => ({ path: `${id} ${String(step)}`, step })),
});

describe('images of two runs', () => {
  const sides = [{ items: [item('b', 1, 5), item('a')] }, { items: [item('c'), item('b', 3)] }];
  const images = shownImages(sides);
  const [b] = images;

  it('are beside what is called the same, in the order of the first, then those of the other', () => {
    assert.deepEqual(
      images.map(({ id, sides: own }) => [id, ...own.map((one) => one !== undefined)]),
      [
        ['b', true, true],
        ['a', true, false],
        ['c', false, true],
      ],
    );
  });

  it('have the steps of both, of which each shows its own or the last before', () => {
    assert.ok(b);
    assert.deepEqual(b.steps, [1, 3, 5]);
    const shownAt = (step: number): readonly (string | undefined)[] =>
      b.sides.map((side) => side && frameAt(side, step)?.path);
    assert.deepEqual([1, 3, 5].map(shownAt), [
      ['b 1', undefined],
      ['b 1', 'b 3'],
      ['b 5', 'b 3'],
    ]);
  });

  it('begin at the last step, and go on at the one that was looked at or the nearest before', () => {
    assert.ok(b);
    assert.deepEqual(
      [undefined, 3, 4, 0, 99].map((asked) => shownStep(b, asked)),
      [5, 3, 3, 1, 5],
    );
    const [, a] = images;
    assert.ok(a);
    assert.equal(shownStep(a, 3), undefined);
    assert.equal(a.sides[0] && frameAt(a.sides[0], undefined)?.path, 'a');
  });

  it('are found by words of name and folder', () => {
    assert.deepEqual(
      foundImages(images, 'PLOTS c').map(({ id }) => id),
      ['c'],
    );
    assert.equal(foundImages(images, ' '), images);
  });
});
