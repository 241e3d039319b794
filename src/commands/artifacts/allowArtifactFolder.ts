import { allowFolder } from '../../connections/allowedFolders.ts';
import type { RefusedFolder } from '../../connections/connections.ts';
import { UserError } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Node } from '../../services/node.ts';
import type { Command } from '../command.ts';

/** Lets a local store's artifacts be read from a folder that its database names, and that is none of its own. */
export const allowArtifactFolder: Command = {
  id: 'podium.artifact.allowFolder',
  title: 'Allow Artifact Folder…',
  icon: '$(unlock)',

  async run(app, target) {
    if (!app.workspace.isTrusted) {
      throw new UserError('In Restricted Mode no other folders are read. Trust the workspace first.');
    }
    const refused = refusedIn(target) ?? (await chooseRefused(app));
    if (!refused) return;
    const { connection, folder } = refused;
    const isAllowed = await app.ui.confirm(
      `Allow artifacts to be read from ${folder}?`,
      `"${connection.name}" (${connection.trackingUri}) says that artifacts lie there, outside of its own folder. Whoever wrote this database chose that path. Podium then reads the files in this folder, and below it, as artifacts of this store, and changes nothing. "Podium: Forget Allowed Folders…" takes it back.`,
      'Allow',
    );
    if (!isAllowed) return;
    await allowFolder(app.state, connection.trackingUri, folder);
    app.artifacts.forget();
    app.trees.refresh();
    app.pages.refresh();
  },
};

function refusedIn(node: Node | undefined): RefusedFolder | undefined {
  if (node?.kind !== 'failure' || !node.connection || node.outsideFolder === undefined) return undefined;
  return { connection: node.connection, folder: node.outsideFolder };
}

/** One that a question stopped at; from the palette nobody knows which. */
async function chooseRefused({ connections, ui }: App): Promise<RefusedFolder | undefined> {
  const [first, ...others] = connections.refusedFolders;
  if (!first) {
    throw new UserError(
      'No artifacts were asked for that lie outside of their store. Open those of a run, and come back if they cannot be read.',
    );
  }
  if (others.length === 0) return first;
  return ui.pick({
    title: 'Allow Artifact Folder',
    placeholder: 'Which folder may be read?',
    items: [first, ...others].map((refused) => ({
      label: refused.folder,
      description: refused.connection.name,
      icon: 'folder',
      value: refused,
    })),
  });
}
