import assert from 'node:assert/strict';
import type { MetricPoint } from '../../../src/model/metric.ts';
import type { Run } from '../../../src/model/run.ts';
import { marked, progressOf, type Mark, type Progress } from '../../../src/services/progress.ts';
import { aRun } from '../../support/make.ts';

/** A run with one latest point, as a reading gives it. */
function at(step: number, timestampMs: number, params: Readonly<Record<string, string>> = {}, key = 'loss'): Run {
  const point: MetricPoint = { step, timestampMs, value: 1 };
  return { ...aRun({ params, metrics: { [key]: 1 } }), latestMetrics: { [key]: point } };
}

/** What is said after some readings, each a second after the one before. */
function progressAfter(...runs: readonly Run[]): Progress | undefined {
  let marks: readonly Mark[] = [];
  runs.forEach((run, second) => (marks = marked(marks, run, second * 1000)));
  const last = runs.at(-1) ?? aRun();
  return progressOf(last, marks, runs.length * 1000);
}

describe('the progress of a run', () => {
  it('is a step at first, and a rate as soon as there is another', () => {
    assert.deepEqual(progressAfter(at(10, 5_000)), { step: 10 });
    assert.deepEqual(progressAfter(at(10, 5_000), at(30, 15_000)), { step: 30, stepsPerSecond: 2 });
    assert.deepEqual(progressAfter(at(10, 5_000), at(10, 5_000), at(30, 15_000)), { step: 30, stepsPerSecond: 2 });
  });

  it('goes by the greatest step, and not by those of system metrics', () => {
    const run = at(10, 5_000);
    const more = {
      'system/cpu': { step: 900, timestampMs: 1, value: 1 },
      early: { step: 3, timestampMs: 1, value: 1 },
    };
    assert.equal(progressAfter({ ...run, latestMetrics: { ...more, ...run.latestMetrics } })?.step, 10);
    assert.equal(progressAfter(at(5, 1, {}, 'system/cpu')), undefined);
    assert.equal(progressAfter(aRun()), undefined);
  });

  it('does not mind one long pause', () => {
    const seconds = [0, 10, 20, 320, 330, 340];
    const runs = seconds.map((second, index) => at(index * 100, second * 1000));
    assert.equal(progressAfter(...runs)?.stepsPerSecond, 10);
  });

  it('has no rate while nothing comes any more, nor one backwards, nor without clocks', () => {
    let marks = marked([], at(10, 5_000), 0);
    marks = marked(marks, at(20, 6_000), 1_000);
    assert.equal(progressOf(at(20, 6_000), marks, 30_000)?.stepsPerSecond, 10);
    assert.equal(progressOf(at(20, 6_000), marks, 90_000)?.stepsPerSecond, undefined);
    assert.deepEqual(progressAfter(at(100, 5_000), at(3, 9_000)), { step: 3 });
    assert.deepEqual(progressAfter(at(1, 0), at(2, 0)), { step: 2 });
  });

  it('says how long it will take where a param tells how many steps there are', () => {
    const left = (params: Readonly<Record<string, string>>) =>
      progressAfter(at(10, 0, params), at(20, 10_000, params))?.leftMs;
    for (const name of [
      'epochs',
      'num_epochs',
      'max_steps',
      'n_steps',
      'total_steps',
      'num_train_epochs',
      'max_iter',
      'iterations',
      'maxEpochs',
    ])
      assert.equal(left({ [name]: '50' }), 30_000, name);
    assert.equal(left({ epochs: '30', max_steps: '120' }), 100_000);
    assert.equal(left({ epochs: '3', max_steps: '-1' }), undefined);
    assert.equal(left({ epochs: '20' }), 0);
    for (const text of ['', 'many', '1e3', '0', '50.5', '9'.repeat(20)])
      assert.equal(left({ epochs: text }), undefined);
    assert.equal(left({ epoch: '50', my_epochs: '50' }), undefined);
  });
});
