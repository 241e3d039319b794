import { fileNameOf, type ArtifactOwner, type FileInfo } from '../../model/artifact.ts';
import { namedImage } from '../../model/loggedImage.ts';
import type { App } from '../../services/app.ts';
import { modelPlaces } from '../../services/registry/modelPlaces.ts';
import type { NodeOf } from '../../services/node.ts';
import { orAbsent } from '../../stores/orAbsent.ts';

type Artifact = NodeOf<'artifact'>;

/**
 * The file of another run that is the same as this one: by its path, beside a model by its name, and of what `log_image` wrote by key and step, as
 * MLflow gives each image a name of its own.
 */
export function findSameFile(
  app: App,
  { owner, file }: Pick<Artifact, 'owner' | 'file'>,
  other: NodeOf<'run'>,
): Promise<Artifact | undefined> {
  return app.ui.progress(`Looking for ${fileNameOf(file)}`, (signal) =>
    'runId' in owner
      ? findFile(app, other, { runId: other.run.runId }, file.path, signal)
      : findModelFile(app, other, file.path, signal),
  );
}

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
  const file = files?.find((one) => one.path === path && !one.isDir) ?? files?.find(sameImageAs(path));
  return file && { kind: 'artifact', connection, owner, ownerName: run.runName, file };
}

/** The same image of another run: MLflow adds the time and an id to each name. */
function sameImageAs(path: string): (file: FileInfo) => boolean {
  const image = namedImage({ path, isDir: false });
  return (file) => {
    if (!image) return false;
    const other = namedImage(file);
    return other?.key === image.key && other.step === image.step && other.isSmall === image.isSmall;
  };
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
