import assert from 'node:assert/strict';
import { keyed } from '../../../../src/base/keyed.ts';
import type { ChartRun, Series } from '../../../../src/protocol/charts.ts';
import { amountOf } from '../../../../webview/charts/amount.ts';
import { stepsIn, stepsOf } from '../../../../webview/charts/axis.ts';
import { bandChoices, bandsOf } from '../../../../webview/charts/bands.ts';
import { pointRows } from '../../../../webview/charts/pointRows.ts';
import { progressWords } from '../../../../webview/charts/runWords.ts';

describe('how much of a chart one sees', () => {
  const amount = (series: readonly Series[], isPart = false): string => amountOf({ series, isPart, isLoading: false });

  it('is said of all runs together', () => {
    const sampled = aSeries([1, 2], { pointCount: 50_000, sampled: true });
    assert.equal(amount([sampled, sampled]), '4 of 100,000 points');
    assert.equal(amount([sampled], true), '2 of 50,000 points here');
    assert.equal(amount([aSeries([1, 2, 3])]), 'all 3 points');
    assert.equal(amount([aSeries([1])]), '1 point');
    assert.equal(amount([]), '');
  });

  it('is not known of a first impression', () => {
    const quick = aSeries([1, 2], { pointCount: NaN, sampled: true, quick: true });
    assert.equal(amount([aSeries([1]), quick]), 'first impression, 3 points…');
  });
});

describe('bands', () => {
  const runs = [aRun('a', '0.1', '1'), aRun('b', '0.1', '2'), aRun('c', '0.2', '1'), aRun('d', '0.2', '2')];
  const groups = (by: 'same' | 'allBut', name: string): unknown =>
    bandsOf(runs, { by, name }).map(({ label, lineIds }) => [label, lineIds]);

  it('are of runs with the same param, or of runs that are alike in all but one', () => {
    const byRate = [
      ['lr 0.1, 2 runs', ['a', 'b']],
      ['lr 0.2, 2 runs', ['c', 'd']],
    ];
    assert.deepEqual(groups('same', 'lr'), byRate);
    assert.deepEqual(groups('allBut', 'seed'), byRate);
  });

  it('are offered only where they would hold more than one run', () => {
    assert.deepEqual(bandChoices(runs.slice(0, 1)), []);
    assert.deepEqual(
      bandChoices([aRun('a', '0.1', '1'), aRun('b', '0.1', '2')]).map(({ by, name }) => `${by} ${name}`),
      ['allBut seed', 'same lr'],
    );
  });
});

describe('a table of points', () => {
  it('has a row for each step of any run, and as many as a run logged there', () => {
    const [left, right] = [aSeries([1, 2, 2, 5]), aSeries([2, 3])];
    assert.deepEqual(
      pointRows([left, right]).map(({ step, indexes }) => [step, ...indexes]),
      [
        [1, 0, undefined],
        [2, 1, 0],
        [2, 2, undefined],
        [3, undefined, 1],
        [5, 3, undefined],
      ],
    );
    assert.deepEqual(pointRows([]), []);
  });
});

describe('a part of the x axis', () => {
  it('needs the steps within, and one more on each side, so that lines go on', () => {
    assert.deepEqual(stepsOf({ min: 100, max: 200 }), { startStep: 90, endStep: 210 });
    const series = aSeries([10, 20, 30, 40, 50]);
    assert.deepEqual(stepsIn(series, { by: 'time' }, undefined, { min: 29_000, max: 41_000 }), {
      startStep: 20,
      endStep: 50,
    });
    assert.deepEqual(stepsIn(series, { by: 'relative' }, undefined, { min: 0, max: 1000 }), {
      startStep: 10,
      endStep: 20,
    });
    assert.equal(stepsIn(series, { by: 'time' }, undefined, { min: 60_000, max: 70_000 }), undefined);
  });
});

describe('how far a run is', () => {
  it('is said in steps a second and the time that is left', () => {
    assert.equal(progressWords({ step: 1, stepsPerSecond: 211.6, leftMs: 360_000 }), '212 steps/s · 6 min left');
    assert.equal(progressWords({ step: 1, stepsPerSecond: 0.2512 }), '0.25 steps/s');
    assert.equal(progressWords({ step: 1, leftMs: 3_600_000 * 5.5 }), '5 h 30 min left');
    assert.equal(progressWords({ step: 1 }), '');
  });
});

function aSeries(steps: readonly number[], changes: Partial<Series> = {}): Series {
  return {
    run: 'r1',
    steps: Float64Array.from(steps),
    timesMs: Float64Array.from(steps, (step) => step * 1000),
    values: Float64Array.from(steps),
    pointCount: steps.length,
    sampled: false,
    quick: false,
    ...changes,
  };
}

function aRun(id: string, rate: string, seed: string): ChartRun {
  return {
    id,
    name: id,
    differing: keyed([
      ['lr', rate],
      ['seed', seed],
    ]),
    tags: keyed([]),
    aliases: [],
    status: 'FINISHED',
    isLive: false,
    warnings: [],
    hasImages: false,
  };
}
