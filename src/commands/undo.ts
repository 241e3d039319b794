import { UserError } from '../host/ui.ts';
import type { Command } from './command.ts';
import { undoChange } from './undoChange.ts';

/** Takes back what Podium changed last; called again, what it changed before that. */
export const undo: Command = {
  id: 'podium.undo',
  title: 'Undo Last Change',
  icon: '$(discard)',

  async run(app) {
    const { last } = app.changes;
    if (!last) throw new UserError('Podium has changed nothing in this window that could be undone.');
    await undoChange(app, last);
  },
};
