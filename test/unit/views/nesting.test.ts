import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parentRunId, type Run } from '../../../src/model/run.ts';
import { topRuns, type KnownRuns } from '../../../src/views/nesting.ts';
import { aRun } from '../../support/make.ts';

/** An experiment that knows all of these runs, and counts how often it is asked. */
function experiment(runs: readonly Run[]) {
  const asked: (readonly string[])[] = [];
  return {
    asked,
    lookUp: (ids: readonly string[]) => {
      asked.push(ids);
      return Promise.resolve(runs.filter(({ runId }) => ids.includes(runId)));
    },
  };
}

function run(runId: string, parent?: string): Run {
  return aRun({ runId, ...(parent !== undefined && { parent }) });
}

function ids(runs: readonly Run[]): string[] {
  return runs.map(({ runId }) => runId);
}

describe('nested runs', () => {
  it('stand below their parent, and not at the root', async () => {
    const runs = [run('child', 'parent'), run('parent'), run('grandchild', 'child')];
    assert.deepEqual(ids(await topRuns(runs, new Map(), experiment(runs).lookUp)), ['parent']);
  });

  it('stand at the root where their parent is not to be seen', async () => {
    const runs = [run('orphan', 'deleted'), run('other')];
    assert.deepEqual(ids(await topRuns(runs, new Map(), experiment(runs).lookUp)), ['orphan', 'other']);
  });

  it('are hidden although their parent comes on a later page, which is asked for once', async () => {
    const all = [run('a', 'parent'), run('b', 'parent'), run('c', 'parent'), run('parent')];
    const { asked, lookUp } = experiment(all);
    const known: KnownRuns = new Map();
    assert.deepEqual(ids(await topRuns(all.slice(0, 2), known, lookUp)), []);
    assert.deepEqual(ids(await topRuns(all.slice(2), known, lookUp)), ['parent']);
    assert.deepEqual(asked, [['parent']]);
  });

  it('ask for a missing parent once, not on every page', async () => {
    const { asked, lookUp } = experiment([]);
    const known: KnownRuns = new Map();
    await topRuns([run('a', 'gone')], known, lookUp);
    await topRuns([run('b', 'gone')], known, lookUp);
    assert.deepEqual(asked, [['gone']]);
  });

  it('stand at the root, each of them, where they are their own ancestors', async () => {
    const circle = [run('a', 'b'), run('b', 'c'), run('c', 'a')];
    const runs = [...circle, run('self', 'self'), run('below', 'a')];
    assert.deepEqual(ids(await topRuns(runs, new Map(), experiment(runs).lookUp)), ['a', 'b', 'c', 'self']);
  });

  it('notice a circle that only other pages close', async () => {
    const all = [run('a', 'b'), run('b', 'c'), run('c', 'a')];
    assert.deepEqual(ids(await topRuns(all.slice(0, 1), new Map(), experiment(all).lookUp)), ['a']);
  });

  it('never get lost, whoever their parents are and however the pages fall', async () => {
    const parents = fc.array(fc.option(fc.integer({ min: 0, max: 14 }), { nil: undefined }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(parents, fc.integer({ min: 1, max: 5 }), async (parentOf, page) => {
        const runs = parentOf.map((parent, at) =>
          run(`r${String(at)}`, parent === undefined ? undefined : `r${String(parent)}`),
        );
        const known: KnownRuns = new Map();
        const roots: Run[] = [];
        for (let at = 0; at < runs.length; at += page) {
          roots.push(...(await topRuns(runs.slice(at, at + page), known, experiment(runs).lookUp)));
        }
        const reached = new Set<string>();
        const open = (one: Run): void => {
          if (reached.has(one.runId)) return;
          reached.add(one.runId);
          runs.filter((other) => parentRunId(other) === one.runId).forEach(open);
        };
        roots.forEach(open);
        assert.deepEqual([...reached].sort(), ids(runs).sort());
      }),
    );
  });
});
