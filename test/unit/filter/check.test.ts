import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFilter, readOrderBy } from '../../../src/filter/check.ts';
import { FilterError } from '../../../src/filter/filterError.ts';
import {
  experimentRules,
  modelVersionRules,
  registeredModelRules,
  runRules,
  type Rules,
} from '../../../src/filter/rules.ts';
import { fileModelVersionRules } from '../../../src/stores/file/rules.ts';

describe('what a filter may say', () => {
  it('is read into conditions', () => {
    assert.deepEqual(readFilter("metrics.`a b` > 0.5 AND param.opt like 'x'", runRules), [
      { field: { kind: 'metric', name: 'a b' }, operator: '>', values: [0.5] },
      { field: { kind: 'param', name: 'opt' }, operator: 'LIKE', values: ['x'] },
    ]);
    assert.deepEqual(readFilter('created > 9007199254740993', runRules), [
      { field: { kind: 'attribute', name: 'start_time' }, operator: '>', values: [9007199254740993n] },
    ]);
  });

  const refused: readonly (readonly [Rules, string, RegExp])[] = [
    [runRules, "lifecycle_stage = 'active'", /no attribute of runs/],
    [runRules, "experiment_id = '1'", /no attribute of runs/],
    [runRules, "constructor = '1'", /no attribute of runs/],
    [runRules, "__proto__.x = '1'", /Before the dot/],
    [runRules, 'metrics.x IS NULL', /cannot be used here/],
    [runRules, "params.x IN ('a')", /cannot be used here/],
    [runRules, "run_name IN ('a')", /cannot be used here/],
    [runRules, "status IN ('a')", /cannot be used here/],
    [runRules, "metrics.x = '1'", /without quotes/],
    [runRules, 'params.x = 1', /in quotes/],
    [runRules, "params.x > 'a'", /cannot be used here/],
    [runRules, "start_time = '1'", /without quotes/],
    [runRules, "status = ('a')", /list cannot be used/],
    [runRules, 'run_id IN ()', /should be a quoted text/],
    [runRules, "run_id IN ('a', ('b', 'c'))", /and no lists/],
    [runRules, "run_id IN ('a\nb')", /line end/],
    [runRules, '"metrics".x > 1', /Before the dot/],
    [experimentRules, "`tags`.x = 'a'", /Before the dot/],
    [registeredModelRules, "`name` = 'a'", /no attribute/],
    [modelVersionRules, 'attribute."name" = \'a\'', /no attribute/],
    [runRules, "run_id IN 'a'", /needs a list/],
    [runRules, "dataset.schema = 'x'", /A dataset has/],
    [runRules, "status RLIKE 'x'", /cannot be used here/],
    [experimentRules, "name like 'x'", /in capitals/],
    [experimentRules, 'metrics.x > 1', /Before the dot/],
    [experimentRules, 'creation_time > 1.5', /whole number/],
    [experimentRules, "experiment_id LIKE '1'", /cannot be used here/],
    [registeredModelRules, 'creation_timestamp > 1', /no attribute of registered models/],
    [registeredModelRules, 'tags.x IS NULL', /MLflow fails at IS NULL/],
    [experimentRules, "experiment_id = 'x'", /whole number, not "x"/],
    [experimentRules, "experiment_id IN ('1', 'x')", /whole number, not "x"/],
    [modelVersionRules, "version_number = 'one'", /whole number, not "one"/],
    [modelVersionRules, 'version_number = 1.5', /whole number/],
    [modelVersionRules, "source_path IN ('x')", /cannot be used here/],
    [modelVersionRules, "current_stage = 'x'", /no attribute of model versions/],
  ];
  for (const [rules, text, message] of refused) {
    it(`does not include, for ${rules.about}: ${text}`, () => {
      assert.throws(
        () => readFilter(text, rules),
        (error) => error instanceof FilterError && message.test(error.message) && error.end > error.start,
      );
    });
  }

  it('has lists that are read as Python reads them', () => {
    const lists = [
      "('a')",
      `('a', "b",)`,
      "('it''s')",
      "('a' 'b', ('c'))",
      "(('a', 'b'))",
      String.raw`('\x41\u00e9\'\n\q')`,
    ];
    assert.deepEqual(
      lists.map((list) => readFilter(`run_id IN ${list}`, runRules)[0]?.values),
      [['a'], ['a', 'b'], ['its'], ['ab', 'c'], ['a', 'b'], ["Aé'\n\\q"]],
    );
    assert.deepEqual(readFilter("run_id != ('a')", runRules), [
      { field: { kind: 'attribute', name: 'run_id' }, operator: '!=', values: ['a'], isList: true },
    ]);
  });

  it('has whole numbers in quotes as Python reads them, however large', () => {
    assert.deepEqual(
      ["'7'", "' +7 '", "'1_000'", '99999999999999999999'].map(
        (value) => readFilter(`version_number = ${value}`, modelVersionRules)[0]?.values[0],
      ),
      [7, 7, 1000, 99999999999999999999n],
    );
    assert.deepEqual(readFilter('metrics.x > 9007199254740993', runRules)[0]?.values, [9007199254740992]);
  });

  it('cuts numbers where folders have whole ones, and cannot have patterns of lists there', () => {
    assert.deepEqual(
      ['2.9', "'2'", '-0.5e1'].map(
        (value) => readFilter(`version_number > ${value}`, fileModelVersionRules)[0]?.values[0],
      ),
      [2, 2, -5],
    );
    for (const text of ['version_number > 1e400', "name LIKE ('a')"]) {
      assert.throws(() => readFilter(text, fileModelVersionRules), { errorCode: 'INTERNAL_ERROR' });
    }
  });

  it('takes MLflow by its word also where MLflow fails', () => {
    for (const [rules, text] of [
      [registeredModelRules, "nosuch IS NULL AND name > 'a'"],
      [modelVersionRules, 'tags.x IS NOT NULL'],
      [runRules, 'run_id IN (a)'],
    ] as const) {
      assert.throws(() => readFilter(text, rules), { errorCode: 'INTERNAL_ERROR' });
    }
    assert.throws(() => readFilter("name > 'a' AND nosuch IS NULL", experimentRules), {
      errorCode: 'INVALID_PARAMETER_VALUE',
    });
  });

  it('also holds for orders', () => {
    assert.deepEqual(readOrderBy(['metrics.auc DESC', 'created'], runRules), [
      { field: { kind: 'metric', name: 'auc' }, descending: true },
      { field: { kind: 'attribute', name: 'start_time' }, descending: false },
    ]);
    for (const [rules, text] of [
      [runRules, 'dataset.name'],
      [runRules, 'lifecycle_stage'],
      [runRules, 'start_time DOWN'],
      [experimentRules, 'tags.x'],
      [registeredModelRules, 'creation_timestamp'],
      [modelVersionRules, 'run_id'],
    ] as const) {
      assert.throws(() => readOrderBy([text], rules), FilterError);
    }
    assert.throws(() => readOrderBy(['created', 'start_time DESC'], runRules), { errorCode: 'INTERNAL_ERROR' });
    assert.throws(() => readOrderBy(['created', 'created', 'colour'], runRules), { errorCode: 'INTERNAL_ERROR' });
    assert.equal(readOrderBy(['name', 'name'], experimentRules).length, 2);
    assert.throws(() => readOrderBy(['`name`'], registeredModelRules), FilterError);
    assert.equal(readOrderBy(['`name` DESC'], registeredModelRules).length, 1);
  });

  it('takes any name and any text in quotes as just that', () => {
    const quotable = fc.string({ minLength: 1 }).filter((text) => !/[`'\\]/.test(text));
    fc.assert(
      fc.property(quotable, quotable, (key, value) => {
        assert.deepEqual(readFilter(`tags.\`${key}\` = '${value}'`, runRules), [
          { field: { kind: 'tag', name: key }, operator: '=', values: [value] },
        ]);
      }),
    );
  });
});
