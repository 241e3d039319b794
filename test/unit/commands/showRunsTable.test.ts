import assert from 'node:assert/strict';
import { showRunsTable } from '../../../src/commands/showRunsTable.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp } from '../../support/app.ts';
import { anExperiment, server } from '../../support/make.ts';

describe('Show Runs Table', () => {
  const experiment: Node = { kind: 'experiment', connection: server, experiment: anExperiment(), runView: {} };
  const page = { kind: 'runs', connectionId: server.id, experimentId: anExperiment().experimentId };

  it('opens the table of an experiment', async () => {
    using app = testApp();
    await showRunsTable.run(app, experiment, []);
    assert.deepEqual(app.pages.opened, [page]);
  });

  it('opens from the palette that of the experiment selected in the sidebar', async () => {
    using app = testApp();
    app.trees.selection = [experiment];
    await showRunsTable.run(app, undefined, []);
    assert.deepEqual(app.pages.opened, [page]);
  });
});
