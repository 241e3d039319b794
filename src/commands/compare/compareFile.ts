import { plainText } from '../../base/plainText.ts';
import { fileNameOf } from '../../model/artifact.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';
import type { Command } from '../command.ts';
import { compareArtifact } from './compareArtifact.ts';
import { compareFiles, compareTwoFiles } from './compareFiles.ts';
import { pickSharedFile } from './pickSharedFile.ts';
import { runPairFor } from './runPair.ts';

/** Shows a file of a run beside the same file of another, or two files that are selected beside each other. */
export const compareFile: Command = {
  id: 'podium.compare.file',
  title: 'Compare File…',

  async run(app, target, selected) {
    const called = selected.length > 1 ? selected : target ? [target] : [];
    const [first, second, ...more] = called.filter((node) => node.kind === 'artifact');
    const folder = [first, second].find((node) => node?.file.isDir);
    if (folder) throw new UserError(`${plainText(fileNameOf(folder.file), 100)} is a folder. Choose a file in it.`);
    if (more.length > 0) throw new UserError(`Two files are compared, and these are ${String(more.length + 2)}.`);
    if (first && second) await compareTwoFiles(app, first, second);
    else if (first) await compareArtifact.run(app, first, []);
    else await compareChosen(app, target, selected);
  },
};

async function compareChosen(app: App, target: Node | undefined, selected: readonly Node[]): Promise<void> {
  const pair = await runPairFor(app, 'Compare File', target, selected);
  const file = pair && (await pickSharedFile(app, 'Compare File', pair));
  if (file) await compareFiles(app, file.path, pair, file.one, file.other);
}
