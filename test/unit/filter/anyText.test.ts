import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFilter, readOrderBy, type Condition } from '../../../src/filter/check.ts';
import { compareBy } from '../../../src/filter/compare.ts';
import { complete } from '../../../src/filter/complete.ts';
import { matches, type FieldValue } from '../../../src/filter/evaluate.ts';
import { FilterError } from '../../../src/filter/filterError.ts';
import { readLoggedModelFilter } from '../../../src/filter/loggedModelFilter.ts';
import { experimentRules, modelVersionRules, registeredModelRules, runRules } from '../../../src/filter/rules.ts';
import { named, sql } from '../../../src/filter/sql.ts';
import { toSql } from '../../../src/filter/toSql.ts';
import {
  fileExperimentRules,
  fileLoggedModelRules,
  fileModelVersionRules,
  fileRegisteredModelRules,
  fileRunRules,
} from '../../../src/stores/file/rules.ts';
import { seed } from '../../support/seed.ts';

const everyRules = [
  runRules,
  experimentRules,
  registeredModelRules,
  modelVersionRules,
  fileRunRules,
  fileExperimentRules,
  fileRegisteredModelRules,
  fileModelVersionRules,
  fileLoggedModelRules,
];
const pieces = [
  ...[
    'metrics.',
    'params.',
    'tags.',
    'dataset.name',
    'attributes.',
    'name',
    'run_id',
    'status',
    'start_time',
    'digest',
  ],
  ...['`', '"', "'", "'x'", '"y"', '`a b`', 'constructor', '__proto__', 'toString', 'creation_time', 'version_number'],
  ...[
    '=',
    '!=',
    '<',
    '>=',
    'LIKE',
    'ilike',
    'IN',
    'NOT IN',
    'IS NULL',
    'is not null',
    'AND',
    'or',
    'not',
    'ASC',
    'DESC',
  ],
  ...[
    '(',
    ')',
    ',',
    '1',
    '-1.5',
    '1e400',
    '99999999999999999999',
    "('a', 'b')",
    "('x',)",
    ';',
    '--',
    '%',
    '_',
    '\\',
    '.',
  ],
  ...['\n', '\0', '\ud800', 'é', '𝒳', '\u202e', '[', ']', '*', "'%\\'", "'('", "'[a-'", "'\ud800_'"],
];
const spaced = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(' '));
const close = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''));
/** Of texts at random, too few could be read to the end. */
const nearly = fc
  .array(
    fc.constantFrom(
      ...['metrics.a < 1', 'metrics.`b c` != 1e400', "params.a LIKE '%(x_[a-'", "tags.`mlflow.x` ILIKE '\ud800_\\\\'"],
      ...['tags.a IS NULL', "params.a != '{2}'", "run_id IN ('a', 'b')", "dataset.name = '$^'", "status != 'x'"],
      ...[
        "name LIKE '%'",
        "name ILIKE '(?<x>'",
        'version_number > 1',
        'creation_time >= 99999999999999999999',
        'name =',
      ],
    ),
    { maxLength: 4 },
  )
  .map((clauses) => clauses.join(' AND '));
const anyText = fc.oneof(fc.string({ unit: 'binary' }), spaced, close, { arbitrary: nearly, weight: 3 });
const numRuns = 1_500;

/** What was read, or nothing where it was refused as it should be. */
function readOf<Read>(text: string, read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    assert.ok(error instanceof FilterError, String(error));
    assert.ok(error.start >= 0 && error.start <= error.end && error.end <= text.length, `${error.start}-${error.end}`);
    assert.notEqual(error.message, '');
    assert.match(error.errorCode, /^[A-Z_]+$/);
    return undefined;
  }
}

describe('any text at all', () => {
  const values: readonly (readonly FieldValue[])[] = [[], ['x'], [''], ['a\nb'], [1], [NaN], [-Infinity], ['x', 'y']];

  function useEach(conditions: readonly Condition[]): void {
    for (const found of values) assert.equal(typeof matches(conditions, () => found), 'boolean');
    const { text, params } = toSql(conditions, {
      attribute: () => named('x.y'),
      anyRow: (_field, holds) => sql`EXISTS (SELECT 1 WHERE ${holds({ value: named('x.y') })})`,
    });
    assert.equal(text.split('?').length - 1, params.length);
  }

  it('is a filter that can be used, or is refused with the place, by the rules of every search', () => {
    let used = 0;
    fc.assert(
      fc.property(anyText, fc.constantFrom(...everyRules), (text, rules) => {
        const conditions = readOf(text, () => readFilter(text, rules));
        if (!conditions) return;
        used += conditions.length;
        useEach(conditions);
      }),
      { seed, numRuns },
    );
    assert.ok(used > 100, String(used));
  });

  it('is a filter of logged models, or is refused with the place', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const conditions = readOf(text, () => readLoggedModelFilter(text));
        if (conditions) useEach(conditions);
      }),
      { seed, numRuns },
    );
  });

  it('is an order that sorts, or is refused with the place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anyText, fc.constantFrom('metrics.a DESC', 'name', 'run_id ASC')), { maxLength: 3 }),
        fc.constantFrom(...everyRules),
        (texts, rules) => {
          const longest = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
          const orders = readOf(longest, () => readOrderBy(texts, rules));
          for (const found of orders ? values : []) {
            for (const other of values)
              assert.equal(
                typeof compareBy(
                  orders ?? [],
                  () => found,
                  () => other,
                ),
                'number',
              );
          }
        },
      ),
      { seed, numRuns },
    );
  });

  it('can be written on, at any place', () => {
    const known = { metric: new Map([['__proto__', []]]), tag: new Map([['a`b', ["'", '"', 'x']]]) };
    fc.assert(
      fc.property(anyText, fc.nat(60), fc.constantFrom(...everyRules), (text, at, rules) => {
        const cursor = Math.min(at, text.length);
        for (const { start, end, insert } of complete(text, cursor, rules, known)) {
          assert.ok(start >= 0 && start <= end && end === cursor);
          assert.notEqual(insert, '');
        }
      }),
      { seed, numRuns },
    );
  });

  it('is refused with the place also where its lists are nested deeper than anybody writes', () => {
    for (const depth of [10, 1_000, 30_000]) {
      for (const text of [
        `run_id IN ${'('.repeat(depth)}'x'${')'.repeat(depth)}`,
        `run_id IN ${"('x',".repeat(depth)}'y'${')'.repeat(depth)}`,
        `run_id IN ${'('.repeat(depth)}`,
      ]) {
        readOf(text, () => readFilter(text, runRules));
        readOf(text, () => readLoggedModelFilter(text));
        complete(text, text.length, runRules, {});
      }
    }
  });

  it('of hundreds of thousands of letters is read or refused', () => {
    for (const text of [
      `params.a = '${'x'.repeat(300_000)}'`,
      `params.a = '${"\\'".repeat(150_000)}`,
      `params.a LIKE '${'%'.repeat(300_000)}'`,
      `params.\`${'a'.repeat(300_000)}\` = 'x'`,
      'a'.repeat(300_000),
      '('.repeat(300_000),
    ]) {
      readOf(text, () => readFilter(text, runRules));
      readOf(text, () => readOrderBy([text], runRules));
      readOf(text, () => readLoggedModelFilter(text));
      complete(text, text.length, runRules, {});
    }
  });
});
