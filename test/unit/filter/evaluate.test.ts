import assert from 'node:assert/strict';
import { readFilter, readOrderBy } from '../../../src/filter/check.ts';
import { compareBy } from '../../../src/filter/compare.ts';
import { compareText } from '../../../src/filter/compareText.ts';
import { matches, type FieldValue, type ValuesOf } from '../../../src/filter/evaluate.ts';
import { runRules } from '../../../src/filter/rules.ts';

/** Something that has these values, by kind and name. */
const having =
  (values: Readonly<Record<string, FieldValue | readonly FieldValue[]>>): ValuesOf =>
  ({ kind, name }) => {
    const value = values[`${kind}.${name}`];
    return value === undefined ? [] : [value].flat();
  };

describe('a filter, evaluated in memory', () => {
  const holds = (filter: string, values: Readonly<Record<string, FieldValue | readonly FieldValue[]>>): boolean =>
    matches(readFilter(filter, runRules), having(values));

  const cases: readonly (readonly [string, Parameters<typeof holds>[1], boolean])[] = [
    ['', {}, true],
    ['metrics.a > 1 AND metrics.b = 2', { 'metric.a': 1.5, 'metric.b': 2 }, true],
    ['metrics.a > 1 AND metrics.b = 2', { 'metric.a': 1.5, 'metric.b': 3 }, false],
    ['metrics.a != 1', {}, false],
    ['metrics.a != 1', { 'metric.a': NaN }, true],
    ['metrics.a = 1', { 'metric.a': NaN }, false],
    ['metrics.a <= 1', { 'metric.a': NaN }, false],
    ['metrics.a < 1', { 'metric.a': -Infinity }, true],
    ['metrics.a <= 1', { 'metric.a': 1 }, true],
    ['metrics.a > 1e308', { 'metric.a': Infinity }, true],
    ["params.p = '1'", { 'param.p': '1' }, true],
    ["params.p != '1'", { 'param.p': '1.0' }, true],
    ["params.p LIKE 'a%z'", { 'param.p': 'abcz' }, true],
    ["params.p LIKE 'A%'", { 'param.p': 'abc' }, false],
    ["params.p ILIKE 'Ä_C'", { 'param.p': 'äbc' }, true],
    ["params.p LIKE 'a_c'", { 'param.p': 'a🏅c' }, true],
    ["params.p LIKE '%b%'", { 'param.p': 'a\nb' }, false],
    ["params.p LIKE 'a%'", { 'param.p': 'a\nb' }, true],
    ["params.p LIKE 'ab'", { 'param.p': 'ab\n' }, true],
    ["params.p LIKE 'a.c'", { 'param.p': 'abc' }, false],
    ["params.p LIKE '(a|[b]){1}^$/-\\\\'", { 'param.p': '(a|[b]){1}^$/-\\\\' }, true],
    ["params.p LIKE ''", { 'param.p': '' }, true],
    ['params.p IS NULL', {}, true],
    ['params.p IS NOT NULL', { 'param.p': '' }, true],
    ["run_id IN ('a', 'b')", { 'attribute.run_id': 'b' }, true],
    ["run_id NOT IN ('a', 'b')", { 'attribute.run_id': 'b' }, false],
    ["run_id = ('a')", { 'attribute.run_id': 'a' }, false],
    ["run_id != ('a')", { 'attribute.run_id': 'a' }, true],
    ["dataset.name = 'x'", { 'dataset.name': ['w', 'x'] }, true],
    ["dataset.name != 'x'", { 'dataset.name': ['w', 'x'] }, true],
    ["dataset.name NOT IN ('x')", { 'dataset.name': ['x'] }, false],
    ['start_time >= 1790000000000', { 'attribute.start_time': 1_790_000_000_000 }, true],
  ];
  for (const [filter, values, expected] of cases) {
    it(`${filter || 'of nothing'} ${expected ? 'holds' : 'does not hold'} for ${JSON.stringify(values)}`, () => {
      assert.equal(holds(filter, values), expected);
    });
  }
});

describe('an order, applied in memory', () => {
  const sorted = (orderBy: readonly string[], values: readonly (FieldValue | undefined)[]): readonly unknown[] => {
    const orders = readOrderBy(orderBy, runRules);
    const of = (value: FieldValue | undefined): ValuesOf =>
      having(value === undefined ? {} : { 'metric.a': value, 'param.a': value });
    // Undefined stands for itself, which JavaScript's own sort always puts last.
    return values
      .map((value) => ({ value }))
      .sort((one, other) => compareBy(orders, of(one.value), of(other.value)))
      .map(({ value }) => value);
  };

  it('puts NaN after every number and what has no value last, both ways', () => {
    const values = [undefined, NaN, 2, -Infinity, 10, Infinity];
    assert.deepEqual(sorted(['metrics.a'], values), [-Infinity, 2, 10, Infinity, NaN, undefined]);
    assert.deepEqual(sorted(['metrics.a DESC'], values), [Infinity, 10, 2, -Infinity, NaN, undefined]);
  });

  it('compares texts by code points', () => {
    assert.deepEqual(sorted(['params.a'], ['é', '\u{1f3c5}', '\ufffd', '10', '9', 'Z', 'a', '']), [
      '',
      '10',
      '9',
      'Z',
      'a',
      'é',
      '\ufffd',
      '\u{1f3c5}',
    ]);
    assert.equal(compareText('a', 'a'), 0);
    assert.ok(compareText('a', 'ab') < 0);
  });
});
