import assert from 'node:assert/strict';
import { keyed } from '../../../src/base/keyed.ts';
import type { LoggedModel, LoggedModelMetric } from '../../../src/model/loggedModel.ts';
import { judge } from '../../../src/policy/judge.ts';
import type { PromotionFacts } from '../../../src/policy/promotionFacts.ts';
import { aSignature, policyOf, promotionFacts } from '../../support/promotion.ts';

/** Each requirement but that of readiness: its sign, what is so, and what is asked for. */
function judged(require: object, facts: PromotionFacts): readonly string[] {
  return judge(policyOf({ require: { ready: false, ...require } }), facts).requirements.map(
    ({ outcome, figure, rule }) => `${outcome}: ${figure} | ${rule}`,
  );
}

describe('a promotion', () => {
  it('is told everything that is required, also after the first thing that is not met', () => {
    const policy = policyOf({
      require: {
        from: ['challenger'],
        tags: { 'approved-by': true, risk: ['low', 'medium'] },
        metrics: { val_auc: { atLeast: 0.9, betterThanHolder: { byPercent: 2 } } },
        evaluationRows: 10_000,
        signature: 'compatible',
        description: true,
      },
      afterwards: { previousHolder: 'rollback', removes: ['challenger'] },
    });
    const facts = promotionFacts({
      candidate: { version: { tags: keyed([['risk', 'high']]) }, metrics: { val_auc: 0.942, example_count: 48_210 } },
      holder: { metrics: { val_auc: 0.918 } },
      aliases: { challenger: '9', shadow: '9' },
    });
    const { isMet, requirements, afterwards } = judge(policy, facts);
    assert.deepEqual(
      requirements.map(({ outcome, figure, rule }) => [outcome, figure, rule]),
      [
        ['met', 'version 9 is READY', 'must be READY'],
        ['met', 'version 9 has @challenger, @shadow', 'must have @challenger'],
        ['unmet', 'tag approved-by is not set', 'must be set'],
        ['unmet', 'tag risk is high', 'must be low or medium'],
        ['met', 'val_auc 0.942', 'at least 0.9'],
        [
          'met',
          'val_auc 0.942 is 2.61 % better than 0.918 of version 7',
          'at least 2 % better than the current holder',
        ],
        ['met', 'evaluated on 48,210 rows (example_count)', 'at least 10,000 rows'],
        ['unknown', 'signature: there is no MLmodel', 'must be compatible with the current holder'],
        ['unmet', 'description: there is none', 'must be there'],
      ],
    );
    assert.equal(isMet, false);
    assert.deepEqual(afterwards, { previousHolder: 'rollback', removes: ['challenger'] });
  });

  it('is allowed where everything is met', () => {
    const policy = policyOf({ require: { description: true } });
    const { isMet, rule } = judge(policy, promotionFacts({ candidate: { version: { description: 'Better.' } } }));
    assert.deepEqual([isMet, rule?.line], [true, 1]);
  });

  it('is allowed where no rule is about it, unless the policy denies that', () => {
    const facts = promotionFacts({ alias: 'shadow' });
    const policy = policyOf({ alias: 'champion' });
    assert.deepEqual(judge(policy, facts), { isMet: true, requirements: [], afterwards: { removes: [] } });
    const denied = judge({ ...policy, otherwise: 'deny' }, facts);
    assert.equal(denied.isMet, false);
    assert.deepEqual(
      denied.requirements.map(({ figure }) => figure),
      ['no rule is about @shadow of churn'],
    );
  });

  it('does not hand on or take away the alias that it moves', () => {
    const policy = policyOf({ afterwards: { previousHolder: 'rollback', removes: ['challenger', 'rollback'] } });
    assert.deepEqual(judge(policy, promotionFacts({ alias: 'rollback' })).afterwards, { removes: ['challenger'] });
    assert.deepEqual(judge(policy, promotionFacts({ alias: 'challenger' })).afterwards, {
      previousHolder: 'rollback',
      removes: [],
    });
    assert.deepEqual(judge(policy, promotionFacts({ alias: 'champion' })).afterwards, {
      previousHolder: 'rollback',
      removes: ['challenger'],
    });
  });

  it('needs the files', () => {
    const verdict = judge(policyOf({}), promotionFacts({ candidate: { version: { status: 'PENDING_REGISTRATION' } } }));
    assert.deepEqual(
      verdict.requirements.map(({ outcome, figure }) => [outcome, figure]),
      [['unmet', 'version 9 is PENDING_REGISTRATION']],
    );
  });

  it('shows names as they are, whatever is hidden in them', () => {
    const facts = promotionFacts({ candidate: { version: { tags: keyed([['k\u202e', 'a\u202eb\n']]) } } });
    assert.deepEqual(judged({ tags: { 'k\u202e': 'c\u200b' } }, facts), [
      'unmet: tag k⟦U+202E⟧ is a⟦U+202E⟧b␣ | must be c⟦U+200B⟧',
    ]);
  });
});

