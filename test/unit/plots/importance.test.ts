import assert from 'node:assert/strict';
import { importanceOf, ranksOf } from '../../../src/plots/importance.ts';
import { quartilesOf } from '../../../src/plots/quartiles.ts';
import { numbers, random, texts } from './columns.ts';

describe('param importance', () => {
  const runs = Array.from({ length: 90 }, (_, run) => run);
  const metric = numbers(
    'auc',
    runs.map((run) => run % 3),
  );

  it('is all for a param that says which runs are better, and none for one that says nothing', () => {
    const telling = texts(
      'model',
      runs.map((run) => ['a', 'b', 'c'][run % 3]),
    );
    const silent = texts(
      'team',
      runs.map((run) => (run % 2 === 0 ? 'red' : 'blue')),
    );
    const { share, count, groups } = importanceOf(telling, metric);
    assert.deepEqual([share, count, groups], [1, 90, 3]);
    assert.equal(importanceOf(silent, metric).share, 0);
  });

  it('says whether the metric grows or falls with a number', () => {
    const grows = importanceOf(
      numbers(
        'depth',
        runs.map((run) => (run % 3) * 10),
      ),
      metric,
    );
    assert.deepEqual([grows.share, rounded(grows.correlation)], [1, 1]);
    const falls = importanceOf(
      numbers(
        'depth',
        runs.map((run) => -(run % 3)),
      ),
      metric,
    );
    assert.equal(rounded(falls.correlation), -1);
  });

  it('sees what neither grows nor falls: best in the middle', () => {
    const values = runs.map((run) => run / 90);
    const best = numbers(
      'auc',
      values.map((value) => 1 - Math.abs(value - 0.5)),
    );
    const { share = 0, correlation = 1 } = importanceOf(numbers('rate', values), best);
    assert.ok(share > 0.7, String(share));
    assert.ok(Math.abs(correlation) < 0.05, String(correlation));
  });

  it('gives nothing for having many values: chance explains about nothing', () => {
    const next = random(3);
    const noise = numbers(
      'auc',
      runs.map(() => next()),
    );
    const shares = Array.from(
      { length: 40 },
      () =>
        importanceOf(
          texts(
            'name',
            runs.map(() => `v${String(Math.floor(next() * 25))}`),
          ),
          noise,
        ).share ?? 0,
    );
    assert.ok(shares.reduce((sum, share) => sum + share, 0) / shares.length < 0.08);
  });

  it('tells nothing where there is nothing to tell', () => {
    const same = texts(
      'seed',
      runs.map(() => '1'),
    );
    const own = texts(
      'name',
      Array.from({ length: 20 }, (_, run) => String(run)),
    );
    const few = numbers(
      'auc',
      Array.from({ length: 20 }, (_, run) => run),
    );
    const equal = numbers(
      'auc',
      runs.map(() => 0.5),
    );
    assert.equal(importanceOf(same, metric).share, undefined);
    assert.equal(importanceOf(own, few).share, undefined);
    assert.equal(importanceOf(texts('team', runs.map(String)), equal).share, undefined);
  });

  it('counts runs that have both only, and does not depend on their order', () => {
    const depth = [1, 2, undefined, NaN, 1, 2, 3, 3];
    const auc = [0.1, 0.2, 0.3, 0.4, NaN, 0.25, 0.3, 0.35];
    const one = importanceOf(numbers('depth', depth), numbers('auc', auc));
    const other = importanceOf(numbers('depth', depth.toReversed()), numbers('auc', auc.toReversed()));
    assert.equal(one.count, 5);
    assert.equal(rounded(one.share), rounded(other.share));
  });

  it('ranks those that are as great alike', () => {
    assert.deepEqual([...ranksOf([10, 30, 10, 20])], [1.5, 4, 1.5, 3]);
  });
});

describe('quartiles', () => {
  it('are those of NumPy, with whiskers that leave outliers out', () => {
    assert.deepEqual(quartilesOf([1, 2, 3, 4, 100]), {
      count: 5,
      min: 1,
      lower: 2,
      median: 3,
      upper: 4,
      max: 100,
      whiskers: [1, 4],
    });
    assert.equal(quartilesOf([]), undefined);
    assert.deepEqual(quartilesOf([7])?.whiskers, [7, 7]);
  });
});

function rounded(value: number | undefined): number {
  return Number((value ?? NaN).toFixed(9));
}
