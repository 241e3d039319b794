import { fileNameOf } from '../../model/artifact.ts';
import { UserError } from '../../host/ui.ts';
import { artifactAddress } from '../../services/artifacts/artifactAddress.ts';
import { previewIdentity } from '../../services/artifacts/previews.ts';
import type { Command } from '../command.ts';
import { artifactFor } from './pickArtifact.ts';

/** Shows what a file holds that VS Code has no editor for: the rows of a table, the arrays in an archive. */
export const openPreview: Command = {
  id: 'podium.preview.open',
  title: 'Open Preview',
  icon: '$(open-preview)',

  async run(app, target) {
    const node = await artifactFor(app, 'Open Preview', target);
    if (!node) return;
    const { connection, owner, ownerName, file } = node;
    if (file.isDir) throw new UserError(`${fileNameOf(file)} is a folder. Open a file in it.`);
    app.pages.open(previewIdentity(artifactAddress(connection, owner, ownerName, file.path)));
  },
};
