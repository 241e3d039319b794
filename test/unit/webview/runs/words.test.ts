import assert from 'node:assert/strict';
import type { ColumnOrder } from '../../../../src/model/runColumn.ts';
import { usualColumns } from '../../../../webview/runs/columns.ts';
import { countWords, orderWords } from '../../../../webview/runs/countWords.ts';
import { numberFormat, shareOf } from '../../../../webview/runs/numberFormat.ts';
import { pressed } from '../../../../webview/runs/sorting.ts';
import { startedText } from '../../../../webview/runs/startedText.ts';
import { viewOf } from '../../../../webview/runs/view.ts';
import { columnsIn, rowsIn, scrolledTo } from '../../../../webview/runs/windows.ts';

describe('the numbers of a column', () => {
  const written = (...values: readonly number[]): readonly string[] => {
    const finite = values.filter(Number.isFinite);
    const least = Math.min(...finite.map(Math.abs).filter((size) => size > 0));
    const facts = { min: Math.min(...finite), max: Math.max(...finite), least };
    return values.map(numberFormat({ ...facts, isWhole: finite.every(Number.isInteger) }));
  };

  it('have as many decimals as it takes to tell them apart', () => {
    assert.deepEqual(written(0.947, 0.9444), ['0.94700', '0.94440']);
    assert.deepEqual(written(0.5, 0.25, 12.125), ['0.500', '0.250', '12.125']);
    assert.deepEqual(written(0.5), ['0.500']);
  });

  it('are whole where all are', () => {
    assert.deepEqual(written(3, -12, 1_000_000), ['3', '-12', '1000000']);
  });

  it('have significant digits where they lie far apart', () => {
    assert.deepEqual(written(1e-7, 0.5, 3e12), ['1.000e-7', '0.5', '3.000e+12']);
    assert.deepEqual(numberFormat(undefined)(0.1), '0.1');
  });

  it('lie between the worst and the best', () => {
    assert.equal(shareOf(3, { min: 1, max: 5 }, false), 0.5);
    assert.equal(shareOf(1, { min: 1, max: 5 }, true), 1);
    assert.equal(shareOf(1, { min: 1, max: 1 }, false), undefined);
    assert.equal(shareOf(NaN, { min: 1, max: 2 }, false), undefined);
    assert.equal(shareOf(1e308, { min: -1e308, max: 1e308 }, false), 1);
  });
});

describe('how many runs there are', () => {
  it('is said as far as it is known', () => {
    assert.equal(countWords({ count: 250, isAll: false }), '250 of more than 250 runs');
    assert.equal(countWords({ count: 1_047, isAll: true }), 'all 1,047 runs');
    assert.equal(countWords({ count: 1, isAll: true }), 'the only run');
    assert.equal(countWords({ count: 0, isAll: true }), 'no runs');
    assert.equal(orderWords({ sortedHere: true, isAll: false, count: 50_000 }), 'sorted among the newest 50,000');
  });
});

describe('a press on the head of a column', () => {
  const auc = { kind: 'metric', name: 'auc' } as const;
  const loss = { kind: 'metric', name: 'loss' } as const;
  const shown = (sort: readonly ColumnOrder[]): readonly string[] =>
    sort.map(({ column, descending }) => `${column.name} ${descending ? 'down' : 'up'}`);

  it('sorts the best first, then the other way, then not at all', () => {
    assert.deepEqual(shown(pressed([], auc, false)), ['auc down']);
    assert.deepEqual(shown(pressed([{ column: auc, descending: true }], auc, false)), ['auc up']);
    assert.deepEqual(shown(pressed([{ column: auc, descending: false }], auc, false)), []);
    assert.deepEqual(shown(pressed([], loss, false)), ['loss up']);
  });

  it('with Shift leaves the other keys where they are', () => {
    const both = pressed([{ column: auc, descending: true }], loss, true);
    assert.deepEqual(shown(both), ['auc down', 'loss up']);
    assert.deepEqual(shown(pressed(both, auc, true)), ['auc up', 'loss up']);
    assert.deepEqual(shown(pressed(both, loss, false)), ['loss down']);
  });
});

