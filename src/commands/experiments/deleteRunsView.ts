import type { Command } from '../command.ts';
import { pickView } from './runsViews.ts';

export const deleteRunsView: Command = {
  id: 'podium.runs.deleteView',
  title: 'Delete Runs View…',

  async run(app) {
    const kept = await pickView(app, 'Delete Runs View');
    if (!kept) return;
    const detail =
      kept.path === undefined ? 'Runs are left alone.' : `Its file is deleted: ${kept.path}. Runs are left alone.`;
    if (await app.ui.confirm(`Delete the view "${kept.view.name}"?`, detail, 'Delete'))
      await app.tableViews.remove(kept);
  },
};
