import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyed } from '../../../src/base/keyed.ts';
import { judge, type Verdict } from '../../../src/policy/judge.ts';
import type { Policy, Requirement } from '../../../src/policy/policy.ts';
import type { Fact, PromotionFacts, VersionFacts } from '../../../src/policy/promotionFacts.ts';
import { readPolicy } from '../../../src/policy/readPolicy.ts';
import { anyPolicy, anyRequire } from '../../support/anyPolicy.ts';
import { aRun, aVersion } from '../../support/make.ts';
import { aSignature, policyOf, promotionFacts } from '../../support/promotion.ts';

const key = fc.constantFrom('auc', 'val_loss', 'zeal', 'approved-by', '__proto__', 'a "b"', 'example_count');
const hostile = fc.oneof(fc.string(), fc.constantFrom('', ' ', 'a\u202eb', '\ud800', '__proto__', 'x'.repeat(10_000)));
const value = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324, 0.5),
);
const valuesBy = (of: fc.Arbitrary<string>) =>
  fc.array(fc.tuple(key, of), { maxLength: 4 }).map((entries) => keyed(entries));

function known<Value>(of: fc.Arbitrary<Value>): fc.Arbitrary<Fact<Value>> {
  return fc.oneof(
    of.map((one): Fact<Value> => ({ known: one })),
    hostile.map((why): Fact<Value> => ({ unknown: why })),
  );
}

const anyRun = fc
  .record({
    metrics: fc.array(fc.tuple(key, value), { maxLength: 5 }).map((entries) => keyed(entries)),
    profile: fc.oneof(hostile, fc.json(), fc.constant('{"num_rows": 1e999}')),
  })
  .map(({ metrics, profile }) => {
    const tags = keyed([['mlflow.data.context', 'test']]);
    const dataset = { name: 'd', digest: '', sourceType: '', source: '', profile, tags };
    return { ...aRun({ datasets: [dataset] }), metrics };
  });

const anyField = fc.record({
  name: fc.constantFrom('a', 'b', '__proto__'),
  type: fc.constantFrom('long', 'integer', 'double', 'any', 'constructor'),
  required: fc.boolean(),
});
const anySignature = fc
  .record({ inputs: fc.array(anyField, { maxLength: 3 }), outputs: fc.array(anyField, { maxLength: 2 }) })
  .map((parts) => aSignature(parts));

const anyVersion = (version: string): fc.Arbitrary<VersionFacts> =>
  fc.record<VersionFacts>({
    version: fc
      .record({ description: hostile, status: fc.constantFrom('READY', '', 'x\n'), tags: valuesBy(hostile) })
      .map((facts) => aVersion({ ...facts, version })),
    run: known(anyRun),
    loggedModel: known(
      fc.array(fc.tuple(key, value), { maxLength: 4 }).map((metrics) => ({
        ...{ modelId: 'm-1', experimentId: '1', name: '', modelType: '', status: 'READY' as const, sourceRunId: '' },
        ...{ artifactUri: '', tags: keyed<string>([]), params: keyed<string>([]) },
        metrics: metrics.map(([name, own]) => ({ key: name, value: own, step: 0, timestampMs: 0 })),
      })),
    ),
    signature: known(anySignature),
    requirements: fc.constant({ unknown: '' }),
  });

const anyFacts: fc.Arbitrary<PromotionFacts> = fc
  .record({
    alias: fc.constantFrom('champion', 'shadow'),
    candidate: anyVersion('9'),
    holder: fc.option(anyVersion('7'), { nil: undefined }),
    aliases: fc.dictionary(fc.constantFrom('champion', 'challenger', 'shadow', '__proto__'), fc.constantFrom('7', '9')),
  })
  .map(({ alias, candidate, holder, aliases }) => ({
    ...{ alias, candidate, aliases: keyed(Object.entries(aliases)) },
    ...(holder && { holder }),
  }));

