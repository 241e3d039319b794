import assert from 'node:assert/strict';
import { keyed } from '../../../src/base/keyed.ts';
import type { LoggedModel, LoggedModelMetric } from '../../../src/model/loggedModel.ts';
import { metricOf } from '../../../src/policy/figures.ts';
import { aRun } from '../../support/make.ts';

const run = {
  ...aRun({ runId: 'fox', metrics: { accuracy: 0.98, size: 3 } }),
  latestMetrics: keyed([
    ['accuracy', { step: 239, timestampMs: 2000, value: 0.98 }],
    ['size', { step: 0, timestampMs: 2000, value: 3 }],
  ]),
};

function measured(...metrics: readonly Partial<LoggedModelMetric>[]) {
  const model: LoggedModel = {
    ...{ modelId: 'm-1', experimentId: '1', name: 'clf', modelType: '', status: 'READY', sourceRunId: 'fox' },
    ...{ artifactUri: '', tags: keyed([]), params: keyed([]) },
    metrics: metrics.map((one) => ({ key: 'accuracy', value: 0.1, step: 0, timestampMs: 1000, runId: 'fox', ...one })),
  };
  return { run: { known: run }, loggedModel: { known: model } };
}

describe('the value of a version’s metric', () => {
  it('is that of its run, where MLflow linked to the model only what the run began with', () => {
    assert.deepEqual(metricOf(measured({}), { metric: 'accuracy' }), { known: 0.98 });
  });

  it('is the model’s own at a later step, on a data set, in another run, and where the run knows no later one', () => {
    assert.deepEqual(metricOf(measured({ step: 100, value: 0.7 }), { metric: 'accuracy' }), { known: 0.7 });
    assert.deepEqual(metricOf(measured({ datasetName: 'holdout', value: 0.7 }), { metric: 'accuracy' }), {
      known: 0.7,
    });
    assert.deepEqual(metricOf(measured({ runId: 'owl', value: 0.7 }), { metric: 'accuracy' }), { known: 0.7 });
    assert.deepEqual(metricOf(measured({ key: 'size', value: 2 }), { metric: 'size' }), { known: 2 });
  });

  it('of a data set is never that of a run', () => {
    const asked = { metric: 'accuracy', dataset: 'holdout' };
    assert.deepEqual(metricOf(measured({}), asked), { unknown: 'not logged for the data set "holdout"' });
  });
});
