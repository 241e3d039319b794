import type { Command } from '../command.ts';
import { searchForRun } from './searchRuns.ts';

/** Opens the page of a run. */
export const openRun: Command = {
  id: 'podium.run.open',
  title: 'Open Run',
  icon: '$(go-to-file)',

  async run(app, target) {
    const node = target?.kind === 'run' ? target : await searchForRun(app, 'Open Run');
    if (node) app.pages.open({ kind: 'run', connectionId: node.connection.id, runId: node.run.runId });
  },
};
