import { fileNameOf } from '../../model/artifact.ts';
import { UserError } from '../../host/ui.ts';
import { artifactAddress } from '../../services/artifacts/artifactAddress.ts';
import type { Command } from '../command.ts';
import { shownArtifactFor } from './pickArtifact.ts';

/** Opens a file as the text that it is, whatever editor or preview shows it otherwise. */
export const openAsText: Command = {
  id: 'podium.artifact.openAsText',
  title: 'Open as Text',
  icon: '$(go-to-file)',

  async run(app, target) {
    const node = await shownArtifactFor(app, 'Open as Text', target);
    if (!node) return;
    const { connection, owner, ownerName, file } = node;
    if (file.isDir) throw new UserError(`${fileNameOf(file)} is a folder. Open a file in it.`);
    await app.ui.openAsText(artifactAddress(connection, owner, ownerName, file.path));
  },
};
