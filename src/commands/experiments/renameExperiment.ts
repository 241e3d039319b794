import { UserError } from '../../host/ui.ts';
import { experimentName, experimentText } from '../../services/runs/experimentFields.ts';
import type { Command } from '../command.ts';
import { experimentToChange } from './experimentToChange.ts';
import { makeChange } from '../makeChange.ts';

/** As many as MLflow takes. */
const maxNameCharacters = 500;

export const renameExperiment: Command = {
  id: 'podium.experiment.rename',
  title: 'Rename Experiment…',

  async run(app, target, selected) {
    const node = await experimentToChange(app, 'Rename Experiment', target, selected);
    if (!node) return;
    const { connection, experiment } = node;
    if (experiment.lifecycleStage === 'deleted')
      throw new UserError(`The ${experimentText(experiment)} is deleted, so it cannot be renamed. Restore it first.`);
    const typed = await app.ui.input({
      title: 'Rename Experiment',
      prompt: `A new name for ${experimentText(experiment)}. Scripts that name it in set_experiment() make a new one under the old name.`,
      value: experiment.name,
      validate: nameProblem,
    });
    if (typed === undefined) return;
    const name = typed.trim();
    await makeChange(app, {
      edits: [{ connection, field: experimentName(node), to: name }],
      doing: `Renaming ${experimentText(experiment)}`,
      done: ([made]) => `Renamed experiment ${made?.from ?? experiment.name} to ${name}.`,
      undone: 'not renamed',
    });
  },
};

function nameProblem(text: string): string | undefined {
  const name = text.trim();
  if (name === '') return 'An experiment needs a name.';
  return [...name].length > maxNameCharacters
    ? `An experiment's name has at most ${String(maxNameCharacters)} characters. Shorten it.`
    : undefined;
}
