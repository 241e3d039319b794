import type { Command } from '../command.ts';
import { askName, mayReplace, pickView } from './runsViews.ts';

export const renameRunsView: Command = {
  id: 'podium.runs.renameView',
  title: 'Rename Runs View…',

  async run(app) {
    const kept = await pickView(app, 'Rename Runs View');
    if (!kept) return;
    const before = kept.view.name;
    const name = await askName(app, 'Rename Runs View', `Another name for "${before}".`, before);
    if (name === undefined || name === before || !(await mayReplace(app, kept.place, name))) return;
    await app.tableViews.rename(kept, name);
  },
};
