import type { Command } from '../command.ts';
import { keepView } from './runsViews.ts';

/** The same as a file in the repository, for everybody who works on it. */
export const shareRunsView: Command = {
  id: 'podium.runs.shareView',
  title: 'Save Runs View to Repository…',
  run: (app) => keepView(app, 'repository'),
};
