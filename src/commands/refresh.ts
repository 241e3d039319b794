import type { Command } from './command.ts';

/** Reads the rows again, of one thing or of all. */
export const refresh: Command = {
  id: 'podium.refresh',
  title: 'Refresh',
  icon: '$(refresh)',

  run(app, target) {
    app.trees.refresh(target);
  },
};
