import { runName, runText } from '../../services/runs/runFields.ts';
import type { Command } from '../command.ts';
import { makeChange } from '../makeChange.ts';
import { activeRunsFor } from './runsFor.ts';

/** As many as MLflow's databases hold. */
const maxNameCharacters = 250;

export const renameRun: Command = {
  id: 'podium.run.rename',
  title: 'Rename Run…',

  async run(app, target, selected) {
    const [node] = await activeRunsFor(app, 'Rename Run', target, target ? [] : selected);
    if (!node) return;
    const { connection, run } = node;
    const name = await app.ui.input({
      title: 'Rename Run',
      prompt: `A new name for ${runText(run)}`,
      value: run.runName,
      validate: nameProblem,
    });
    if (name === undefined) return;
    await makeChange(app, {
      edits: [{ connection, field: runName(node), to: name.trim() }],
      doing: `Renaming ${runText(run)}`,
      done: ([made]) => `Renamed ${made?.from ? `run ${made.from}` : runText(run)} to ${name.trim()}.`,
      undone: 'not renamed',
    });
  },
};

function nameProblem(text: string): string | undefined {
  const name = text.trim();
  if (name === '') return 'A run needs a name.';
  return [...name].length > maxNameCharacters
    ? `A run's name has at most ${String(maxNameCharacters)} characters. Shorten it.`
    : undefined;
}
