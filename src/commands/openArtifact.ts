import { plainText } from '../base/plainText.ts';
import { fileNameOf } from '../model/artifact.ts';
import { UserError } from '../host/ui.ts';
import { artifactAddress } from '../services/artifactAddress.ts';
import type { Command } from './command.ts';
import { pickArtifact, pickFileOf } from './pickArtifact.ts';

/** Opens a file that a run or a model holds, as if it lay here, in the editor that its name asks for. */
export const openArtifact: Command = {
  id: 'podium.artifact.open',
  title: 'Open Artifact',
  icon: '$(go-to-file)',

  async run(app, target) {
    const node =
      target?.kind === 'artifact'
        ? target
        : target?.kind === 'run'
          ? await pickFileOf(app, 'Open Artifact', target)
          : await pickArtifact(app, 'Open Artifact');
    if (!node) return;
    const { connection, owner, ownerName, file } = node;
    if (file.isDir) throw new UserError(`${fileNameOf(file)} is a folder. Open a file in it.`);
    const label = `${plainText(fileNameOf(file), 100)} · ${plainText(ownerName, 60)}`;
    await app.ui.openDocument(artifactAddress(connection, owner, ownerName, file.path), label);
  },
};