function policyFrom(written: unknown): Policy {
  const reading = readPolicy(JSON.stringify(written));
  assert.ok('policy' in reading, JSON.stringify(written));
  return reading.policy;
}

const isMet = ({ requirements }: Verdict): boolean => requirements.every(({ outcome }) => outcome === 'met');

describe('whatever the policy and the facts, a verdict', () => {
  it('has each requirement of the rule exactly once, and is met only if all are', () => {
    let met = 0;
    fc.assert(
      fc.property(anyPolicy, anyFacts, (written, facts) => {
        const policy = policyFrom(written);
        const verdict = judge(policy, facts);
        const required = verdict.rule?.requirements ?? [];
        const judged = verdict.requirements.flatMap(({ requirement }) => requirement ?? []);
        assert.deepEqual(judged, required);
        assert.equal(verdict.isMet, isMet(verdict));
        if (verdict.isMet && verdict.rule) met++;
        for (const { figure, rule } of verdict.requirements) {
          assert.ok(rule !== '' && figure !== '');
          assert.doesNotMatch(`${figure}${rule}`, /[\n\u202e]/);
          assert.ok(figure.length < 2_000, figure);
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(met > 0);
  });

  it('is the same for the same facts', () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (written, facts) => {
        assert.deepEqual(judge(policyFrom(written), facts), judge(policyFrom(written), facts));
      }),
    );
  });

  it('never becomes a yes because more is required', () => {
    fc.assert(
      fc.property(anyRequire, anyRequire, anyFacts, (some, more, facts) => {
        const [less] = policyOf({ require: some }).rules;
        const [other] = policyOf({ require: more }).rules;
        assert.ok(less && other);
        const judgedBy = (requirements: readonly Requirement[]): Verdict =>
          judge({ otherwise: 'allow', rules: [{ ...less, requirements }] }, facts);
        const both = judgedBy([...less.requirements, ...other.requirements]);
        assert.ok(!both.isMet || (judgedBy(less.requirements).isMet && judgedBy(other.requirements).isMet));
      }),
    );
  });

  const figure = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer({ min: -20, max: 20 }).map((tenths) => tenths / 10),
    fc.constantFrom(0, -0, Infinity, -Infinity, Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324),
  );
  const margin = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.double({ noNaN: true, noDefaultInfinity: true }));

  it('never becomes a no because a metric is better', () => {
    let changed = 0;
    const asked = fc.constantFrom('by', 'byPercent');
    const direction = fc.constantFrom('higher', 'lower');
    fc.assert(
      fc.property(figure, figure, figure, margin, asked, direction, (one, two, holder, wanted, unit, better) => {
        const [worse, best] = one < two === (better === 'higher') ? [one, two] : [two, one];
        const bound = better === 'higher' ? 'atLeast' : 'atMost';
        const metric = {
          [bound]: Number.isFinite(holder) ? holder : 0,
          betterThanHolder: { [unit]: wanted, direction: better },
        };
        const policy = policyOf({ require: { metrics: { m: metric } } });
        const verdict = (own: number): boolean =>
          judge(policy, promotionFacts({ candidate: { metrics: { m: own } }, holder: { metrics: { m: holder } } }))
            .isMet;
        const [before, after] = [verdict(worse), verdict(best)];
        if (before !== after) changed++;
        assert.ok(!before || after);
      }),
      { numRuns: 3_000 },
    );
    assert.ok(changed > 50, String(changed));
  });

  it('never lets a version pass that is not better where a gain is required, nor refuses one that is as good where none is', () => {
    fc.assert(
      fc.property(figure, margin, fc.constantFrom('by', 'byPercent'), (holder, wanted, unit) => {
        const policy = policyOf({
          require: { metrics: { m: { betterThanHolder: { [unit]: wanted, direction: 'higher' } } } },
        });
        const facts = promotionFacts({ candidate: { metrics: { m: holder } }, holder: { metrics: { m: holder } } });
        assert.equal(judge(policy, facts).isMet, wanted <= 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
