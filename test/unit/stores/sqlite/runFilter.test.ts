import assert from 'node:assert/strict';
import { openSqliteStore } from '../../../../src/stores/sqlite/sqliteStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { TestDatabase } from '../../../support/database.ts';

describe('the filter of runs in a database', () => {
  let database: TestDatabase;
  let store: Store;

  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'one');
    database.addRun({
      runId: 'a',
      name: 'Alpha',
      startTimeMs: 3,
      metrics: { auc: 0.9, 'val acc/top-1': 1, zero: 0 },
      params: { opt: 'Adam' },
      tags: { 'mlflow.parentRunId': 'x', "it's": 'quoted' },
    });
    database.addRun({
      runId: 'b',
      name: 'beta',
      startTimeMs: 2,
      endTimeMs: 8,
      metrics: { auc: 0.2 },
      params: { opt: 'sgd' },
    });
    database.addRun({ runId: 'c', name: 'gamma', startTimeMs: 1, status: 'FAILED', metrics: { auc: NaN, zero: NaN } });
    store = openSqliteStore(database.path);
  });
  after(async () => {
    await store.close();
    database.dispose();
  });

  const cases: readonly (readonly [string, string])[] = [
    ['', 'abc'],
    ['metrics.auc > 0.5', 'a'],
    ['metric.auc <= 0.9', 'ab'],
    ['metrics.auc != 0.2', 'ac'],
    ['metrics.zero = 0', 'a'],
    ['metrics.`val acc/top-1` >= 1', 'a'],
    ['metrics."val acc/top-1" = 1e0', 'a'],
    ['metrics.auc > -.5 AND metrics.auc < 1', 'ab'],
    ["params.opt = 'Adam'", 'a'],
    ["params.opt != 'Adam'", 'b'],
    ["param.opt LIKE 'a%'", ''],
    ["parameters.opt ilike 'a%'", 'a'],
    ['params.opt IS NULL', 'c'],
    ['params.opt is not null', 'ab'],
    ["tags.`mlflow.parentRunId` = 'x'", 'a'],
    ["tags.mlflow.parentRunId = 'x'", 'a'],
    [`tags."it's" = "quoted"`, 'a'],
    ["status = 'FAILED'", 'c'],
    ["attributes.status != 'FAILED'", 'ab'],
    ["run_id IN ('a', 'c')", 'ac'],
    ["run_id NOT IN ('a')", 'bc'],
    ["attributes.run_name ILIKE '%a%'", 'abc'],
    ["run_name = 'beta'", 'b'],
    ["attribute.`Run name` = 'beta'", 'b'],
    ['start_time >= 2', 'ab'],
    ['created < 2', 'c'],
    ['end_time > 0', 'b'],
    ["user_id = 'ada' and status = 'FINISHED' AND metrics.auc > 0.5", 'a'],
    ["params.opt = 'x'' OR 1=1 --'", ''],
  ];
  for (const [filter, expected] of cases) {
    it(`${filter || 'of nothing'} finds ${expected || 'none'}`, async () => {
      const { items } = await store.searchRuns({ experimentIds: ['1'], filter });
      assert.equal(items.map(({ runId }) => runId).join(''), expected);
    });
  }

  it('answers what is not allowed as MLflow does, with the place', async () => {
    const search = store.searchRuns({ experimentIds: ['1'], filter: "status = 'x' OR status = 'y'" });
    await assert.rejects(search, (error) => {
      assert.ok(error instanceof StoreError);
      assert.equal(error.fault, 'invalid');
      assert.equal(error.errorCode, 'INVALID_PARAMETER_VALUE');
      assert.match(error.message, /AND only, not OR\. \(character 14/);
      return true;
    });
  });
});
