import { UserError } from '../../host/ui.ts';
import { fileNameOf } from '../../model/artifact.ts';
import type { App } from '../../services/app.ts';
import { artifactAddress } from '../../services/artifacts/artifactAddress.ts';
import type { Node, NodeOf } from '../../services/node.ts';
import { previewIdentity } from '../../services/artifacts/previews.ts';
import type { Command } from '../command.ts';
import { sourceOf } from './downloadSources.ts';
import { findModelFile } from './findFile.ts';
import { searchForRun } from '../runs/searchRuns.ts';

type Artifact = NodeOf<'artifact'>;

const name = 'MLmodel';

/** Shows what a model takes and gives, how it is loaded and served, and which packages it wants. */
export const showModelCard: Command = {
  id: 'podium.model.card',
  title: 'Show Model Card',
  icon: '$(note)',

  async run(app, target) {
    const node = target ?? (await searchForRun(app, 'Show Model Card', 'ALL'));
    if (!node) return;
    const file = await app.ui.progress(`Looking for ${name}`, (signal) => modelFileOf(app, node, signal));
    const address = artifactAddress(file.connection, file.owner, file.ownerName, file.file.path);
    app.pages.open(previewIdentity(address));
  },
};

async function modelFileOf(app: App, node: Node, signal: AbortSignal): Promise<Artifact> {
  const found = node.kind === 'run' ? await findModelFile(app, node, name, signal) : await fileIn(app, node, signal);
  if (found) return found;
  throw new UserError(
    node.kind === 'run'
      ? `Run ${node.run.runName} wrote no model.`
      : `There is no ${name} here. Choose a logged model, a model version, a run that wrote a model, or the folder of one.`,
  );
}

/** A folder has one, or is one. */
async function fileIn({ connections }: App, node: Node, signal: AbortSignal): Promise<Artifact | undefined> {
  const source = sourceOf(node);
  if (!source) return undefined;
  const { connection, owner, ownerName, file } = source;
  const artifact = (path: string): Artifact => ({
    kind: 'artifact',
    connection,
    owner,
    ownerName,
    file: { path, isDir: false },
  });
  if (!file.isDir) return fileNameOf(file) === name ? artifact(file.path) : undefined;
  const folder = file.path === '' ? undefined : file.path;
  const files = await connections.ask(connection, (store) => store.listArtifacts(owner, folder, signal));
  const found = files.find((one) => !one.isDir && fileNameOf(one) === name);
  return found && artifact(found.path);
}
