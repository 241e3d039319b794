import assert from 'node:assert/strict';
import fc from 'fast-check';
import { slices } from '../../../src/base/slices.ts';
import { nestRuns, type RunNode } from '../../../src/compare/nestRuns.ts';
import type { Run } from '../../../src/model/run.ts';
import { aRun } from './aRun.ts';

const run = (runId: string, parent?: string): Run =>
  aRun({ runId, ...(parent !== undefined && { tags: { 'mlflow.parentRunId': parent } }) });

const nested = (runs: readonly Run[], others: ReadonlyMap<string, Run> = new Map()): Promise<readonly RunNode[]> =>
  nestRuns(runs, others, slices());

function text(nodes: readonly RunNode[]): string {
  return nodes
    .map(({ run: { runId }, children }) => runId + (children.length > 0 ? `(${text(children)})` : ''))
    .join(' ');
}

function flat(nodes: readonly RunNode[]): readonly Run[] {
  return nodes.flatMap(({ run: one, children }) => [one, ...flat(children)]);
}

function depthOf(nodes: readonly RunNode[]): number {
  return Math.max(0, ...nodes.map(({ children }) => 1 + depthOf(children)));
}

describe('child runs in a table', () => {
  it('stand below their parents, which stand where they are themselves', async () => {
    const runs = [run('c', 'p'), run('x'), run('p'), run('d', 'c'), run('e', 'p')];
    assert.equal(text(await nested(runs)), 'x p(c(d) e)');
  });

  it('stand below a parent that was not found, which stands where the first of them would', async () => {
    const runs = [run('x'), run('c', 'p'), run('y'), run('d', 'p')];
    const others = new Map([
      ['p', run('p', 'g')],
      ['g', run('g')],
      ['unused', run('unused')],
    ]);
    assert.equal(text(await nested(runs, others)), 'x g(p(c d)) y');
  });

  it('stand at the top where their parent is not there, or where they are their own ancestors', async () => {
    const runs = [
      run('a', 'b'),
      run('b', 'c'),
      run('c', 'a'),
      run('self', 'self'),
      run('below', 'a'),
      run('o', 'gone'),
    ];
    assert.equal(text(await nested(runs)), 'a(below) b c self o');
  });

  it('are only so deep, and none is lost', async () => {
    const chain = Array.from({ length: 1_000 }, (_, index) => run(String(index), String(index + 1)));
    assert.equal(depthOf(await nested(chain)), 13);
    assert.deepEqual(new Set(flat(await nested(chain))), new Set(chain));
  });

  it('are each there once, whoever is whose parent', async () => {
    const parents = fc.array(fc.option(fc.nat(20), { nil: undefined }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(parents, fc.subarray([...Array(20).keys()]), async (all, left) => {
        const every = all.map((parent, index) => run(String(index), parent === undefined ? undefined : String(parent)));
        const runs = every.filter((_, index) => !left.includes(index));
        const others = new Map(every.filter((_, index) => left.includes(index)).map((one) => [one.runId, one]));
        const shown = flat(await nested(runs, others));
        assert.equal(new Set(shown).size, shown.length);
        assert.deepEqual(new Set(shown.filter((one) => runs.includes(one))), new Set(runs));
        assert.deepEqual(
          flat(await nested(runs.filter((one) => one.tags['mlflow.parentRunId'] === undefined))),
          runs.filter((one) => one.tags['mlflow.parentRunId'] === undefined),
        );
      }),
    );
  });
});
