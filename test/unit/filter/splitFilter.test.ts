import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFilter } from '../../../src/filter/check.ts';
import { matches, type ValuesOf } from '../../../src/filter/evaluate.ts';
import { FilterError } from '../../../src/filter/filterError.ts';
import { runRules } from '../../../src/filter/rules.ts';
import { splitFilter } from '../../../src/filter/splitFilter.ts';

const split = (text: string): readonly string[] => splitFilter(text, runRules);

describe('a filter that MLflow cannot be asked at once', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["metrics.a > 1 AND params.b = 'OR'", ["metrics.a > 1 AND params.b = 'OR'"]],
    ['', ['']],
    ["run_id IN ('a', 'b')", ["run_id IN ('a', 'b')"]],
    ['metrics.a > 1 OR metrics.a < -1', ['metrics.a > 1', 'metrics.a < -1']],
    [
      "(metrics.a > 1 or params.b='x') and status = 'FAILED'",
      ["metrics.a > 1 AND status = 'FAILED'", "params.b='x' AND status = 'FAILED'"],
    ],
    ["metrics.a > 1 OR params.b = 'x' AND params.c IS NULL", ['metrics.a > 1', "params.b = 'x' AND params.c IS NULL"]],
    ['metrics.`val/a` BETWEEN -1e-3 AND 5', ['metrics.`val/a` >= -1e-3 AND metrics.`val/a` <= 5']],
    [
      'params.b IN (\'x\', "y") AND metrics.a > 0',
      ["params.b = 'x' AND metrics.a > 0", 'params.b = "y" AND metrics.a > 0'],
    ],
    ["params.b NOT IN ('x', 'y')", ["params.b != 'x' AND params.b != 'y'"]],
    ["run_id IN ('a', 'b') OR metrics.a IN (1, 2)", ["run_id IN ('a', 'b')", 'metrics.a = 1', 'metrics.a = 2']],
    ['((metrics.a > 1))', ['metrics.a > 1']],
    ['metrics.a > 1 OR metrics.a > 1', ['metrics.a > 1']],
    [
      "metrics.a > 1 AND (params.b = 'x' OR params.b = 'y\\')",
      ["metrics.a > 1 AND params.b = 'x'", "metrics.a > 1 AND params.b = 'y\\'"],
    ],
  ];
  for (const [text, searches] of cases) {
    it(`${text || 'nothing'} is ${String(searches.length)} of MLflow's own`, () => {
      assert.deepEqual(split(text), searches);
      for (const search of searches) readFilter(search, runRules);
    });
  }

  const wrong: readonly (readonly [string, string, string])[] = [
    ['metrics.a > 1 OR', '', 'After this should come a name, such as metrics.loss or status.'],
    ["metrics.a > 1 OR params.b > '2'", '>', '> cannot be used here; use =, !=, LIKE, ILIKE, IS NULL or IS NOT NULL.'],
    ['(metrics.a > 1', '', 'After this should come AND, OR or a closing parenthesis.'],
    ['metrics.a > 1) OR metrics.a > 2', ')', 'Before this should come AND or OR.'],
    [
      "params.b BETWEEN 'a' AND 'c'",
      'BETWEEN',
      'BETWEEN cannot be used here; use =, !=, LIKE, ILIKE, IS NULL or IS NOT NULL.',
    ],
    ['metrics.a BETWEEN 1 OR 2', 'OR', 'Here should be AND, and the end of the range, not OR'],
    ['params.b IN ()', '(', 'This list is empty.'],
    ["params.b IN ('a' 'b')", "'b'", "A list holds quoted texts or numbers: ('a', 'b')."],
    ['nothing = 1 OR metrics.a > 1', 'nothing', '"nothing" is no attribute of runs.'],
    ['metrics.a >', '', 'After this should come a quoted text, a number, or a list in parentheses.'],
  ];
  for (const [text, at, message] of wrong) {
    it(`says what is wrong with ${text}`, () => {
      assert.throws(
        () => split(text),
        (error) => {
          assert.ok(error instanceof FilterError);
          assert.ok(error.message.startsWith(message), error.message);
          assert.equal(text.slice(error.start, error.end), at);
          return true;
        },
      );
    });
  }

  it('takes eight searches and no more, however it is written', () => {
    const pair = (name: string): string => `(metrics.${name} > 1 OR metrics.${name} < 0)`;
    assert.equal(split(`${pair('a')} AND ${pair('b')} AND ${pair('c')}`).length, 8);
    assert.throws(() => split(['a', 'b', 'c', 'd'].map(pair).join(' AND ')), /more than 8 searches/);
    assert.throws(
      () => split(`params.b IN (${Array.from({ length: 9 }, (_, at) => `'${String(at)}'`).join(', ')})`),
      /more than 8 searches/,
    );
    assert.throws(() => split(`${'('.repeat(5_000)}metrics.a > 1`), /too many parentheses/);
  });

  interface Tree {
    readonly text: string;
    readonly holds: (of: ValuesOf) => boolean;
  }
  const one = (text: string): Tree => {
    const conditions = readFilter(text, runRules);
    return { text, holds: (of) => matches(conditions, of) };
  };
  const leaf: fc.Arbitrary<Tree> = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('a', 'b'),
        fc.constantFrom('=', '!=', '<', '<=', '>', '>='),
        fc.integer({ min: -2, max: 2 }),
      )
      .map(([name, operator, value]) => one(`metrics.${name} ${operator} ${String(value)}`)),
    fc
      .tuple(fc.constantFrom('=', '!=', 'LIKE'), fc.constantFrom("'x'", "'y'", '"it\'s"', "'OR'", "'('", "'%x'"))
      .map(([operator, value]) => one(`params.c ${operator} ${value}`)),
    fc.constantFrom(one('params.c IS NULL'), one('params.c IS NOT NULL')),
    fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })).map(([from, to]): Tree => ({
      text: `metrics.a BETWEEN ${String(from)} AND ${String(to)}`,
      holds: (of) => of({ kind: 'metric', name: 'a' }).some((value) => Number(value) >= from && Number(value) <= to),
    })),
    fc
      .tuple(fc.boolean(), fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }))
      .map(([isNot, list]): Tree => ({
        text: `params.c ${isNot ? 'NOT ' : ''}IN (${list.map((item) => `'${item}'`).join(', ')})`,
        holds: (of) => of({ kind: 'param', name: 'c' }).some((value) => list.some((item) => item === value) !== isNot),
      })),
  );
  const joined = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.tuple(fc.boolean(), fc.array(tie('tree'), { minLength: 1, maxLength: 3 })).map(([isAny, parts]): Tree => ({
        text: `(${parts.map(({ text }) => text).join(isAny ? ' OR ' : ' AND ')})`,
        holds: (of) => (isAny ? parts.some(({ holds }) => holds(of)) : parts.every(({ holds }) => holds(of))),
      })),
    ),
  })).tree;
  const run: fc.Arbitrary<ValuesOf> = fc
    .record({
      a: fc.constantFrom(undefined, -2, -1, 0, 1, 2, NaN, Infinity),
      b: fc.constantFrom(undefined, 0, 1),
      c: fc.constantFrom(undefined, 'x', 'y', "it's", 'OR', '('),
    })
    .map(
      (values) =>
        ({ name }) =>
          [values[name as keyof typeof values]].flatMap((value) => value ?? []),
    );

  it('finds exactly the runs for which the whole is true', () => {
    let splits = 0;
    fc.assert(
      fc.property(joined, fc.array(run, { maxLength: 20 }), ({ text, holds }, runs) => {
        let searches;
        try {
          searches = split(text);
        } catch (error) {
          assert.match(String(error), /more than 8 searches/);
          return;
        }
        if (searches.length > 1) splits++;
        const read = searches.map((search) => readFilter(search, runRules));
        for (const one of runs)
          assert.equal(
            read.some((conditions) => matches(conditions, one)),
            holds(one),
          );
      }),
      { numRuns: 1_000 },
    );
    assert.ok(splits > 100, `only ${String(splits)} were split`);
  });

  it('never asks something else, whatever quotes and backslashes there are', () => {
    const piece = fc.constantFrom(
      "params.b = 'x\\'",
      "params.b = 'x'",
      'params.b = "\\"',
      ' OR ',
      ' AND ',
      '(',
      ')',
      "'",
      '"',
      '\\',
      '`',
      "''",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        try {
          for (const search of split(pieces.join(''))) readFilter(search, runRules);
        } catch (error) {
          assert.ok(error instanceof FilterError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
