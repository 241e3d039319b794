import { UserError } from '../../host/ui.ts';
import { nameTag, runTag } from '../../services/runs/runFields.ts';
import { ownKeys, valueText } from './askTagKey.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { activeRunsFor, runsText, taggedRuns } from './runsFor.ts';

/** Takes a tag away from those of the runs that have it. */
export const removeTag: Command = {
  id: 'podium.run.removeTag',
  title: 'Remove Tag…',

  async run(app, target, selected) {
    const runs = await activeRunsFor(app, 'Remove Tag', ...taggedRuns(target, selected));
    if (runs.length === 0) return;
    const keys = ownKeys(runs);
    if (target?.kind !== 'tag' && keys.length === 0)
      throw new UserError(`Nobody gave ${runsText(runs)} a tag that could be removed.`);
    const key =
      target?.kind === 'tag'
        ? target.key
        : await app.ui.pick({
            title: 'Remove Tag',
            placeholder: `The tag to remove from ${runsText(runs)}`,
            items: keys.map((one) => ({ label: one, description: valueText(runs, one), icon: 'tag', value: one })),
          });
    if (key === undefined) return;
    if (key === nameTag)
      throw new UserError('This tag is the name of the run, which cannot be removed. Rename the run.');
    await makeChange(app, {
      edits: runs.map((node) => ({ connection: node.connection, field: runTag(node, key), to: undefined })),
      doing: `Removing the tag "${key}"`,
      done: ([first, ...more]) =>
        `Removed ${first && more.length === 0 ? first.field.name : `the tag "${key}" of ${String(more.length + 1)} runs`}.`,
      undone: 'not removed',
    });
  },
};
