import { UserError } from '../../host/ui.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { listed } from '../outcome.ts';
import { runsFor, runsText } from './runsFor.ts';
import { inStage, stageEdit } from './runStages.ts';

export const restoreRun: Command = {
  id: 'podium.run.restore',
  title: 'Restore Run',
  icon: '$(history)',

  async run(app, target, selected) {
    const runs = await runsFor(app, 'Restore Run', target, selected, 'DELETED_ONLY');
    const deleted = inStage(runs, 'deleted');
    if (deleted.length === 0) {
      if (runs.length > 0) throw new UserError(`Not deleted, so there is nothing to restore: ${runsText(runs)}.`);
      return;
    }
    await makeChange(app, {
      edits: deleted.map((node) => stageEdit(node, 'active')),
      doing: `Restoring ${runsText(deleted)}`,
      done: (made) => `Restored ${listed(made.map(({ field }) => field.name))}.`,
      undone: 'not restored',
    });
  },
};
