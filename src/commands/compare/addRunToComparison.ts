import { UserError } from '../../host/ui.ts';
import type { Command } from '../command.ts';
import { searchForRun } from '../runs/searchRuns.ts';

/** Shows one run more in the comparison that has the focus. */
export const addRunToComparison: Command = {
  id: 'podium.comparison.addRun',
  title: 'Add Run to Comparison…',

  async run(app) {
    const comparison = app.pages.activeIdentity;
    if (comparison?.kind !== 'compare') throw new UserError('Open a comparison first: select runs, then Compare Runs.');
    const found = await searchForRun(app, 'Add Run to Comparison');
    if (!found) return;
    const added = { connectionId: found.connection.id, runId: found.run.runId };
    app.pages.open({ ...comparison, runs: [...comparison.runs, added] }, comparison);
  },
};
