import assert from 'node:assert/strict';
import { a, b, eachWithStore } from './storeTest.ts';

describe('the points of a metric in a file store', () => {
  const test = eachWithStore();
  beforeEach(() => {
    test.files.addExperiment('1', 'wine');
  });
  const line = (step: number, value: number): string => `${1000 + step} ${value} ${step}\n`;

  it('come by step and then time, however they were written, each as often as it was', async () => {
    const metrics = { 'val/loss': '5 0.5 2\n3 1 1\n3 1 1\n9 nan 1\n1 -inf 0\n' };
    test.files.addRun({ runId: a, metrics });
    const points = await test.store.getMetricHistory(a, 'val/loss');
    assert.deepEqual(
      points.map(({ step, timestampMs, value }) => [step, timestampMs, value]),
      [
        [0, 1, -Infinity],
        [1, 3, 1],
        [1, 3, 1],
        [1, 9, NaN],
        [2, 5, 0.5],
      ],
    );
  });

  it('are none of a metric that was never logged, and of a folder of metrics', async () => {
    test.files.addRun({ runId: a, metrics: { 'val/loss': line(0, 1) } });
    for (const key of ['nosuch', 'val', 'val/nosuch']) assert.deepEqual(await test.store.getMetricHistory(a, key), []);
    for (const key of ['', '/loss', '../meta.yaml', 'val//loss', 'val/', '.'])
      await assert.rejects(test.store.getMetricHistory(a, key), { fault: 'invalid' });
    await assert.rejects(test.store.getMetricHistory(b, 'loss'), { fault: 'notFound' });
  });

  it('are thinned out so that no extreme is lost, and truly counted', async () => {
    const values = Array.from({ length: 5_000 }, (_, step) =>
      step === 1_234 ? 99 : step === 4_321 ? -99 : Math.sin(step),
    );
    test.files.addRun({ runId: a, metrics: { loss: values.map((value, step) => line(step, value)).join('') } });
    test.files.addRun({ runId: b, metrics: { loss: line(7, 1) } });
    const [long, short] = await test.store.sampleMetricHistories({ runIds: [a, b], key: 'loss', maxPoints: 100 });
    assert.deepEqual([long?.runId, long?.pointCount, long?.sampled], [a, 5_000, true]);
    assert.ok(long && long.points.length <= 150);
    const extremes = long.points.filter(({ value }) => Math.abs(value) > 1);
    assert.deepEqual(
      extremes.map(({ step, value }) => [step, value]),
      [
        [1_234, 99],
        [4_321, -99],
      ],
    );
    assert.deepEqual(short, {
      runId: b,
      points: [{ step: 7, timestampMs: 1007, value: 1 }],
      pointCount: 1,
      sampled: false,
    });
  });

  it('are thinned out within the steps asked for', async () => {
    test.files.addRun({ runId: a, metrics: { loss: [0, 1, 2, 3, 4].map((step) => line(step, step)).join('') } });
    const asked = { runIds: [a], key: 'loss', maxPoints: 10 };
    const steps = async (range: object): Promise<unknown> =>
      (await test.store.sampleMetricHistories({ ...asked, ...range }))[0]?.points.map(({ step }) => step);
    assert.deepEqual(await steps({ startStep: 1, endStep: 3 }), [1, 2, 3]);
    assert.deepEqual(await steps({ startStep: 9 }), []);
    assert.deepEqual(await steps({ endStep: 0 }), [0]);
    await assert.rejects(steps({ maxPoints: 3 }), { fault: 'invalid' });
  });
});