describe('what of a table is drawn', () => {
  it('are the rows near the view, and none that are not there', () => {
    assert.deepEqual(rowsIn({ top: 0, left: 0, width: 500, height: 250 }, 100_000), { from: 0, to: 18 });
    assert.deepEqual(rowsIn({ top: 2_199_780, left: 0, width: 500, height: 250 }, 100_000), {
      from: 99_982,
      to: 100_000,
    });
    assert.deepEqual(rowsIn({ top: 9_000, left: 0, width: 500, height: 250 }, 3), { from: 3, to: 3 });
  });

  it('are the columns near the view', () => {
    const widths = Array.from({ length: 2_000 }, () => 100);
    assert.deepEqual(columnsIn({ top: 0, left: 0, width: 500, height: 1 }, 200, widths), { from: 0, to: 5, skip: 0 });
    assert.deepEqual(columnsIn({ top: 0, left: 1_000, width: 500, height: 1 }, 200, widths), {
      from: 7,
      to: 15,
      skip: 700,
    });
  });

  it('is scrolled no further than it takes', () => {
    assert.equal(scrolledTo(100, 50, 120, 20), 100);
    assert.equal(scrolledTo(100, 50, 80, 20), 80);
    assert.equal(scrolledTo(100, 50, 200, 20), 170);
  });
});

describe('when a run began', () => {
  it('is told as exactly as it is of use', () => {
    const now = new Date(2026, 10, 21, 12).getTime();
    assert.equal(startedText(now - 20_000, now), 'just now');
    assert.equal(startedText(now - 720_000, now), '12 min ago');
    assert.equal(startedText(now - 7_200_000, now), '2 h ago');
    assert.equal(startedText(new Date(2026, 10, 18, 7, 40).getTime(), now), '18 Nov 07:40');
    assert.equal(startedText(new Date(2024, 1, 3).getTime(), now), '3 Feb 2024');
    assert.equal(startedText(1e300, now), '1e+300');
  });
});

describe('the columns where nobody chose', () => {
  it('are few: times, the primary metric first, and params that differ', () => {
    const facts = { count: 2, isNumeric: true, isWhole: false };
    const content = {
      primaryMetric: 'auc',
      columns: [
        { kind: 'metric', name: 'system/cpu', differs: true, ...facts },
        { kind: 'metric', name: 'loss', differs: true, ...facts },
        { kind: 'metric', name: 'auc', differs: true, ...facts },
        { kind: 'param', name: 'seed', differs: false, ...facts },
        { kind: 'param', name: 'lr', differs: true, ...facts },
      ],
    } as const;
    const namesFor = (experiments: readonly string[]): readonly string[] =>
      usualColumns({ ...content, experiments: experiments.map((name) => ({ name })) }).map(({ name }) => name);
    const usual = ['start_time', 'duration', 'auc', 'loss', 'lr', 'aliases'];
    assert.deepEqual(namesFor(['wine']), usual);
    assert.deepEqual(namesFor(['wine', 'iris']), ['experiment', ...usual]);
  });
});

describe('how a table was looked at', () => {
  it('is taken from anything', () => {
    const usual = {
      widths: {},
      pinned: [],
      onlyDiffering: false,
      scrollTop: 0,
      scrollLeft: 0,
      layout: { groupBy: [], statistic: 'mean', isNested: false, folded: { isAll: false, but: [] }, pinned: [] },
      plotsOpen: false,
      plotsShare: 0.5,
      closed: [],
    };
    for (const bad of [undefined, null, 5, [], 'x', { scrollTop: 'x', widths: { a: -5 }, pinned: 3, columns: 'x' }]) {
      const { columns, search, ...rest } = viewOf(bad);
      assert.deepEqual([columns, search, rest], [undefined, undefined, usual]);
    }
  });
});
