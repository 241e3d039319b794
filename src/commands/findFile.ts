import type { ArtifactOwner } from '../model/artifact.ts';
import type { App } from '../services/app.ts';
import { modelPlaces } from '../services/modelPlaces.ts';
import type { NodeOf } from '../services/node.ts';
import { orAbsent } from '../stores/orAbsent.ts';

type Artifact = NodeOf<'artifact'>;

/** A file of a run, or of a model that it wrote, as the folder says in which it lies; `undefined` for none. */
export async function findFile(
  app: App,
  { connection, run }: NodeOf<'run'>,
  owner: ArtifactOwner,
  path: string,
  signal: AbortSignal,
): Promise<Artifact | undefined> {
  const end = path.lastIndexOf('/');
  const folder = end < 0 ? undefined : path.slice(0, end);
  // A model may be gone whose run is there.
  const files = await app.connections.ask(connection, (store) => orAbsent(store.listArtifacts(owner, folder, signal)));
  const file = files?.find((one) => one.path === path && !one.isDir);
  return file && { kind: 'artifact', connection, owner, ownerName: run.runName, file };
}

/** A file by this name beside the last model that the run wrote with one. */
export async function findModelFile(
  app: App,
  node: NodeOf<'run'>,
  name: string,
  signal: AbortSignal,
): Promise<Artifact | undefined> {
  for (const { owner, folder } of modelPlaces(node.run)) {
    const found = await findFile(app, node, owner, `${folder}${name}`, signal);
    if (found) return found;
  }
  return undefined;
}
