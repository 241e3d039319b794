import assert from 'node:assert/strict';
import { neighbour } from '../../../../webview/charts/neighbour.ts';
import { between, place } from '../../../../webview/charts/placing.ts';
import { sectionsOf } from '../../../../webview/charts/sections.ts';
import { optionsOf } from '../../../../webview/charts/view.ts';

const metrics = ['a/1', 'a/2', 'a/3', 'b/1'].map((key) => ({ key, runs: [], stamp: 1 }));
const sections = sectionsOf(metrics, '', optionsOf(undefined));

describe('the places of charts', () => {
  it('are in as many columns as have room, and do not overlap', () => {
    assert.deepEqual(
      [400, 800, 1300].map((width) => place(sections, width).columns),
      [1, 2, 3],
    );
    for (const width of [400, 800, 1300]) {
      const { cells, height } = place(sections, width);
      for (const [index, cell] of cells.entries()) {
        assert.ok(cell.left >= 0 && cell.left + cell.width <= width && cell.top + cell.height <= height);
        for (const other of cells.slice(index + 1)) {
          const isBelow = other.top >= cell.top + cell.height;
          assert.ok(isBelow || other.left >= cell.left + cell.width, `${cell.id} and ${other.id} at ${width}`);
        }
      }
    }
  });

  it('are found for any part of the page, as if each were looked at', () => {
    const many = Array.from({ length: 500 }, (_, index) => ({ key: `s${index % 7}/m${index}`, runs: [], stamp: 1 }));
    const { cells, height } = place(sectionsOf(many, '', optionsOf(undefined)), 1300);
    for (let top = -500; top < height + 500; top += 377) {
      const expected = cells.filter((cell) => cell.top + cell.height > top && cell.top < top + 900);
      assert.deepEqual(between(cells, top, top + 900), expected);
    }
  });

  it('have neighbours: beside, and above and below also where a row is shorter', () => {
    const { cells } = place(sections, 800);
    const from = (id: string, ...directions: ('left' | 'right' | 'up' | 'down')[]): string | undefined =>
      directions.reduce<string | undefined>((at, direction) => neighbour(cells, at ?? '', direction)?.id, id);
    assert.equal(from('a/1', 'right'), 'a/2');
    assert.equal(from('a/2', 'down'), 'a/3');
    assert.equal(from('a/2', 'down', 'down'), 'b/1');
    assert.equal(from('b/1', 'up', 'up'), 'a/1');
    assert.equal(from('a/1', 'left', 'up'), 'a/1');
    assert.equal(from('b/1', 'right', 'down'), 'b/1');
  });
});
