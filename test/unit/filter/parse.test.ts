import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FilterError } from '../../../src/filter/filterError.ts';
import { parseFilter, parseOrderBy } from '../../../src/filter/parse.ts';

describe('the parser of filters', () => {
  it('reads names with prefixes, quotes and dots', () => {
    const names = ['status', 'metrics.loss', 'tags.mlflow.runName', 'params.`a b`', 'metrics."x/y"', '`run name`'];
    assert.deepEqual(
      names.map((name) => {
        const identifier = parseFilter(`${name} = 1`)[0]?.identifier;
        return [identifier?.prefix, identifier?.key];
      }),
      [
        [undefined, 'status'],
        ['metrics', 'loss'],
        ['tags', 'mlflow.runName'],
        ['params', 'a b'],
        ['metrics', 'x/y'],
        [undefined, 'run name'],
      ],
    );
  });

  it('reads operators in any case, those of several words as one', () => {
    const written = ["a = 'x'", "a != 'x'", 'a >= 1', "a like 'x'", "a not  in ('x')", 'a is NULL', 'a IS not null'];
    assert.deepEqual(
      written.map((text) => parseFilter(text)[0]?.operator),
      ['=', '!=', '>=', 'LIKE', 'NOT IN', 'IS NULL', 'IS NOT NULL'],
    );
  });

  it('reads numbers, texts and lists, and keeps doubled quotes as MLflow does', () => {
    const values = ['-1', '.5', '1e-3', '12345678901234567890', `"it's"`, "'it''s'", `('a', "b")`].map((value) => {
      const literal = parseFilter(`a = ${value}`)[0]?.value;
      return literal?.kind === 'list' ? literal.items : literal?.text;
    });
    assert.deepEqual(values, ['-1', '.5', '1e-3', '12345678901234567890', "it's", "it''s", ['a', 'b']]);
  });

  it('joins clauses by AND, and knows where each stands', () => {
    const clauses = parseFilter("a = 1 and  b.c = 'x'");
    assert.deepEqual(
      clauses.map(({ start, end }) => [start, end]),
      [
        [0, 5],
        [11, 20],
      ],
    );
  });

  it('minds an AND too few or too many as little as MLflow does', () => {
    for (const text of ["a = 'x' b = 'y'", "AND a = 'x' AND AND b = 'y' AND"]) {
      assert.deepEqual(
        parseFilter(text).map(({ identifier }) => identifier.key),
        ['a', 'b'],
      );
    }
    assert.deepEqual(parseFilter(''), []);
  });

  it('reads an order', () => {
    assert.deepEqual(
      ['metrics.loss', 'start_time asc', 'params.`a b` DESC'].map((text) => {
        const { identifier, descending } = parseOrderBy(text);
        return [identifier.key, descending];
      }),
      [
        ['loss', false],
        ['start_time', false],
        ['a b', true],
      ],
    );
  });

  const wrong: readonly (readonly [string, RegExp, number])[] = [
    ["a = 'x' OR b = 'y'", /AND only, not OR/, 8],
    [' ', /filter is empty/, 0],
    ["a = 'x", /quote ' is not closed/, 4],
    ['a', /After this should come an operator/, 1],
    ['a =', /After this should come a quoted text/, 3],
    ['a = b', /should be a quoted text/, 4],
    ["a = 'x';", /";" is not part/, 7],
    ['metrics.val/loss > 1', /backticks/, 11],
    ["(a = 'x')", /should be a name/, 0],
    ['a IN ()', /should be a quoted text/, 6],
    ["a IN ('x' 'y')", /comma/, 10],
    ['a. = 1', /name after the dot/, 3],
    ["a = 'x' AND b", /After this should come an operator/, 13],
  ];
  for (const [text, message, place] of wrong) {
    it(`says what is wrong with ${text}, and where`, () => {
      assert.throws(
        () => parseFilter(text),
        (error) => error instanceof FilterError && message.test(error.message) && error.start === place,
      );
    });
  }

  it('throws nothing but its own error, with a place inside the text, whatever it is given', () => {
    const pieces = [
      'metrics',
      '.',
      "'",
      '"',
      '`',
      '(',
      ')',
      ',',
      ' AND ',
      ' IS ',
      'NOT',
      'IN',
      '=',
      '1e',
      '-',
      '\0',
      '💥',
      ';',
      'x',
    ];
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...pieces)).map((some) => some.join('')),
    );
    fc.assert(
      fc.property(text, (anything) => {
        for (const parse of [parseFilter, parseOrderBy]) {
          try {
            parse(anything);
          } catch (error) {
            assert.ok(error instanceof FilterError);
            assert.ok(error.start >= 0 && error.start <= error.end && error.end <= anything.length);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no longer than the text is long', () => {
    for (const text of [
      "'".repeat(50_001),
      '('.repeat(50_000),
      'a.'.repeat(50_000),
      '1'.repeat(50_000),
      "''".repeat(50_000),
    ]) {
      assert.throws(() => parseFilter(text), FilterError);
    }
  });
});