describe('a tag', () => {
  const has = (value: string): PromotionFacts =>
    promotionFacts({ candidate: { version: { tags: keyed([['t', value]]) } } });

  it('is set where it says something', () => {
    assert.deepEqual(judged({ tags: { t: true } }, has('x')), ['met: tag t is x | must be set']);
    assert.deepEqual(judged({ tags: { t: true } }, has(' ')), ['unmet: tag t is empty | must be set']);
    assert.deepEqual(judged({ tags: { constructor: true } }, has('x')), [
      'unmet: tag constructor is not set | must be set',
    ]);
  });

  it('has one of the values, to the letter', () => {
    assert.deepEqual(judged({ tags: { t: ['a', 'b'] } }, has('b')), ['met: tag t is b | must be a or b']);
    assert.deepEqual(judged({ tags: { t: 'a' } }, has('A')), ['unmet: tag t is A | must be a']);
  });
});

describe('a metric', () => {
  const has = (value: number): PromotionFacts =>
    promotionFacts({ candidate: { metrics: { m: value } }, holder: undefined });

  it('is at least, or at most, a value', () => {
    const asked = { metrics: { m: { atLeast: 0.5, atMost: 0.9 } } };
    assert.deepEqual(judged(asked, has(0.5)), ['met: m 0.5 | at least 0.5', 'met: m 0.5 | at most 0.9']);
    assert.deepEqual(judged(asked, has(0.95)), ['met: m 0.95 | at least 0.5', 'unmet: m 0.95 | at most 0.9']);
    assert.deepEqual(judged(asked, has(NaN)), ['unmet: m NaN | at least 0.5', 'unmet: m NaN | at most 0.9']);
  });

  it('shows as many digits as it takes to see that it is not enough', () => {
    assert.deepEqual(judged({ metrics: { m: { atLeast: 0.9 } } }, has(0.89999999)), [
      'unmet: m 0.89999999 | at least 0.9',
    ]);
  });

  it('that was not logged is unknown, which is not met', () => {
    assert.deepEqual(judged({ metrics: { n: { atLeast: 0 } } }, has(1)), ['unknown: n: not logged | at least 0']);
    const gone = promotionFacts({});
    const facts = { ...gone, candidate: { ...gone.candidate, run: { unknown: 'its source run is not there' } } };
    assert.deepEqual(judged({ metrics: { n: { atLeast: 0 } } }, facts), [
      'unknown: n: its source run is not there | at least 0',
    ]);
  });

  const logged = (...metrics: readonly Partial<LoggedModelMetric>[]): PromotionFacts => {
    const facts = promotionFacts({ candidate: { metrics: { m: 1, nan: NaN } } });
    const model: LoggedModel = {
      ...{ modelId: 'm-1', experimentId: '1', name: 'model', modelType: '', status: 'READY' as const, sourceRunId: '' },
      ...{ artifactUri: '', tags: keyed<string>([]), params: keyed<string>([]) },
      metrics: metrics.map((metric) => ({ key: 'm', value: 2, step: 0, timestampMs: 0, ...metric })),
    };
    return { ...facts, candidate: { ...facts.candidate, loggedModel: { known: model } } };
  };

  it("is the logged model's own, the latest, before that of the run", () => {
    const asked = { metrics: { m: { atLeast: 0 } } };
    assert.deepEqual(judged(asked, logged()), ['met: m 1 | at least 0']);
    assert.deepEqual(judged(asked, logged({ value: 2 }, { value: 3, step: 1 }, { value: 4, timestampMs: 1 })), [
      'met: m 3 | at least 0',
    ]);
  });

  it('can be asked for as measured on one data set', () => {
    const asked = { metrics: { m: { atLeast: 0, dataset: 'test' } } };
    const facts = logged({ value: 5, datasetName: 'train', step: 9 }, { value: 6, datasetName: 'test' });
    assert.deepEqual(judged(asked, facts), ['met: m 6 | at least 0, on the data set test']);
    assert.deepEqual(judged(asked, logged({})), [
      'unknown: m: not logged for the data set "test" | at least 0, on the data set test',
    ]);
    assert.deepEqual(judged(asked, has(1)), ['unknown: m: it has no logged model | at least 0, on the data set test']);
  });

  it('that is NaN is not taken for the 0 that a database keeps of it for a logged model', () => {
    const asked = { metrics: { nan: { atMost: 1 } } };
    assert.deepEqual(judged(asked, logged({ key: 'nan', value: 0 })), ['unmet: nan NaN | at most 1']);
  });
});

