import { forgetFolder } from '../../connections/allowedFolders.ts';
import { UserError, type PickItem } from '../../host/ui.ts';
import type { App } from '../../services/app.ts';
import type { Command } from '../command.ts';

interface Allowed {
  readonly trackingUri: string;
  readonly folder: string;
}

/** Takes back what "Allow Artifact Folder…" allowed. */
export const forgetAllowedFolders: Command = {
  id: 'podium.artifact.forgetFolders',
  title: 'Forget Allowed Folders…',

  async run(app) {
    const allowed = allAllowed(app);
    if (allowed.length === 0) throw new UserError('No folder outside of a store was allowed in this workspace.');
    const all: PickItem<readonly Allowed[]> = { label: 'All of them', icon: 'trash', value: allowed };
    const chosen = await app.ui.pick({
      title: 'Forget Allowed Folders',
      placeholder: 'Which folder may not be read any more?',
      items: [...allowed.map((one) => itemOf(app, one)), ...(allowed.length > 1 ? [all] : [])],
    });
    if (!chosen) return;
    for (const { trackingUri, folder } of chosen) await forgetFolder(app.state, trackingUri, folder);
    app.artifacts.forget();
    app.trees.refresh();
    app.pages.refresh();
  },
};

function allAllowed({ state }: App): readonly Allowed[] {
  return Object.entries(state.get('artifactFolders') ?? {}).flatMap(([trackingUri, folders]) =>
    folders.map((folder) => ({ trackingUri, folder })),
  );
}

/** Also of stores that are no connections now. */
function itemOf({ connections }: App, allowed: Allowed): PickItem<readonly Allowed[]> {
  const connection = connections.all.find(({ trackingUri }) => trackingUri === allowed.trackingUri);
  return {
    label: allowed.folder,
    description: connection?.name ?? allowed.trackingUri,
    icon: 'folder',
    value: [allowed],
  };
}
