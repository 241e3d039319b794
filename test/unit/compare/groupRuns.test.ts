import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slices } from '../../../src/base/slices.ts';
import { cellOf } from '../../../src/compare/cellOf.ts';
import { groupRuns, type RunGroup } from '../../../src/compare/groupRuns.ts';
import type { Run } from '../../../src/model/run.ts';
import type { ColumnOrder, RunColumn } from '../../../src/model/runColumn.ts';
import type { Statistic } from '../../../src/model/runLayout.ts';
import { aRun } from './aRun.ts';

const model: RunColumn = { kind: 'param', name: 'model' };
const depth: RunColumn = { kind: 'param', name: 'depth' };
const auc: RunColumn = { kind: 'metric', name: 'auc' };
const by = (column: RunColumn, descending = false): ColumnOrder => ({ column, descending });

const grouped = (
  runs: readonly Run[],
  groupBy: readonly RunColumn[],
  sort: readonly ColumnOrder[],
  statistic: Statistic,
): Promise<readonly RunGroup[]> => groupRuns(runs, { groupBy, sort, statistic, cellOf }, slices());

function text(groups: readonly RunGroup[]): string {
  return groups
    .map(({ value, runs, groups: inner }) => {
      const inside = inner.length > 0 ? text(inner) : runs.map(({ runId }) => runId).join('');
      return `${String(value)}(${inside})`;
    })
    .join(' ');
}

const run = (runId: string, params: Readonly<Record<string, string>>, auc?: number): Run =>
  aRun({ runId, params, ...(auc !== undefined && { metrics: { auc } }) });

describe('groups of runs', () => {
  it('hold the runs with the same, in their order; those with nothing there come last', async () => {
    const runs = [run('a', {}), run('b', { model: 'tree' }), run('c', { model: 'mlp' }), run('d', { model: 'tree' })];
    assert.equal(text(await grouped(runs, [model], [], 'mean')), 'tree(bd) mlp(c) undefined(a)');
    assert.equal(text(await grouped(runs, [model], [by(model, true)], 'mean')), 'tree(bd) mlp(c) undefined(a)');
    assert.equal(text(await grouped(runs, [model], [by(model)], 'mean')), 'mlp(c) tree(bd) undefined(a)');
  });

  it('are sorted by numbers as numbers, and by a metric as the statistic of it that is shown', async () => {
    const runs = [run('a', { depth: '10' }, 1), run('b', { depth: '9' }, 4), run('c', { depth: '10' }, 5)];
    assert.equal(text(await grouped(runs, [depth], [by(depth)], 'mean')), '9(b) 10(ac)');
    assert.equal(text(await grouped(runs, [depth], [by(auc, true)], 'mean')), '9(b) 10(ac)');
    assert.equal(text(await grouped(runs, [depth], [by(auc, true)], 'max')), '10(ac) 9(b)');
    assert.equal(text(await grouped(runs, [depth], [by(auc)], 'min')), '10(ac) 9(b)');
  });

  it('stand one in the other for two columns, and the same value in two of them has two keys', async () => {
    const runs = [run('a', { model: 'tree', depth: '1' }), run('b', { model: 'mlp', depth: '1' })];
    const groups = await grouped(runs, [model, depth], [], 'mean');
    assert.equal(text(groups), 'tree(1(a)) mlp(1(b))');
    const keys = groups.flatMap(({ key, groups: inner }) => [key, ...inner.map((one) => one.key)]);
    assert.equal(new Set(keys).size, 4);
  });

  it('keep apart what is not set, what is empty, and the same number written otherwise', async () => {
    const runs = ['', '1', '1.0', 'undefined'].map((value) => run(value, { model: value }));
    const keys = (await grouped([...runs, run('none', {})], [model], [], 'mean')).map(({ key }) => key);
    assert.equal(new Set(keys).size, 5);
  });

  it('have every run once, in the order in which they were, whatever they are sorted by', async () => {
    const value = fc.constantFrom('a', 'b', '1', '2.5', 'NaN', '');
    const some = fc.array(fc.record({ model: value, depth: value, auc: fc.double() }, { requiredKeys: [] }));
    const orders = fc.subarray([by(auc, true), by(model), by(depth, true)]);
    await fc.assert(
      fc.asyncProperty(some, orders, fc.constantFrom('mean', 'std', 'min', 'max'), async (given, sort, statistic) => {
        const runs = given.map(({ auc: metric, ...params }, index) => run(String(index), params, metric));
        const groups = await grouped(runs, [model, depth], sort, statistic);
        const leaves = groups.flatMap(({ groups: inner }) => inner);
        const all = leaves.flatMap((leaf) => leaf.runs);
        assert.equal(all.length, runs.length);
        assert.deepEqual(new Set(all), new Set(runs));
        for (const { runs: inside } of [...groups, ...leaves])
          assert.deepEqual(
            [...inside],
            runs.filter((one) => inside.includes(one)),
          );
        assert.deepEqual(await grouped(runs, [model, depth], sort, statistic), groups);
      }),
    );
  });
});
