import assert from 'node:assert/strict';
import { RowElements } from '../../../../webview/runs/rowElements.ts';

const rowsFrom = (from: number, count = 3): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

describe('the elements of rows', () => {
  it('stay with their rows while one scrolls', () => {
    const elements = new RowElements();
    const before = rowsFrom(0).map(elements.of(rowsFrom(0), -1));
    const after = rowsFrom(1).map(elements.of(rowsFrom(1), -1));
    assert.deepEqual(after.slice(0, 2), before.slice(1));
    assert.ok(!before.includes(after[2] ?? NaN));
  });

  it('are filled anew, in their order, for rows far away', () => {
    const elements = new RowElements();
    const before = rowsFrom(0).map(elements.of(rowsFrom(0), -1));
    const [first, second, third, fourth] = rowsFrom(900, 4).map(elements.of(rowsFrom(900, 4), -1));
    assert.deepEqual([first, second, third], before);
    assert.ok(fourth !== undefined && !before.includes(fourth));
  });

  it('never show another row where the focus is, or has just been', () => {
    const elements = new RowElements();
    const focused = elements.of(rowsFrom(0), 1)(1);
    const kept = [1, ...rowsFrom(900)];
    assert.equal(elements.of(kept, 1)(1), focused);
    assert.ok(
      !rowsFrom(5_000)
        .map(elements.of(rowsFrom(5_000), 5_000))
        .includes(focused),
    );
  });
});