describe('better than the version that has the alias', () => {
  const sign = (value: number, holder: number, better: object, metric = 'auc'): string => {
    const facts = promotionFacts({
      candidate: { metrics: { [metric]: value } },
      holder: { metrics: { [metric]: holder } },
    });
    const [one] = judge(
      policyOf({ require: { ready: false, metrics: { [metric]: { betterThanHolder: better } } } }),
      facts,
    ).requirements;
    return one?.outcome ?? '';
  };
  const table = (better: object, rows: readonly (readonly [number, number, string])[], metric?: string): void => {
    for (const [value, holder, outcome] of rows) {
      assert.equal(sign(value, holder, better, metric), outcome, `${String(value)} against ${String(holder)}`);
    }
  };

  it('is so by a value, as people reckon it', () => {
    table({ by: 0.1 }, [
      [0.6, 0.5, 'met'],
      [0.59, 0.5, 'unmet'],
      [0.3, 0.2, 'met'],
      [1.1, 1, 'met'],
    ]);
  });

  it('is so by a percentage of the size of what it is compared with', () => {
    table({ byPercent: 2 }, [
      [0.51, 0.5, 'met'],
      [0.509, 0.5, 'unmet'],
      [-9.8, -10, 'met'],
      [-9.9, -10, 'unmet'],
    ]);
  });

  it('is so downwards, where less is better', () => {
    table(
      { byPercent: 10 },
      [
        [0.9, 1, 'met'],
        [0.91, 1, 'unmet'],
        [1.1, 1, 'unmet'],
      ],
      'val_loss',
    );
    table(
      { by: 1, direction: 'lower' },
      [
        [4, 5, 'met'],
        [6, 5, 'unmet'],
      ],
      'zeal',
    );
  });

  it('is so by any gain over 0 and over an infinity, of which there is no percentage', () => {
    table({ byPercent: 50 }, [
      [1e-300, 0, 'met'],
      [0, 0, 'unmet'],
      [0, -0, 'unmet'],
      [-1, 0, 'unmet'],
      [0, -Infinity, 'met'],
      [-Infinity, -Infinity, 'unmet'],
      [1, -Number.MAX_VALUE, 'met'],
      [Infinity, Infinity, 'unmet'],
    ]);
  });

  it('may mean not worse, or not much worse', () => {
    table({ by: 0 }, [
      [0.5, 0.5, 'met'],
      [0.4999, 0.5, 'unmet'],
      [Infinity, Infinity, 'met'],
    ]);
    table({ byPercent: -1 }, [
      [0.495, 0.5, 'met'],
      [0.494, 0.5, 'unmet'],
      [0, 0, 'met'],
      [-1, 0, 'unmet'],
    ]);
  });

  it('is never so by less than nothing, however small the gain that is asked for', () => {
    table({ byPercent: 1e-14 }, [
      [0.5, 0.5, 'unmet'],
      [0.6, 0.5, 'met'],
    ]);
  });

  it('is never NaN, and nothing is known to be better than NaN', () => {
    table({ by: 0 }, [
      [NaN, 0.5, 'unmet'],
      [0.5, NaN, 'unknown'],
      [NaN, NaN, 'unknown'],
    ]);
  });

  it('is unknown where nobody can tell what is better', () => {
    table({ by: 0 }, [[1, 0.5, 'unknown']], 'zeal');
  });

  it('says figures as they are', () => {
    const said = (value: number, holder: number, better: object): string | undefined =>
      judged(
        { metrics: { auc: { betterThanHolder: better } } },
        promotionFacts({ candidate: { metrics: { auc: value } }, holder: { metrics: { auc: holder } } }),
      )[0]?.replace(/ \|.*/, '');
    assert.equal(said(0.5, 0.5, { by: 0 }), 'met: auc 0.5 is the same as 0.5 of version 7');
    assert.equal(said(0.49, 0.5, { by: 0 }), 'unmet: auc 0.49 is 0.01 worse than 0.5 of version 7');
    assert.equal(said(0.49, 0.5, { byPercent: 0 }), 'unmet: auc 0.49 is 2 % worse than 0.5 of version 7');
    assert.equal(said(0.5, 0, { byPercent: 1 }), 'met: auc 0.5 is better than 0 of version 7');
    assert.equal(said(NaN, 0.5, { by: 0 }), 'unmet: auc NaN is not better than 0.5 of version 7');
    assert.equal(said(0.5, -Number.MAX_VALUE, { by: 0 }), 'met: auc 0.5 is better than -∞ of version 7');
  });

  it('is so, or not, as the policy says where nobody has the alias', () => {
    const facts = promotionFacts({ candidate: { metrics: { auc: 0.9 } }, holder: undefined });
    const asked = (ifNoHolder?: string): readonly string[] =>
      judged({ metrics: { auc: { betterThanHolder: { by: 0, ...(ifNoHolder && { ifNoHolder }) } } } }, facts);
    assert.deepEqual(asked(), ['met: auc 0.9, and no version has @champion yet | not worse than the current holder']);
    assert.deepEqual(asked('allow'), asked());
    assert.deepEqual(asked('deny'), [
      'unmet: auc 0.9, and no version has @champion yet | not worse than the current holder, and there must be one',
    ]);
  });

  it('is not so of NaN, whoever has the alias', () => {
    const facts = promotionFacts({ candidate: { metrics: { auc: NaN } }, holder: undefined });
    assert.deepEqual(judged({ metrics: { auc: { betterThanHolder: { by: 0 } } } }, facts), [
      'unmet: auc NaN, and no version has @champion yet | not worse than the current holder',
    ]);
  });

  it('is so of the version that has the alias already, and unknown where the metric of that one is', () => {
    const own = promotionFacts({
      candidate: { metrics: { auc: 0.9 } },
      holder: { version: { version: '9' }, metrics: { auc: 0.9 } },
    });
    const asked = { metrics: { auc: { betterThanHolder: { by: 0.1 } } } };
    assert.deepEqual(judged(asked, own), [
      'met: auc 0.9, of the version that has @champion already | at least 0.1 better than the current holder',
    ]);
    const none = promotionFacts({ candidate: { metrics: { auc: 0.9 } }, holder: {} });
    assert.deepEqual(judged(asked, none), [
      'unknown: auc of version 7: not logged | at least 0.1 better than the current holder',
    ]);
  });
});

