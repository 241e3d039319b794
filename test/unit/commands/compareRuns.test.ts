import assert from 'node:assert/strict';
import { addRunToComparison } from '../../../src/commands/compare/addRunToComparison.ts';
import { compareRuns } from '../../../src/commands/compare/compareRuns.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { aRun, server } from '../../support/make.ts';

const runNode = (runId: string): Node => ({ kind: 'run', connection: server, run: aRun({ runId }) });
const address = (runId: string) => ({ connectionId: server.id, runId });

describe('Compare Runs', () => {
  it('opens the runs that are selected, each once and in their order', async () => {
    using app = testApp();
    await compareRuns.run(app, runNode('b'), [runNode('b'), runNode('a'), runNode('b')]);
    assert.deepEqual(app.pages.opened, [{ kind: 'compare', runs: [address('b'), address('a')] }]);
  });

  it('opens from the palette those that are selected in the sidebar', async () => {
    using app = testApp();
    app.trees.selection = [runNode('a'), runNode('b')];
    await compareRuns.run(app, undefined, []);
    assert.deepEqual(app.pages.opened, [{ kind: 'compare', runs: [address('a'), address('b')] }]);
  });

  it('opens a hundred runs at most, and says so', async () => {
    using app = testApp();
    const nodes = Array.from({ length: 130 }, (_, number) => runNode(`run${String(number)}`));
    await compareRuns.run(app, nodes[0], nodes);
    const [page] = app.pages.opened;
    assert.equal(page?.kind === 'compare' && page.runs.length, 100);
    assert.match(app.ui.messages[0] ?? '', /the first of the 130 selected/);
  });
});

describe('Add Run to Comparison', () => {
  it('asks for one, and shows it in place', async () => {
    const database = new TestDatabase();
    database.addExperiment('1', 'iris');
    database.addRun({ runId: 'f'.repeat(32), name: 'fox' });
    try {
      using app = testApp({
        connections: [{ name: 'local', trackingUri: `sqlite:///${database.path}` }],
        answers: [{ search: 'fox', pick: 'fox' }],
      });
      const comparison = { kind: 'compare', runs: [address('a'), address('b')] } as const;
      app.pages.activeIdentity = { ...comparison, runs: [...comparison.runs] };
      await addRunToComparison.run(app, undefined, []);
      const [opened] = app.pages.opened;
      assert.deepEqual(opened?.kind === 'compare' && opened.runs.map(({ runId }) => runId), ['a', 'b', 'f'.repeat(32)]);
      assert.deepEqual(app.pages.replaced, [comparison]);
    } finally {
      database.dispose();
    }
  });

  it('says what to do where no comparison is open', async () => {
    using app = testApp();
    await assert.rejects(async () => addRunToComparison.run(app, undefined, []), /Open a comparison first/);
  });
});
