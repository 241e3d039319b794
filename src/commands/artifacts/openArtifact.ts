import { plainText } from '../../base/plainText.ts';
import { fileNameOf } from '../../model/artifact.ts';
import { fileSize } from '../../model/words.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import { artifactAddress } from '../../services/artifacts/artifactAddress.ts';
import { editorFor, foreignEnding } from '../../services/artifacts/fileEditors.ts';
import { hasPreview, previewIdentity } from '../../services/artifacts/previews.ts';
import type { NodeOf } from '../../services/node.ts';
import { maxArtifactBytes } from '../../stores/store.ts';
import type { Command } from '../command.ts';
import { downloadArtifacts } from './downloadArtifacts.ts';
import { openArtifactExternally } from './openArtifactExternally.ts';
import { artifactFor } from './pickArtifact.ts';
import { showExcerpt } from './showExcerpt.ts';
import { withSize } from './withSize.ts';

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
    const ending = foreignEnding(file.path);
    if (ending !== undefined && !app.ui.hasEditorFor(ending)) {
      await offerElsewhere(app, node);
      return;
    }
    const known = await withSize(app, node);
    if ((known.fileSizeBytes ?? 0) > maxArtifactBytes) {
      await offerParts(app, { ...node, file: known });
      return;
    }
    const editor = editorFor(file.path);
    if (editor !== undefined) {
      await app.ui.openIn(editor, address);
      return;
    }
    const label = `${plainText(fileNameOf(file), 100)} · ${plainText(ownerName, 60)}`;
    await app.ui.openDocument(address, label);
  },
};

async function offerElsewhere(app: App, node: NodeOf<'artifact'>): Promise<void> {
  const message = `VS Code has no editor for ${plainText(fileNameOf(node.file), 100)}. Open it in another program.`;
  // Where the window is on another computer, no program here would be seen.
  const ways = app.ui.openFileOutside ? (['Open Externally', 'Download…'] as const) : (['Download…'] as const);
  const chosen = await app.ui.inform(message, ...ways);
  if (chosen === 'Open Externally') await openArtifactExternally.run(app, node, []);
  else if (chosen !== undefined) await downloadArtifacts.run(app, node, []);
}

async function offerParts(app: App, node: NodeOf<'artifact'>): Promise<void> {
  const name = plainText(fileNameOf(node.file), 100);
  const message = `${name} has ${fileSize(node.file.fileSizeBytes ?? 0)}, more than opens in an editor. Download it, or look at its beginning or end.`;
  const chosen = await app.ui.inform(message, 'Download…', 'First Lines', 'Last Lines');
  if (chosen === 'Download…') await downloadArtifacts.run(app, node, []);
  else if (chosen !== undefined) await showExcerpt(app, node, chosen === 'First Lines' ? 'head' : 'tail');
}
