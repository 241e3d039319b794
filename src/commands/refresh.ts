import type { Command } from './command.ts';

/** Reads the rows again, of one thing or of all, and what is shown of them in pages and HTML files. */
export const refresh: Command = {
  id: 'podium.refresh',
  title: 'Refresh',
  icon: '$(refresh)',

  run(app, target) {
    app.artifacts.forget();
    app.trees.refresh(target);
    app.pages.refresh();
    app.htmlFiles.refresh();
  },
};
