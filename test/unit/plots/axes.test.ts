import assert from 'node:assert/strict';
import { brushOf, brushWords, insideBrushes, stretchOf } from '../../../src/plots/brush.ts';
import { categoriesOf } from '../../../src/plots/categories.ts';
import { plotAxis } from '../../../src/plots/plotAxis.ts';
import { numbers, random, texts } from './columns.ts';

describe('an axis of a plot', () => {
  it('has a place for each number, and none for what is no number, which it counts', () => {
    const axis = plotAxis(numbers('loss', [0, 5, 10, NaN, Infinity, undefined, -Number.MAX_VALUE]));
    assert.deepEqual([...axis.units], [0, 0.5, 1, NaN, NaN, NaN, NaN]);
    assert.equal(axis.absent, '1 NaN, 2 infinite, 1 without');
  });

  it('is a log axis where the greatest is many times the least, unless said otherwise', () => {
    const column = numbers('rate', [0.001, 0.01, 0.1]);
    assert.deepEqual([...plotAxis(column).units].map(rounded), [0, 0.5, 1]);
    assert.deepEqual([...plotAxis(column, { log: false }).units].map(rounded), [0, 0.090909, 1]);
    const withZero = plotAxis(numbers('rate', [0, 0.001, 0.1]), { log: true });
    assert.deepEqual([withZero.units[0], withZero.absent], [NaN, '1 not above 0']);
  });

  it('puts numbers that are all equal in its middle', () => {
    const axis = plotAxis(numbers('seed', [3, 3, 3]));
    assert.deepEqual([...axis.units], [0.5, 0.5, 0.5]);
    assert.ok(axis.scale && axis.scale.min < 3 && axis.scale.max > 3);
  });

  it('has no number to show where there is none', () => {
    const axis = plotAxis(numbers('loss', [NaN, undefined]));
    assert.deepEqual([axis.scale, axis.ticks, axis.absent], [undefined, [], '1 NaN, 1 without']);
  });

  it('shows finite places from 0 to 1 only, however extreme the numbers are', () => {
    for (const extremes of [
      [-Number.MAX_VALUE * 0.99, Number.MAX_VALUE * 0.99],
      [5e-324, 1e308],
      [1, 1 + Number.EPSILON],
      [-0, 0],
    ]) {
      for (const log of [true, false]) {
        const { units, ticks } = plotAxis(numbers('x', extremes), { log });
        for (const unit of units) assert.ok(Number.isNaN(unit) || (unit >= 0 && unit <= 1), String(unit));
        for (const { at } of ticks) assert.ok(Number.isFinite(at), String(at));
      }
    }
  });
});

describe('categories', () => {
  it('stand in their order, numbers by size', () => {
    assert.deepEqual(categoriesOf(texts('depth', ['10', '9', 'deep', undefined])).labels, ['9', '10', 'deep']);
    assert.deepEqual([...categoriesOf(texts('model', ['b', 'a', undefined, 'b'])).places], [1, 0, -1, 1]);
  });

  it('fold the rarest of more than 30 in one, and say so', () => {
    const values = Array.from({ length: 100 }, (_, run) => `v${String(Math.min(run, 59))}`);
    const { labels, folded, places } = categoriesOf(texts('name', values));
    assert.deepEqual([labels.length, labels.at(-1), folded], [30, '31 others', 31]);
    // The most frequent one is not among them.
    assert.equal(labels[places[99] ?? 0], 'v59');
    assert.deepEqual(plotAxis(texts('name', values)).notes, ['name has 60 values: the 31 rarest are drawn as one.']);
  });

  it('are plain text, whatever others wrote', () => {
    assert.deepEqual(categoriesOf(texts('x', ['a\u202eb'])).labels, ['a⟦U+202E⟧b']);
  });
});

describe('brushes', () => {
  const loss = plotAxis(numbers('loss', [0, 1, 2, 3, 4, NaN]));
  const model = plotAxis(texts('model', ['a', 'a', 'b', 'b', 'c', 'c']));

  it('hold what lies in one of an axis, and in some of each axis that has any', () => {
    assert.equal(insideBrushes([loss, model], {}), undefined);
    const some = [brushOf(loss, 0, 0.3), brushOf(loss, 1, 0.75)];
    assert.deepEqual([...(insideBrushes([loss, model], { loss: some }) ?? [])], [1, 1, 0, 1, 1, 0]);
    const both = { loss: some, model: [brushOf(model, 0.3, 0.7)] };
    assert.deepEqual([...(insideBrushes([loss, model], both) ?? [])], [0, 0, 0, 1, 0, 0]);
    assert.deepEqual([...(insideBrushes([loss, model], { loss: ['absent'] }) ?? [])], [0, 0, 0, 0, 0, 1]);
  });

  it('say from where to where they go', () => {
    assert.equal(brushWords(loss, brushOf(loss, 0.25, 0.75)), 'from 1 to 3');
    assert.equal(brushWords(model, brushOf(model, 0, 0.5)), 'from a to b');
    assert.equal(brushWords(loss, 'absent'), 'without a place (1 NaN)');
  });

  it('stay at their numbers when others stretch the axis', () => {
    const wider = plotAxis(numbers('loss', [0, 1, 2, 3, 8]));
    assert.deepEqual(stretchOf(wider, brushOf(loss, 0.5, 1)), [0.25, 0.5]);
  });

  it('hold more or as many as before when they grow', () => {
    const next = random(7);
    const axis = plotAxis(numbers('x', Array.from({ length: 200 }, next)));
    const count = (from: number, to: number): number =>
      insideBrushes([axis], { x: [brushOf(axis, from, to)] })?.reduce((sum, one) => sum + one, 0) ?? 0;
    for (let round = 0; round < 100; round++) {
      const [a, b, more] = [next(), next(), next() / 2];
      assert.ok(count(Math.min(a, b) - more, Math.max(a, b) + more) >= count(a, b));
    }
    assert.equal(count(0, 1), 200);
  });
});

function rounded(value: number): number {
  return Number(value.toFixed(6));
}
