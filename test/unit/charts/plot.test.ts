import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plotOf } from '../../../src/charts/plot.ts';
import type { Plot, PlotOptions } from '../../../src/charts/plotShape.ts';
import { svgOf } from '../../../src/charts/svg.ts';
import { tracksOf, type Line } from '../../../src/charts/tracks.ts';
import { aLine, byStep } from './aLine.ts';

const options = { axis: byStep, yLog: false, clipOutliers: false, marks: false, width: 400, height: 200 };
const plot = (lines: readonly Line[], change: Partial<PlotOptions> = {}, smoothing = 0): Plot => {
  const all = { ...options, ...change };
  return plotOf(tracksOf(lines, all.axis, smoothing), all);
};
const log = { kind: 'step', log: true } as const;
const colors = { background: '#000', text: '#ccc', dim: '#999', series: ['#4e9bff'] };
const picture = (of: Plot, title: string, label: string): string =>
  svgOf(of, {
    title,
    xTitle: 'step',
    width: 800,
    height: 450,
    legend: [{ label, look: { color: 0, dash: 1, marker: 2 } }],
    colors,
  });

describe('what is drawn', () => {
  it('lies between 0 and 1, whatever the values', () => {
    const { lines, x, y } = plot([aLine([2, 4, 3], { steps: [0, 10, 20] })]);
    assert.deepEqual([...(lines[0]?.xs ?? [])], [0, 0.5, 1]);
    assert.ok([...(lines[0]?.ys ?? [])].every((unit) => unit > 0 && unit < 1));
    assert.deepEqual([x.scale, y.scale.min < 2, y.scale.max > 4], [{ min: 0, max: 20, log: false }, true, true]);
  });

  it('is broken at NaN and at infinities, which are said where they happened', () => {
    const { lines, oddities } = plot([aLine([1, NaN, 2, Infinity, Infinity])]);
    assert.deepEqual([...(lines[0]?.ys ?? [])].map(Number.isNaN), [false, true, false, true, true]);
    assert.deepEqual(
      oddities.map(({ kind, from, to }) => [kind, from, to]),
      [
        ['nan', 0.25, 0.25],
        ['above', 0.75, 1],
      ],
    );
  });

  it('says what has no place once where it happens again and again', () => {
    const values = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? index : Infinity));
    const { oddities } = plot([aLine(values)], { width: 400 });
    const named = oddities.filter(({ isNamed }) => isNamed).map(({ from }) => from * 400);
    assert.deepEqual([oddities.length, named.length], [50, 7]);
    assert.ok(named.every((place, index) => index === 0 || place - (named[index - 1] ?? 0) >= 64));
  });

  it('has what was logged behind what was smoothed of it', () => {
    const { lines } = plot([aLine([1, 3, 3])], {}, 0.5);
    assert.deepEqual(
      lines.map(({ isRaw }) => isRaw),
      [true, false],
    );
  });

  it('is the part that was zoomed to, with the ends of the lines that lead there, as high as that part needs', () => {
    const { lines, y } = plot([aLine([100, 1, 2, 3, 100])], { zoom: { min: 1, max: 3 } });
    assert.deepEqual([...(lines[0]?.xs ?? [])], [-0.5, 0, 0.5, 1, 1.5]);
    assert.ok(y.scale.max < 4);
  });

  it('is no more than has room, and every spike of it', () => {
    const values = Array.from({ length: 50_000 }, (_, index) => (index === 31_234 ? 9 : Math.sin(index / 500)));
    const { lines } = plot([aLine(values)]);
    const ys = lines[0]?.ys ?? new Float64Array();
    assert.ok(ys.length <= 800 && ys.length > 700);
    assert.ok(ys.some((unit) => unit > 0.9));
  });

  it('is fewer points of each of very many lines, and every spike of them', () => {
    const values = Array.from({ length: 5_000 }, (_, index) => (index === 3_123 ? 9 : Math.sin(index / 50)));
    const { lines } = plot(Array.from({ length: 100 }, () => aLine(values)));
    assert.ok(lines.reduce((sum, { xs }) => sum + xs.length, 0) <= 20_000);
    const highest = lines.map(({ ys }) => Math.max(...ys));
    assert.deepEqual(highest, Array(100).fill(Math.max(...(plot([aLine(values)]).lines[0]?.ys ?? []))));
  });

  it('has no dashes where a spike might lie in the gap between two', () => {
    const dashed = (values: readonly number[]): Line => ({ ...aLine(values), dash: 1 });
    const restless = Array.from({ length: 300 }, (_, index) => (index * 7919) % 100);
    const calm = Array.from({ length: 300 }, (_, index) => Math.sin(index / 50));
    const dashes = (values: readonly number[]): number =>
      picture(plot([dashed(values)]), '', '').split('stroke-dasharray="7 3"').length - 1;
    // One is in the legend.
    assert.deepEqual([dashes(restless), dashes(calm)], [1, 2]);
  });

  it('says how many points are outside, or have no place on a log axis', () => {
    const spike = [...Array.from({ length: 50 }, (_, index) => index / 50), 400];
    assert.deepEqual(plot([aLine(spike)], { clipOutliers: true }).notes, ['1 point outside']);
    assert.deepEqual(plot([aLine(spike, { sampled: true })], { clipOutliers: true }).notes, [
      'at least 1 point outside',
    ]);
    assert.deepEqual(plot([aLine([-1, 0, 1, 2])], { yLog: true }).notes, ['2 points at or below 0, not on a log axis']);
    assert.deepEqual(plot([aLine([1, 2])], { axis: log }).notes, ['1 point at step 0 or below, not on a log axis']);
    const byMetric = { kind: 'metric', name: 'tokens', log: false } as const;
    assert.deepEqual(plot([aLine([1, 2], { xs: [NaN, 3] })], { axis: byMetric }).notes, [
      '1 point where tokens is not finite',
    ]);
  });

  it('follows another metric in the order of steps', () => {
    const { lines } = plot([aLine([1, 2, 3], { xs: [0, 10, 5] })], {
      axis: { kind: 'metric', name: 'tokens', log: false },
    });
    assert.deepEqual([...(lines[0]?.xs ?? [])], [0, 1, 0.5]);
  });

  it('counts relative time from the start of each run', () => {
    const axis = { kind: 'relative', log: false } as const;
    const late = aLine([1, 2], { startTimeMs: 1_699_999_999_000 });
    assert.deepEqual(plot([aLine([1, 2]), late], { axis }).x.scale, { min: 0, max: 2000, log: false });
  });

  it('says which runs a mean does not know all of', () => {
    const lines = [aLine([1, NaN]), aLine([3, 4])];
    const tracks = tracksOf(lines, byStep, 0, [{ label: 'all', lineIds: lines.map(({ id }) => id), color: 0 }]);
    assert.deepEqual(plotOf(tracks, options).notes, ['means leave out NaN and infinities of 1 run']);
  });

  it('draws a mean and what lies around it in place of its lines', () => {
    const lines = [aLine([1, 2]), aLine([3, 4])];
    const tracks = tracksOf(lines, byStep, 0, [{ label: 'lr 0.1', lineIds: lines.map(({ id }) => id), color: 3 }]);
    const { lines: drawn, areas } = plotOf(tracks, options);
    assert.deepEqual(
      drawn.map(({ look }) => look.color),
      [3],
    );
    const [area] = areas;
    assert.ok(
      area?.lows.every((low, index) => low > 0 && low < (area.highs[index] ?? 0) && (area.highs[index] ?? 2) < 1),
    );
  });

  it('is finite, whatever was logged, and can be saved as a picture', () => {
    const values = fc.array(fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, Number.MAX_VALUE)), { maxLength: 30 });
    const kinds = fc.constantFrom<PlotOptions['axis']['kind']>('step', 'time', 'relative', 'metric');
    fc.assert(
      fc.property(
        fc.array(values, { maxLength: 4 }),
        kinds,
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (rows, kind, logX, yLog, clipOutliers) => {
          const lines = rows.map((row) => aLine(row, { xs: row.toReversed() }));
          const of = plot(lines, { axis: { kind, name: 'x', log: logX }, yLog, clipOutliers, marks: true }, 0.5);
          for (const { xs, ys } of of.lines)
            for (const unit of [...xs, ...ys]) assert.ok(Number.isNaN(unit) || Math.abs(unit) <= 1e4);
          for (const { at } of [...of.x.ticks, ...of.y.ticks]) assert.ok(at >= -1e-6 && at <= 1 + 1e-6, `${at}`);
          assert.doesNotMatch(picture(of, 'loss', 'run'), /NaN[^<]|Infinity|undefined/);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a chart as SVG', () => {
  it('has the title, the axes, the curves and the legend', () => {
    const svg = picture(plot([aLine([1, 2, 3])]), 'auc', 'gallant-heron');
    for (const text of ['auc', 'gallant-heron', 'step', '1.5', '2.5']) assert.ok(svg.includes(`>${text}</text>`), text);
    assert.match(svg, /stroke-dasharray="7 3"/);
  });

  it('has no markup but its own, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, label) => {
        const own = picture(plot([aLine([1, NaN])]), '', '').match(/<\w+/g);
        const svg = picture(plot([aLine([1, NaN])]), `<script>"&${title}`, label);
        assert.deepEqual(svg.match(/<\w+/g), own);
        assert.doesNotMatch(svg, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;)/);
        // No half of a character, which could not be written to a file.
        assert.doesNotThrow(() => encodeURIComponent(svg));
      }),
    );
  });
});
