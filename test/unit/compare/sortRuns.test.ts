import assert from 'node:assert/strict';
import { sortRuns } from '../../../src/compare/sortRuns.ts';
import type { Run } from '../../../src/model/run.ts';
import type { ColumnOrder, RunColumn } from '../../../src/model/runColumn.ts';
import { aRun } from './aRun.ts';

const auc: RunColumn = { kind: 'metric', name: 'auc' };
const lr: RunColumn = { kind: 'param', name: 'lr' };
const by = (column: RunColumn, descending = false): ColumnOrder => ({ column, descending });
const ids = (runs: readonly Run[]): string => runs.map(({ runId }) => runId).join('');
const sorted = async (runs: readonly Run[], orders: readonly ColumnOrder[]): Promise<string> =>
  ids(await sortRuns(runs, orders));

describe('runs sorted here', () => {
  it('have NaN and then what is missing last, whichever way', async () => {
    const runs = [
      aRun({ runId: 'n', metrics: { auc: NaN } }),
      aRun({ runId: '-' }),
      aRun({ runId: '1', metrics: { auc: 1 } }),
      aRun({ runId: 'i', metrics: { auc: -Infinity } }),
    ];
    assert.equal(await sorted(runs, [by(auc)]), 'i1n-');
    assert.equal(await sorted(runs, [by(auc, true)]), '1in-');
  });

  it('have texts of numbers by what they are, and texts by their letters where one is none', async () => {
    const runs = ['10', '9', '1e-3'].map((value) => aRun({ runId: value, params: { lr: value } }));
    assert.equal(await sorted(runs, [by(lr)]), '1e-3910');
    assert.equal(await sorted([...runs, aRun({ runId: 'auto', params: { lr: 'auto' } })], [by(lr)]), '101e-39auto');
  });

  it('go by the next key where they are alike, and then the newest first', async () => {
    const runs = [
      aRun({ runId: 'a', params: { lr: '1' }, metrics: { auc: 1 }, startTimeMs: 1 }),
      aRun({ runId: 'b', params: { lr: '1' }, metrics: { auc: 2 }, startTimeMs: 1 }),
      aRun({ runId: 'c', params: { lr: '1' }, metrics: { auc: 2 }, startTimeMs: 2 }),
      aRun({ runId: 'd', params: { lr: '0' }, metrics: { auc: 0 }, startTimeMs: 3 }),
    ];
    assert.equal(await sorted(runs, [by(lr, true), by(auc, true)]), 'cbad');
    assert.equal(await sorted(runs, []), 'dcab');
  });

  it('are the same runs, and sorted again they stay', async () => {
    const values = [NaN, 2, undefined, -Infinity, 2, 0, -0, undefined, NaN, 1e308, 2];
    const runs = values.map((value, index) =>
      aRun({ runId: `${String(index)},`, startTimeMs: 5, metrics: value === undefined ? {} : { auc: value } }),
    );
    for (const descending of [false, true]) {
      const inOrder = await sortRuns(runs, [by(auc, descending)]);
      assert.deepEqual(new Set(inOrder), new Set(runs));
      assert.equal(await sorted(inOrder, [by(auc, descending)]), ids(inOrder));
    }
  });
});
