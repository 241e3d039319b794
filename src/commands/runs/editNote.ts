import { noteAddress } from '../../services/runs/notes.ts';
import type { Command } from '../command.ts';
import { activeRunsFor } from './runsFor.ts';

/** Opens a run's note as a Markdown document; saving that writes the note. */
export const editNote: Command = {
  id: 'podium.run.editNote',
  title: 'Edit Note…',
  icon: '$(note)',

  async run(app, target, selected) {
    const [node] = await activeRunsFor(app, 'Edit Note', target, target ? [] : selected);
    if (node) await app.ui.openDocument(noteAddress(node));
  },
};
