import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sampledHistory } from '../../../src/stores/sampledHistory.ts';
import type { MetricPoint } from '../../../src/model/metric.ts';
import { notFinite, notFiniteKeys, oddSince, plateau, silent } from '../../../src/services/watching/watchRules.ts';
import { watchedMetric } from '../../../src/services/watching/watchedMetric.ts';
import { aRun } from '../../support/make.ts';
import { seed } from '../../support/seed.ts';

const minute = 60_000;
const runs = { seed, numRuns: 500 };

function points(...values: readonly number[]): readonly MetricPoint[] {
  return values.map((value, index) => ({ step: index * 10, timestampMs: index, value }));
}

function whole(series: readonly MetricPoint[]) {
  return { points: series, pointCount: series.length };
}

describe('a metric that is NaN or infinite', () => {
  const { latestMetrics } = aRun({
    metrics: { acc: 0.5, loss: NaN, a: Number.MAX_VALUE, b: -Infinity, 'system/gpu_0': NaN },
  });

  it('is found, the watched one first; what the machine measures does not count', () => {
    assert.deepEqual(notFiniteKeys(latestMetrics, 'loss'), ['loss', 'a', 'b']);
    assert.deepEqual(notFiniteKeys(latestMetrics, undefined), ['a', 'b', 'loss']);
  });

  it('is said with the step since which it is so, and with how many others are', () => {
    const text = (keys: readonly string[], since?: number) => notFinite(latestMetrics, keys, since)?.text;
    assert.equal(text(['loss'], 620), 'loss is NaN since step 620');
    assert.equal(text(['loss']), 'loss is NaN');
    assert.equal(text(['a', 'b'], 0), 'a is infinite since step 0, and 1 other metric is NaN or infinite too');
    assert.equal(text(['b', 'a', 'loss']), 'b is negatively infinite, and 2 other metrics are NaN or infinite too');
    assert.equal(text([]), undefined);
  });

  it('is so since the first point of the last ones that are all alike', () => {
    assert.equal(oddSince(points(1, 2, NaN, NaN)), 20);
    assert.equal(oddSince(points(1, NaN, 2, NaN)), 30);
    assert.equal(oddSince(points(Infinity, Number.MAX_VALUE, NaN)), 20);
    assert.equal(oddSince(points(1, Infinity, Number.MAX_VALUE)), 10);
    assert.equal(oddSince(points(NaN, NaN)), 0);
    assert.equal(oddSince(points(NaN, 1)), undefined);
    assert.equal(oddSince([]), undefined);
  });

  it('is so since the same step in a curve that was thinned out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 3000 }), (before, after) => {
        const values = Array.from({ length: before + after }, (_, index) => (index < before ? Math.sin(index) : NaN));
        const all = points(...values);
        assert.equal(oddSince(sampledHistory('r', all, 200).points), oddSince(all));
      }),
      runs,
    );
  });
});

describe('a run without new points', () => {
  it('is told of from the limit on, and roughly', () => {
    const text = (ageMs: number, limit: number) => silent(1000, 1000 + ageMs, limit)?.text;
    assert.equal(text(15 * minute - 1, 15), undefined);
    assert.equal(text(15 * minute, 15), 'no new point for 15 min');
    assert.equal(text(200 * minute, 15), 'no new point for 3 h');
    assert.equal(text(72 * 60 * minute, 15), 'no new point for 3 d');
    assert.equal(text(3000, 0.05), 'no new point for less than a minute');
    assert.equal(text(9e9, 0), undefined);
    assert.equal(text(-5000, 1), undefined);
  });
});

describe('a metric that gets no better', () => {
  const falling = Array.from({ length: 20 }, (_, index) => 20 - index);
  const stuck = [...falling, ...Array.from({ length: 20 }, () => 1.5)];

  it('is told of when its best is too many steps ago', () => {
    assert.equal(plateau('loss', whole(points(...falling)), 'lower', 0.5), undefined);
    assert.equal(plateau('loss', whole(points(...stuck)), 'lower', 0.5)?.text, 'loss has not improved since step 190');
    assert.equal(plateau('loss', whole(points(...stuck)), 'lower', 0.6), undefined);
    assert.equal(plateau('acc', whole(points(...stuck.map((value) => -value))), 'higher', 0.5)?.rule, 'plateau');
  });

  it('of which it is not known what is better is told of when it goes neither way', () => {
    assert.equal(
      plateau('x', whole(points(...stuck)), undefined, 0.5)?.text,
      'x has reached no new low or high since step 190',
    );
    assert.equal(plateau('x', whole(points(...stuck, 100)), undefined, 0.5), undefined);
  });

  it('is not judged by few points, by one step, or by none that is finite', () => {
    const flat = Array.from({ length: 40 }, () => 1);
    assert.equal(plateau('loss', whole(points(...flat)), 'lower', 0.5)?.text, 'loss has not improved since step 0');
    assert.equal(plateau('loss', whole(points(...flat.slice(0, 19))), 'lower', 0.5), undefined);
    const sameStep = flat.map((value) => ({ step: 3, timestampMs: 0, value }));
    assert.equal(plateau('loss', whole(sameStep), 'lower', 0.5), undefined);
    assert.equal(plateau('loss', whole(points(...flat.map(() => NaN))), 'lower', 0.5), undefined);
    assert.equal(plateau('loss', whole([]), 'lower', 0.5), undefined);
    assert.equal(plateau('loss', whole(points(...flat)), 'lower', 0), undefined);
  });

  it('is judged the same by a curve that was thinned out', () => {
    const value = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(NaN, Infinity, Number.MAX_VALUE));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 20, maxLength: 900 }).filter((values) => Number.isFinite(values.at(-1))),
        fc.constantFrom('lower' as const, 'higher' as const),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (values, direction, share) => {
          // The first point is kept; where it is no number, the first that is may not be.
          const all = points(0, ...values);
          const sampled = sampledHistory('r', all, 200);
          assert.deepEqual(plateau('m', sampled, direction, share), plateau('m', whole(all), direction, share));
        },
      ),
      runs,
    );
  });

  it('is the one that was chosen, else the one most like a loss on data held out', () => {
    const keys = ['acc', 'train_loss', 'val_loss', 'loss', 'system/loss', 'rmse'];
    assert.equal(watchedMetric(keys, 'acc'), 'acc');
    assert.equal(watchedMetric(keys, 'gone'), 'val_loss');
    assert.equal(watchedMetric(['train/loss', 'loss', 'glossary'], undefined), 'loss');
    assert.equal(watchedMetric(['rmse', 'evalError'], undefined), 'evalError');
    assert.equal(watchedMetric(['acc', 'lr', 'system/error'], undefined), undefined);
  });
});
