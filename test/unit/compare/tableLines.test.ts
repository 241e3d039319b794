import assert from 'node:assert/strict';
import { cellOf } from '../../../src/compare/cellOf.ts';
import { runsIn, tableLines, type TableLine } from '../../../src/compare/tableLines.ts';
import type { Run } from '../../../src/model/run.ts';
import type { RunColumn } from '../../../src/model/runColumn.ts';
import { plainLayout, type RunLayout } from '../../../src/model/runLayout.ts';
import { aRun } from './aRun.ts';

const model: RunColumn = { kind: 'param', name: 'model' };
const run = (runId: string, value: string, parent?: string): Run =>
  aRun({ runId, params: { model: value }, ...(parent !== undefined && { tags: { 'mlflow.parentRunId': parent } }) });

const runs = [run('a', 'tree'), run('b', 'mlp', 'a'), run('c', 'tree', 'a'), run('d', 'mlp', 'gone')];

function linesOf(
  layout: Partial<RunLayout>,
  parents: ReadonlyMap<string, Run> = new Map(),
): Promise<readonly TableLine[]> {
  const idOf = ({ runId }: Run): string => runId;
  return tableLines({ runs, sort: [], layout: { ...plainLayout, ...layout }, idOf, parents, cellOf });
}

/** One word for each row: how deep, what, and what of it is open. */
function words(lines: readonly TableLine[]): readonly string[] {
  return lines.map((line) => {
    const sign = line.isOpen === undefined ? '' : line.isOpen ? '-' : '+';
    const what = line.kind === 'group' ? `[${String(line.group.value)}]` : line.run.runId + (line.isContext ? '?' : '');
    return `${'.'.repeat(line.level - 1)}${sign}${what} ${String(line.position)}/${String(line.setSize)}`;
  });
}

describe('the rows of a table of runs', () => {
  it('are groups with their runs, or without where they are folded', async () => {
    const groupBy = [model];
    assert.deepEqual(words(await linesOf({ groupBy })), [
      '-[tree] 1/2',
      '.a 1/2',
      '.c 2/2',
      '-[mlp] 2/2',
      '.b 1/2',
      '.d 2/2',
    ]);
    const folded = { isAll: true, but: ['["mlp"]'] };
    assert.deepEqual(words(await linesOf({ groupBy, folded })), ['+[tree] 1/2', '-[mlp] 2/2', '.b 1/2', '.d 2/2']);
  });

  it('are parents with their children, also in groups', async () => {
    assert.deepEqual(words(await linesOf({ isNested: true })), ['-a 1/2', '.b 1/2', '.c 2/2', 'd 2/2']);
    assert.deepEqual(words(await linesOf({ isNested: true, folded: { isAll: false, but: ['a'] } })), [
      '+a 1/2',
      'd 2/2',
    ]);
    assert.deepEqual(words(await linesOf({ isNested: true, groupBy: [model] })), [
      '-[tree] 1/2',
      '.-a 1/1',
      '..c 1/1',
      '-[mlp] 2/2',
      '.b 1/2',
      '.d 2/2',
    ]);
  });

  it('say which parent was not found', async () => {
    const gone = run('gone', 'tree');
    assert.deepEqual(words(await linesOf({ isNested: true }, new Map([['gone', gone]]))).slice(3), [
      '-gone? 2/2',
      '.d 1/1',
    ]);
  });

  it('begin with what is pinned, in the order of pinning, and have it nowhere else', async () => {
    assert.deepEqual(words(await linesOf({ pinned: ['d', 'no run', 'b'] })), ['d 1/2', 'b 2/2', 'a 1/2', 'c 2/2']);
    assert.deepEqual(words(await linesOf({ pinned: ['a'], groupBy: [model] })).slice(0, 3), [
      'a 1/1',
      '-[tree] 1/2',
      '.c 1/1',
    ]);
  });

  it('stand for all runs below them, those that were not found left out', async () => {
    const gone = run('gone', 'tree');
    const lines = await linesOf({ isNested: true, folded: { isAll: true, but: [] } }, new Map([['gone', gone]]));
    assert.deepEqual(
      lines.map((line) => runsIn(line).map(({ runId }) => runId)),
      [['a', 'b', 'c'], ['d']],
    );
  });
});
