import assert from 'node:assert/strict';
import type { MetricPoint } from '../../src/model/metric.ts';
import { agree, agreeOnSome } from './agree.ts';
import type { Context } from './context.ts';
import { runIdOf } from './find.ts';

export function metricTests(context: Context): void {
  const history = (runId: string, key: string): [Promise<unknown>, ReturnType<Context['oracle']['ask']>] => [
    context.store.getMetricHistory(runId, key),
    context.oracle.ask('getMetricHistory', runId, key),
  ];

  for (const name of ['numbers', 'keys %', 'runaway']) {
    it(`gives every point of every metric of the run "${name}"`, async () => {
      const { runId, metrics } = await context.store.getRun(await runIdOf(context.store, name));
      assert.ok(Object.keys(metrics).length > 0);
      for (const key of Object.keys(metrics)) await agreeOnSome(...history(runId, key));
    });
  }

  it('puts rewound steps in order, and keeps both values of a step', async () => {
    const points = await context.store.getMetricHistory(await runIdOf(context.store, 'numbers'), 'loss');
    assert.deepEqual(
      points.map(({ step, value }) => [step, value]),
      [
        [0, 3],
        [0, 0.5],
        [1, 2],
        [1, 1.5],
        [2, 1],
      ],
    );
  });

  it('gives a whole curve of the sample, with its NaN and its infinity', async () => {
    const runId = await runIdOf(context.store, 'runaway');
    const points = (await agreeOnSome(...history(runId, 'loss'))) as MetricPoint[];
    assert.equal(points.length, 240);
    assert.ok(points.some(({ value }) => Number.isNaN(value)));
    assert.ok(points.some(({ value }) => value === Number.MAX_VALUE));
  });

  it('has no points of a metric that was never logged, nor of a run that is not there', async () => {
    await agree(...history(await runIdOf(context.store, 'numbers'), 'no such metric'));
    await agree(...history('0'.repeat(32), 'loss'));
  });
}
