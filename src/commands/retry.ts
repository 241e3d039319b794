import { UserError } from '../host/ui.ts';
import type { Command } from './command.ts';

/** Reads again what could not be read: below one row, or everything. */
export const retry: Command = {
  id: 'podium.retry',
  title: 'Retry',
  icon: '$(debug-restart)',

  run(app, target) {
    if (target && target.kind !== 'failure') throw new UserError('Only what could not be read can be tried again.');
    app.trees.refresh(target);
  },
};
