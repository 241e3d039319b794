import fc from 'fast-check';

const names = fc.constantFrom('auc', 'val_loss', 'zeal', 'approved-by', '__proto__', 'a "b"', '日本');
const aliases = fc.constantFrom('champion', 'challenger', 'rollback', 'größe');
const keys = (value: fc.Arbitrary<unknown>): fc.Arbitrary<object> => fc.dictionary(names, value, { maxKeys: 3 });
const partly = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>, requiredKeys: readonly string[] = []) =>
  fc.record<Record<string, unknown>>(shape, { requiredKeys: [...requiredKeys] });

const figure = fc.double({ noNaN: true, noDefaultInfinity: true });
const rows = fc.integer({ min: 1, max: 1_000_000 });
const judgedBy = { direction: fc.constantFrom('higher', 'lower'), ifNoHolder: fc.constantFrom('allow', 'deny') };
const better = fc.oneof(
  partly({ by: figure, ...judgedBy }, ['by']),
  partly({ byPercent: figure, ...judgedBy }, ['byPercent']),
);
const bound = { atLeast: figure, atMost: figure, betterThanHolder: better, dataset: names };
const metric = fc.oneof(...['atLeast', 'atMost', 'betterThanHolder'].map((key) => partly(bound, [key])));
const tagValue = fc.constantFrom('yes', 'no', 'low', 'ada');

/** What a rule may require, as it stands in a file. */
export const anyRequire = partly({
  ready: fc.boolean(),
  from: fc.array(aliases, { minLength: 1, maxLength: 3 }),
  tags: keys(fc.oneof(fc.constant(true), tagValue, fc.array(tagValue, { minLength: 1, maxLength: 3 }))),
  metrics: keys(metric),
  evaluationRows: fc.oneof(rows, partly({ atLeast: rows, metric: names, dataset: names }, ['atLeast'])),
  signature: fc.constantFrom('present', 'compatible'),
  description: fc.boolean(),
});

const anyRule = partly(
  {
    model: fc.constantFrom('*', 'churn', 'churn*', '*n'),
    alias: fc.constantFrom('*', 'champion', 'c*'),
    require: anyRequire,
    afterwards: partly({ previousHolder: aliases, removes: fc.array(aliases, { minLength: 1, maxLength: 2 }) }),
    typeModelName: fc.boolean(),
    override: fc.constantFrom('never', 'withReason'),
  },
  ['model', 'alias'],
);

/** A policy as it stands in a file, which is valid. */
export const anyPolicy = partly(
  { $schema: fc.string(), rules: fc.array(anyRule, { maxLength: 4 }), otherwise: fc.constantFrom('allow', 'deny') },
  ['rules'],
);
