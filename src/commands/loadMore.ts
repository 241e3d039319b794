import { UserError } from '../host/ui.ts';
import type { Command } from './command.ts';

/** Reads the next page of a list: the one whose last row was clicked, or is selected. */
export const loadMore: Command = {
  id: 'podium.loadMore',
  title: 'Load More',
  icon: '$(ellipsis)',

  async run(app, target) {
    const row = target ?? app.trees.selection.find(({ kind }) => kind === 'more');
    if (row?.kind !== 'more') throw new UserError('Select a "Load more…" row in the sidebar first.');
    await app.trees.loadMore(row);
  },
};
