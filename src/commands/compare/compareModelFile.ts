import type { Command } from '../command.ts';
import { compareFiles } from './compareFiles.ts';
import { findModelFile } from '../artifacts/findFile.ts';
import { runPairFor } from './runPair.ts';

/** Shows what MLflow says of the models that two runs wrote. */
export const compareMLmodel = compareModelFile('podium.compare.mlmodel', 'Compare MLmodel', 'MLmodel');

/** Shows the Python packages that MLflow recorded beside the models that two runs wrote. */
export const compareRequirements = compareModelFile(
  'podium.compare.requirements',
  'Compare Requirements',
  'requirements.txt',
);

function compareModelFile(id: Command['id'], title: string, name: string): Command {
  return {
    id,
    title,
    async run(app, target, selected) {
      const pair = await runPairFor(app, title, target, selected);
      if (!pair) return;
      const [one, other] = await app.ui.progress(`Looking for ${name}`, (signal) =>
        Promise.all([findModelFile(app, pair[0], name, signal), findModelFile(app, pair[1], name, signal)]),
      );
      await compareFiles(app, name, pair, one, other);
    },
  };
}
