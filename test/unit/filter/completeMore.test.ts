import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { KnownNames } from '../../../src/filter/complete.ts';
import { completeMore } from '../../../src/filter/completeMore.ts';
import { runRules } from '../../../src/filter/rules.ts';

const known: KnownNames = {
  metric: new Map([['auc', []]]),
  param: new Map([
    ['model', ['tree', 'mlp']],
    ['order', ['asc']],
  ]),
};

/** The texts after each offer is taken at the `|`, those of attributes aside. */
function taken(text: string): readonly string[] {
  const whole = text.replace('|', '');
  return completeMore(whole, text.indexOf('|'), runRules, known)
    .filter(({ kind }) => kind !== 'attribute')
    .map(({ insert, start, end }) => whole.slice(0, start) + insert + whole.slice(end));
}

describe('completing a filter that has more than AND', () => {
  const names = ['metrics.auc ', 'params.model ', 'params.order '];
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['metrics.auc > 1 |', ['metrics.auc > 1 AND ', 'metrics.auc > 1 OR ']],
    ['metrics.auc > 1|', ['metrics.auc > 1 AND ', 'metrics.auc > 1 OR ']],
    ["params.model = 'a'|", ["params.model = 'a' AND ", "params.model = 'a' OR "]],
    ["params.model = 'a' A|", ["params.model = 'a' AND "]],
    ['metrics.auc > 1 OR |', names.map((name) => `metrics.auc > 1 OR ${name}`)],
    ['metrics.auc > 1 OR (|', names.map((name) => `metrics.auc > 1 OR (${name}`)],
    ["(metrics.auc > 1 OR params.model = 't|", ["(metrics.auc > 1 OR params.model = 'tree' "]],
    [
      "(metrics.auc > 1 OR params.model = 'x') |",
      ["(metrics.auc > 1 OR params.model = 'x') AND ", "(metrics.auc > 1 OR params.model = 'x') OR "],
    ],
    ['(metrics.auc > 1) AND params.mo|', ['(metrics.auc > 1) AND params.model ']],
    ['metrics.auc BETW|', ['metrics.auc BETWEEN ']],
    ['metrics.auc BETWEEN 0 AND 1 |', ['metrics.auc BETWEEN 0 AND 1 AND ', 'metrics.auc BETWEEN 0 AND 1 OR ']],
    ["params.model IN ('tree', 'm|", ["params.model IN ('tree', 'mlp'"]],
    ["params.model IN ('tree') |", ["params.model IN ('tree') AND ", "params.model IN ('tree') OR "]],
    ["(params.model IN ('tree')) |", ["(params.model IN ('tree')) AND ", "(params.model IN ('tree')) OR "]],
    ['metrics.auc > 1 o|', ['metrics.auc > 1 OR ', 'metrics.auc > 1 params.model ', 'metrics.auc > 1 params.order ']],
    ['metrics.auc > 1 OR params.o|', ['metrics.auc > 1 OR params.order ']],
  ];
  for (const [text, expected] of cases) {
    it(`at ${text}`, () => assert.deepEqual(taken(text), expected));
  }

  it('offers for any text something in its place, or nothing', () => {
    const word = fc.constantFrom(
      'OR',
      'AND',
      '(',
      ')',
      'metrics.auc',
      'params.model',
      'BETWEEN',
      'IN',
      "'x'",
      '1',
      ',',
      '=',
      "'",
      '\\',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.nat(80), (words, at) => {
        const text = words.join(' ');
        const cursor = Math.min(at, text.length);
        for (const { start, end } of completeMore(text, cursor, runRules, known)) {
          assert.ok(start >= 0 && start <= end && end === cursor);
        }
      }),
    );
  });
});
