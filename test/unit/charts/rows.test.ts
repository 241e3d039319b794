import assert from 'node:assert/strict';
import { plotOf } from '../../../src/charts/plot.ts';
import type { Plot } from '../../../src/charts/plotShape.ts';
import { haveOnePointEach } from '../../../src/charts/rows.ts';
import { svgOf } from '../../../src/charts/svg.ts';
import { tracksOf, type Line } from '../../../src/charts/tracks.ts';
import { aLine, byStep } from './aLine.ts';

const size = { width: 450, height: 190 };
const options = { axis: byStep, yLog: false, clipOutliers: false, marks: false, isRows: true, ...size };
const rows = (lines: readonly Line[], yLog = false): Plot => plotOf(tracksOf(lines, byStep, 0), { ...options, yLog });
const named = (values: Readonly<Record<string, number>>): readonly Line[] =>
  Object.entries(values).map(([label, value]) => aLine([value], { label }));

describe('a metric of which each run has one value', () => {
  it('has a row for each run, the greatest value first, each dot where it lies among the others', () => {
    const { x, y, lines, values } = rows(named({ low: 0, high: 1, middle: 0.5 }));
    assert.deepEqual(
      y.ticks.map(({ label }) => label),
      ['high', 'middle', 'low'],
    );
    const [first = NaN, second = NaN, third = NaN] = lines.map(({ xs }) => xs[0]);
    assert.ok(first > second && second > third && first < 1 && third > 0);
    assert.deepEqual([Math.round(second * 1e9) / 1e9, x.ticks.length > 1], [0.5, true]);
    assert.deepEqual(
      values.map(({ label, words }) => [label, words]),
      [
        ['1', 'high: 1, step 0'],
        ['0.5', 'middle: 0.5, step 0'],
        ['0', 'low: 0, step 0'],
      ],
    );
    assert.ok(y.ticks.every(({ at }) => at > 0 && at < 1));
  });

  it('says what has no place on the axis in words, last', () => {
    const { values, lines } = rows(named({ broken: NaN, endless: Infinity, fine: 3 }));
    assert.deepEqual(
      values.map(({ label }) => label),
      ['3', '↑ ∞', '✗ NaN'],
    );
    assert.deepEqual(
      lines.map(({ markers }) => markers.length),
      [1, 0, 0],
    );
    const [negative] = rows(named({ negative: -1, positive: 1 }), true).values.slice(-1);
    assert.equal(negative?.label, '-1, not on a log axis');
  });

  it('says how many rows have no room', () => {
    const lines = Array.from({ length: 20 }, (_, index) => aLine([index]));
    const { values, notes } = rows(lines);
    assert.ok(values.every(({ y }) => y > 0));
    assert.deepEqual(notes, [`${String(20 - values.length)} more runs have no room here: see the table`]);
  });

  it('is written in a picture beside its dots, on the side that has room', () => {
    const colors = { background: '#000', text: '#ccc', dim: '#999', series: ['#4e9bff'] };
    const svg = svgOf(rows(named({ 'a long name of a run': 1, short: 2 })), {
      title: 'f1',
      xTitle: '',
      ...size,
      legend: [],
      colors,
    });
    const placeOf = (text: string): number => Number(new RegExp(`x="([\\d.]+)"[^>]*>${text}<`).exec(svg)?.[1]);
    assert.ok(placeOf('a long name of a run') > 100);
    assert.ok(placeOf('2') > placeOf('1') && placeOf('2') < size.width - 16);
  });

  it('is drawn as a curve as soon as any run has two points, or may get them', () => {
    const [one, two] = [aLine([1]), aLine([1, 2])];
    assert.deepEqual(
      [[one], [one, aLine([])], [one, two], [aLine([])], [{ ...one, isLive: true }], []].map(haveOnePointEach),
      [true, true, false, false, false, false],
    );
  });
});
