import { plainText } from '../../base/plainText.ts';
import { UserError } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import type { App } from '../../services/app.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { ownRun } from './artifactRun.ts';
import { championFor } from './championFor.ts';
import type { Command } from '../command.ts';
import { compareFiles, compareTwoFiles } from './compareFiles.ts';
import { findFile, findSameFile } from '../artifacts/findFile.ts';
import { otherRun } from './otherRun.ts';
import { artifactFor, shownArtifactFor } from '../artifacts/pickArtifact.ts';
import { pairNames, type RunPair } from './runPair.ts';

type Artifact = NodeOf<'artifact'>;

/** Shows a file of a run, or of a model, beside the same file of another run. */
export const compareArtifact: Command = {
  id: 'podium.compare.artifact',
  title: 'Compare Artifact with Another Run…',

  async run(app, target) {
    const artifact = await fileFor(app, compareArtifact.title, target);
    if (!artifact) return;
    const node = await ownRun(app, artifact);
    const other = await otherRun(app, node);
    if (!other) return;
    const same = await findSameFile(app, artifact, other);
    if (same) await compareFiles(app, artifact.file.path, [node, other], artifact, same);
    else await offerAnother(app, compareArtifact.title, artifact, [node, other]);
  },
};

/** Shows a file of a run, or of a model, beside the champion's: that one stands on the left. */
export const compareArtifactWithChampion: Command = {
  id: 'podium.compare.artifactWithChampion',
  title: "Compare Artifact with Champion's",

  async run(app, target) {
    const { title } = compareArtifactWithChampion;
    const artifact = await fileFor(app, title, target);
    if (!artifact) return;
    const node = await ownRun(app, artifact);
    const champion = await championFor(app, title, node);
    if (!champion) return;
    const { run, version } = champion;
    const { owner, file } = artifact;
    // What lies in a model lies in the champion itself; its run may have made several.
    const same =
      'runId' in owner
        ? await findSameFile(app, artifact, run)
        : await app.ui.progress(`Looking for ${fileNameOf(file)}`, (signal) =>
            findFile(app, run, { name: version.name, version: version.version }, file.path, signal),
          );
    if (same) await compareFiles(app, file.path, [run, node], same, artifact);
    else await offerAnother(app, title, artifact, [node, run]);
  },
};

async function fileFor(app: App, title: string, target: Node | undefined): Promise<Artifact | undefined> {
  const artifact = await shownArtifactFor(app, title, target);
  if (artifact?.file.isDir === true) {
    throw new UserError(`${plainText(fileNameOf(artifact.file), 100)} is a folder. Choose a file in it.`);
  }
  return artifact;
}

/** The other run has no such file: maybe it has it under another name. */
async function offerAnother(app: App, title: string, artifact: Artifact, pair: RunPair): Promise<void> {
  const [, name] = pairNames(pair);
  const message = `Run ${name} has no ${plainText(artifact.file.path, 100)}.`;
  if ((await app.ui.inform(message, 'Choose Another File…')) === undefined) return;
  const chosen = await artifactFor(app, title, pair[1]);
  if (chosen) await compareTwoFiles(app, artifact, chosen);
}
