import type { Command } from '../command.ts';
import { keepView } from './runsViews.ts';

/** Keeps how the table of runs is looked at, under a name. */
export const saveRunsView: Command = {
  id: 'podium.runs.saveView',
  title: 'Save Runs View…',
  run: (app) => keepView(app, 'workspace'),
};
