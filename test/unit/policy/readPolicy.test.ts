import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPolicy } from '../../../src/policy/readPolicy.ts';

function errorsOf(text: string): readonly string[] {
  const reading = readPolicy(text);
  assert.ok('errors' in reading, text);
  return reading.errors.map(({ line, column, message }) => `${String(line)}:${String(column)} ${message}`);
}

const inRule = (body: string): string => `{ "rules": [{ "model": "m", "alias": "a", ${body} }] }`;
const inRequire = (body: string): string => inRule(`"require": { ${body} }`);

describe('a policy file', () => {
  it('becomes rules, each requirement by itself', () => {
    const reading = readPolicy(`{
  // Who may be champion.
  "rules": [
    {
      "model": "churn*",
      "alias": "champion",
      "require": {
        "from": ["challenger"],
        "tags": { "approved-by": true, "stage": "done", "risk": ["low", "medium"] },
        "metrics": {
          "auc": { "atLeast": 0.9, "atMost": 1, "betterThanHolder": { "byPercent": 2, "ifNoHolder": "deny" } },
          "latency": { "betterThanHolder": { "by": -5, "direction": "lower" }, "dataset": "test" },
        },
        "evaluationRows": { "atLeast": 100, "metric": "n" },
        "signature": "compatible",
        "description": true,
      },
      "afterwards": { "previousHolder": "rollback", "removes": ["challenger"] },
      "typeModelName": true,
      "override": "withReason",
    },
  ],
  "otherwise": "deny",
}`);
    assert.deepEqual(reading, {
      policy: {
        otherwise: 'deny',
        rules: [
          {
            model: 'churn*',
            alias: 'champion',
            line: 4,
            requirements: [
              { kind: 'ready' },
              { kind: 'from', aliases: ['challenger'] },
              { kind: 'tag', key: 'approved-by' },
              { kind: 'tag', key: 'stage', values: ['done'] },
              { kind: 'tag', key: 'risk', values: ['low', 'medium'] },
              { kind: 'atLeast', metric: 'auc', value: 0.9 },
              { kind: 'atMost', metric: 'auc', value: 1 },
              { kind: 'better', metric: 'auc', by: { of: 'percent', percent: 2 }, ifNoHolder: 'deny' },
              {
                kind: 'better',
                metric: 'latency',
                by: { of: 'value', value: -5 },
                direction: 'lower',
                ifNoHolder: 'allow',
                dataset: 'test',
              },
              { kind: 'rows', atLeast: 100, metric: 'n' },
              { kind: 'signature', level: 'compatible' },
              { kind: 'description' },
            ],
            afterwards: { previousHolder: 'rollback', removes: ['challenger'] },
            typeModelName: true,
            mayOverride: true,
          },
        ],
      },
      warnings: [],
    });
  });

  it('requires that the files are there, and nothing else, where it says nothing', () => {
    assert.deepEqual(readPolicy('{ "rules": [{ "model": "m", "alias": "a" }] }'), {
      policy: {
        otherwise: 'allow',
        rules: [
          {
            model: 'm',
            alias: 'a',
            line: 1,
            requirements: [{ kind: 'ready' }],
            afterwards: { removes: [] },
            typeModelName: false,
            mayOverride: false,
          },
        ],
      },
      warnings: [],
    });
  });

  for (const [text, errors] of [
    ['', ['1:1 A value is missing here.']],
    ['[]', ['1:1 A policy is an object: write it in braces.']],
    ['{}', ['1:1 A policy needs "rules".']],
    ['{ "rules": [{}] }', ['1:13 A rule needs "model".', '1:13 A rule needs "alias".']],
    ['{\n  "rulse": [],\n  "rules": []\n}', ['2:3 "rulse" is no key of a policy. Did you mean "rules"?']],
    [
      inRule('"wish": 1'),
      [
        '1:43 "wish" is no key of a rule. It has "model", "alias", "require", "afterwards", "typeModelName", "override".',
      ],
    ],
    [
      inRule('"override": "withreason"'),
      ['1:55 "override" is one of "never", "withReason". Did you mean "withReason"?'],
    ],
    [inRule('"typeModelName": 1'), ['1:60 "typeModelName" is true or false.']],
    [inRule('"model": "n"'), ['1:43 "model" stands here twice.']],
    [inRequire('"tags": { "x": false }'), ['1:71 "x" is true, a text, or a list of texts.']],
    [inRequire('"tags": { "x": [] }'), ['1:71 "x" needs an item, or is left out.']],
    [inRequire('"metrics": { "auc": {} }'), ['1:76 "auc" needs "atLeast", "atMost" or "betterThanHolder".']],
    [
      inRequire('"metrics": { "auc": { "atLeest": 1 } }'),
      [
        '1:76 "auc" needs "atLeast", "atMost" or "betterThanHolder".',
        '1:78 "atLeest" is no key of "auc". Did you mean "atLeast"?',
      ],
    ],
    [inRequire('"metrics": { "auc": { "atLeast": 1e999 } }'), ['1:89 "atLeast" is a number.']],
    [
      inRequire('"metrics": { "auc": { "betterThanHolder": {} } }'),
      ['1:98 "betterThanHolder" needs either "by" or "byPercent".'],
    ],
    [
      inRequire('"metrics": { "auc": { "betterThanHolder": { "by": 1, "byPercent": 1 } } }'),
      ['1:98 "betterThanHolder" needs either "by" or "byPercent".'],
    ],
    [inRequire('"evaluationRows": 0.5'), ['1:74 "evaluationRows" is a whole number from 1 on.']],
    [inRequire('"evaluationRows": { "metric": "n" }'), ['1:74 "evaluationRows" needs "atLeast".']],
    [inRequire('"from": ["@challenger"]'), ['1:65 An item of "from" is an alias, without @.']],
    [
      inRule('"afterwards": { "previousHolder": "v1" }'),
      [
        '1:77 "previousHolder" is an alias that can be given: letters, digits, underscores and dashes, not "latest" or "v1".',
      ],
    ],
  ] as const) {
    it(`that says ${text.replace(/\s+/g, ' ').slice(-60)} is told what is wrong where`, () => {
      assert.deepEqual(errorsOf(text), errors);
    });
  }

  it('is told everything that is wrong at once', () => {
    assert.deepEqual(
      errorsOf(
        '{\n  "rules": [\n    { "model": "", "alias": 3 },\n    { "model": "m", "alias": "a", "require": { "reddy": true } }\n  ],\n  "otherwise": "yes"\n}',
      ),
      [
        '3:16 "model" is the name of a model, in which * stands for any characters.',
        '3:29 "alias" is an alias, in which * stands for any characters.',
        '4:48 "reddy" is no key of "require". Did you mean "ready"?',
        '6:16 "otherwise" is one of "allow", "deny".',
      ],
    );
  });

  it('is warned of rules that never apply, and of metrics whose names do not tell what is better', () => {
    const reading = readPolicy(`{ "rules": [
  { "model": "m", "alias": "a", "require": { "metrics": { "zeal": { "betterThanHolder": { "by": 0 } } } } },
  { "model": "m", "alias": "a" },
] }`);
    assert.deepEqual('warnings' in reading && reading.warnings, [
      { line: 2, column: 3, message: 'The name "zeal" does not tell whether more of it is better. Add "direction".' },
      { line: 3, column: 3, message: 'This rule never applies: the one in line 2 is about the same model and alias.' },
    ]);
  });

  it('is refused where it is too large', () => {
    assert.deepEqual(errorsOf(`${' '.repeat(300_000)}{}`), [
      '1:1 A policy has at most 256 KB. Split it, or leave out comments.',
    ]);
    assert.match(
      errorsOf(JSON.stringify({ rules: Array(501).fill({ model: 'm', alias: 'a' }) }))[0] ?? '',
      /at most 500 items/,
    );
  });

  it('is read or refused, whatever it holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const reading = readPolicy(text);
        assert.ok('policy' in reading || reading.errors.length > 0);
      }),
    );
  });

  it('takes names that JavaScript objects stumble over for names', () => {
    const reading = readPolicy(
      inRequire('"tags": { "__proto__": true }, "metrics": { "constructor": { "atLeast": 1 } }'),
    );
    assert.deepEqual('policy' in reading && reading.policy.rules[0]?.requirements, [
      { kind: 'ready' },
      { kind: 'tag', key: '__proto__' },
      { kind: 'atLeast', metric: 'constructor', value: 1 },
    ]);
    assert.deepEqual(errorsOf('{ "rules": [], "__proto__": {} }'), [
      '1:16 "__proto__" is no key of a policy. It has "$schema", "rules", "otherwise".',
    ]);
  });
});
