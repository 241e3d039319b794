import type { Command } from '../command.ts';
import { searchForRun } from './searchRuns.ts';

/** Asks the server, which knows all runs, and not only those that are loaded. */
export const findRun: Command = {
  id: 'podium.run.find',
  title: 'Find Run…',
  icon: '$(search)',

  async run(app) {
    const found = await searchForRun(app, 'Find Run');
    if (found) await app.trees.reveal(found);
  },
};
