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

  it('reads numbers and texts, and keeps doubled quotes as MLflow does', () => {
    const values = ['-1', '.5', '1e-3', '12345678901234567890', `"it's"`, "'it''s'"].map((value) => {
      const literal = parseFilter(`a = ${value}`)[0]?.value;
      return literal?.kind === 'list' ? undefined : literal?.text;
    });
    assert.deepEqual(values, ['-1', '.5', '1e-3', '12345678901234567890', "it's", "it''s"]);
  });

  it('reads strange names as MLflow does', () => {
    const names = [
      'metrics.',
      'metrics.1x',
      'tags.`a``b`',
      "tags.'x'",
      'tags.`a`.b',
      'tags.a.`b`',
      'tags.*',
      'tags.[x y]',
    ];
    assert.deepEqual(
      names.map((name) => parseFilter(`${name} = 'x'`)[0]?.identifier.key),
      ['', '1x', 'a``b', 'x', '`a`.b', 'a.`b`', '*', '[x y]'],
    );
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

  it('reads names to sort by, before ASC and DESC, as a shell would', () => {
    assert.deepEqual(
      ['`a b`', '`a b` DESC', '"metrics".x', '"metrics".x DESC', 'metrics."x\\\\y" asc'].map((text) => {
        const { identifier } = parseOrderBy(text);
        return [identifier.prefix, identifier.key, identifier.isQuoted];
      }),
      [
        [undefined, 'a b', true],
        [undefined, 'a b', false],
        ['"metrics"', 'x', false],
        ['metrics', 'x', false],
        ['metrics', 'x\\y', false],
      ],
    );
    for (const text of ['status ', ' status', 'metrics. x', 'status DESC ASC']) {
      assert.throws(() => parseOrderBy(text), { errorCode: 'INVALID_PARAMETER_VALUE' });
    }
    assert.throws(() => parseOrderBy('tags.`a"b`'), { errorCode: 'INTERNAL_ERROR' });
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
    ["a IN ('x'", /a closing parenthesis/, 9],
    ["params.from = 'x'", /backticks/, 7],
    ['metrics.12ab > 1', /not part/, 8],
    ["params.a$b = 'x'", /not part/, 8],
    ['tags.a IS NOT  NULL', /one space/, 10],
    ["a = 'x' b IN ('y')", /come AND/, 8],
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
