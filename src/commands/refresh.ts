import type { Command } from './command.ts';

/** Reads the rows again, of one thing or of all, and the pages that can be seen. */
export const refresh: Command = {
  id: 'podium.refresh',
  title: 'Refresh',
  icon: '$(refresh)',

  run(app, target) {
    app.trees.refresh(target);
    app.pages.refresh();
  },
};
