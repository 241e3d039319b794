import { plainText } from '../base/plainText.ts';
import { fileNameOf } from '../model/artifact.ts';
import { UserError } from '../host/ui.ts';
import { artifactAddress } from '../services/artifactAddress.ts';
import { hasPreview, previewIdentity } from '../services/previews.ts';
import type { Command } from './command.ts';
import { artifactFor } from './pickArtifact.ts';

/** Opens a file that a run or a model holds, as if it lay here, in the editor that its name asks for; a table in Podium's preview. */
export const openArtifact: Command = {
  id: 'podium.artifact.open',
  title: 'Open Artifact',
  icon: '$(go-to-file)',

  async run(app, target) {
    const node = await artifactFor(app, 'Open Artifact', target);
    if (!node) return;
    const { connection, owner, ownerName, file } = node;
    if (file.isDir) throw new UserError(`${fileNameOf(file)} is a folder. Open a file in it.`);
    const address = artifactAddress(connection, owner, ownerName, file.path);
    if (hasPreview(fileNameOf(file))) {
      app.pages.open(previewIdentity(address));
      return;
    }
    const label = `${plainText(fileNameOf(file), 100)} · ${plainText(ownerName, 60)}`;
    await app.ui.openDocument(address, label);
  },
};