describe('the rows of an evaluation', () => {
  const dataset = (name: string, context: string, profile?: string) => ({
    ...{ name, digest: 'd', sourceType: 'code', source: '{}', tags: keyed([['mlflow.data.context', context]]) },
    ...(profile !== undefined && { profile }),
  });
  const facts = promotionFacts({
    candidate: {
      metrics: { n: 70 },
      run: {
        datasets: [
          dataset('train', 'training', '{"num_rows": 50}'),
          dataset('big', 'testing', '{"num_rows": 900}'),
          dataset('small', 'Validation', '{"features_shape": [300, 4]}'),
          dataset('odd', 'testing', '{"num_rows": "many"}'),
          dataset('cut', 'testing', '{"num_rows": 1'),
          dataset('none', 'testing'),
        ],
      },
    },
  });

  it('are those of the smallest data set that was there to evaluate, of those that say how many', () => {
    assert.deepEqual(judged({ evaluationRows: 300 }, facts), [
      'met: evaluated on 300 rows (data set small) | at least 300 rows',
    ]);
    assert.deepEqual(judged({ evaluationRows: 301 }, facts), [
      'unmet: evaluated on 300 rows (data set small) | at least 301 rows',
    ]);
  });

  it('are those of a data set by its name, or what a metric says', () => {
    assert.deepEqual(judged({ evaluationRows: { atLeast: 800, dataset: 'big' } }, facts), [
      'met: evaluated on 900 rows (data set big) | at least 800 rows',
    ]);
    assert.deepEqual(judged({ evaluationRows: { atLeast: 71, metric: 'n' } }, facts), [
      'unmet: evaluated on 70 rows (n) | at least 71 rows',
    ]);
  });

  it('are unknown where nothing says so', () => {
    assert.deepEqual(judged({ evaluationRows: 1 }, promotionFacts()), [
      'unknown: rows of the evaluation: no metric example_count, and no data set used for eval, evaluation, test, testing, validation, val with a number of rows | at least 1 rows',
    ]);
    assert.deepEqual(judged({ evaluationRows: { atLeast: 1, metric: 'x' } }, facts), [
      'unknown: rows of the evaluation: not logged | at least 1 rows',
    ]);
  });
});

describe('a signature', () => {
  const long = aSignature({ inputs: [{ name: 'age', type: 'long' }] });
  const integer = aSignature({ inputs: [{ name: 'age', type: 'integer' }] });
  const asked = (level: string, candidate: object, holder: object | undefined): string =>
    judged({ signature: level }, promotionFacts({ candidate, holder }))[0]?.replace(/ \|.*/, '') ?? '';

  it('is there', () => {
    assert.equal(asked('present', { signature: long }, {}), 'met: signature: there is one');
    assert.equal(asked('present', {}, {}), 'unknown: signature: there is no MLmodel');
  });

  it('lets whoever calls the version that has the alias call this one', () => {
    assert.equal(asked('compatible', { signature: long }, { signature: long }), 'met: signature: as of version 7');
    assert.equal(asked('compatible', { signature: long }, { signature: integer }), 'met: signature: as of version 7');
    assert.equal(
      asked('compatible', { signature: integer }, { signature: long }),
      'unmet: signature: input age is integer, was long',
    );
    assert.equal(asked('compatible', { signature: long }, undefined), 'met: signature: no version has the alias yet');
    assert.equal(asked('compatible', { signature: long }, {}), 'unknown: signature of version 7: there is no MLmodel');
  });
});
