import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFilter } from '../../../src/filter/check.ts';
import { complete, type KnownNames } from '../../../src/filter/complete.ts';
import { runRules } from '../../../src/filter/rules.ts';

const none: readonly string[] = [];

const known: KnownNames = {
  metric: new Map([
    ['auc', none],
    ['val/loss', none],
  ]),
  param: new Map([
    ['model', ['tree', 'mlp', "it's"]],
    ['odd`"name', none],
  ]),
  tag: new Map([['mlflow.user', ['ada']]]),
  attribute: new Map([['status', ['FINISHED', 'FAILED']]]),
  dataset: new Map([['name', ['wine']]]),
};

/** What is offered at the `|` of a text. */
function offered(text: string): readonly string[] {
  return at(text).map(({ label }) => label);
}

/** The text after each offer is taken. */
function taken(text: string): readonly string[] {
  const whole = text.replace('|', '');
  return at(text).map(({ insert, start, end }) => whole.slice(0, start) + insert + whole.slice(end));
}

function at(text: string) {
  return complete(text.replace('|', ''), text.indexOf('|'), runRules, known);
}

describe('completing a filter', () => {
  it('offers everything that a condition can begin with, quoted where it must be', () => {
    assert.deepEqual(offered('|'), [
      'metrics.auc',
      'metrics.`val/loss`',
      'params.model',
      'attributes.run_id',
      'attributes.run_name',
      'attributes.status',
      'attributes.user_id',
      'attributes.artifact_uri',
      'attributes.start_time',
      'attributes.end_time',
      'tags.mlflow.user',
      'dataset.name',
    ]);
  });

  it('finds a name by its beginning, by a part of it, and under another word for its prefix', () => {
    assert.deepEqual(taken('metrics.a|'), ['metrics.auc ']);
    assert.deepEqual(taken('sta|'), ['attributes.status ', 'attributes.start_time ']);
    assert.deepEqual(taken('parameter.mod|'), ['params.model ']);
    assert.deepEqual(taken('loss|'), ['metrics.`val/loss` ']);
    assert.deepEqual(taken('metrics.`val|'), ['metrics.`val/loss` ']);
    assert.deepEqual(offered('nothing.like.it|'), []);
  });

  it('offers the operators that are legal for what stands before them', () => {
    assert.deepEqual(offered('metrics.auc |'), ['=', '!=', '<', '<=', '>', '>=']);
    assert.deepEqual(offered('params.model |'), ['=', '!=', 'LIKE', 'ILIKE', 'IS NULL', 'IS NOT NULL']);
    assert.deepEqual(offered('attributes.status |'), ['=', '!=', 'LIKE', 'ILIKE']);
    assert.deepEqual(offered('dataset.name |'), ['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN']);
    assert.deepEqual(offered('attributes.nothing |'), []);
  });

  it('finishes an operator that is begun', () => {
    assert.deepEqual(taken('metrics.auc >|'), ['metrics.auc > ', 'metrics.auc >= ']);
    assert.deepEqual(taken('params.model is n|'), ['params.model IS NULL ', 'params.model IS NOT NULL ']);
    assert.deepEqual(taken('params.model IS NOT |'), ['params.model IS NOT NULL ']);
    assert.deepEqual(taken('dataset.name i|'), ['dataset.name ILIKE ', 'dataset.name IN (']);
  });

  it('offers the values seen, in quotes', () => {
    assert.deepEqual(taken('params.model = |'), [
      "params.model = 'tree' ",
      "params.model = 'mlp' ",
      `params.model = "it's" `,
    ]);
    assert.deepEqual(taken("params.model = 'tr|"), ["params.model = 'tree' "]);
    assert.deepEqual(taken('params.model = ml|'), ["params.model = 'mlp' "]);
    assert.deepEqual(taken('status != f|'), ["status != 'FINISHED' ", "status != 'FAILED' "]);
    assert.deepEqual(taken("dataset.name IN ('wine', |"), ["dataset.name IN ('wine', 'wine'"]);
    assert.deepEqual(offered('metrics.auc > |'), []);
    assert.deepEqual(offered("params.model LIKE '|"), []);
  });

  it('goes on with AND', () => {
    assert.deepEqual(taken('metrics.auc > 0.9|'), ['metrics.auc > 0.9 AND ']);
    assert.deepEqual(taken('metrics.auc > 0.9  |'), ['metrics.auc > 0.9 AND ']);
    assert.deepEqual(taken('params.model IS NULL a|'), ['params.model IS NULL AND ']);
    assert.deepEqual(taken("dataset.name IN ('wine') |"), ["dataset.name IN ('wine') AND "]);
    assert.deepEqual(taken("status = 'FAILED' AND metrics.au|"), ["status = 'FAILED' AND metrics.auc "]);
  });

  it('changes only what is before the cursor', () => {
    assert.deepEqual(taken('metrics.a| > 0.9'), ['metrics.auc  > 0.9']);
  });

  it('writes every name and every value so that it is read as that', () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 });
    const quotesAndDots = fc.string({
      unit: fc.constantFrom('`', '"', "'", '.', ' ', 'a', 'AND', '\\', '\n'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.oneof(text, quotesAndDots), fc.oneof(text, quotesAndDots), (name, value) => {
        const names: KnownNames = { tag: new Map([[name, [value]]]) };
        const [tag] = complete('tags.', 5, runRules, names).filter(({ kind }) => kind === 'tag');
        fc.pre(tag !== undefined);
        const begun = `${tag.insert}= `;
        const [literal] = complete(begun, begun.length, runRules, names);
        fc.pre(literal?.kind === 'value');
        assert.deepEqual(readFilter(begun + literal.insert, runRules), [
          { field: { kind: 'tag', name }, operator: '=', values: [value] },
        ]);
      }),
    );
  });

  it('takes any text, and changes none of it before what it replaces', () => {
    const words = fc.constantFrom(
      'metrics',
      '.',
      'auc',
      ' ',
      '>',
      '=',
      "'",
      '"',
      '`',
      '(',
      ',',
      ')',
      'IN',
      'IS',
      'NOT',
      'AND',
      '3',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 15 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (written) => {
        for (const { start, end } of complete(written, written.length, runRules, known)) {
          assert.ok(start >= 0 && start <= end && end === written.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('offers nothing behind what cannot be read', () => {
    assert.deepEqual(offered('metrics.auc ; |'), []);
    assert.deepEqual(offered('(metrics|'), []);
    assert.deepEqual(offered('metrics.auc > model |'), []);
  });
});
