import type { Connection } from '../../connections/connection.ts';
import type { ArtifactOwner } from '../../model/artifact.ts';
import { imageItems, type ImageItem } from '../../model/imageItems.ts';
import { isLive } from '../../model/run.ts';
import { artifactPlaceOf, type ArtifactPlace } from '../../services/artifacts/artifactAddress.ts';
import { connectionWith } from '../../services/connectionWith.ts';
import { imagesBelow } from '../../services/artifacts/imagesBelow.ts';
import type { PageArtifact } from '../../services/pages.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import type { PageContext } from '../page.ts';

/** The images of one run or model, as they were read last. */
export interface ReadSide {
  readonly connection: Connection;
  readonly owner: ArtifactOwner;
  readonly name: string;
  readonly isLive: boolean;
  /** Of the folder. */
  readonly place: ArtifactPlace;
  /** The path that was asked for, where that is no folder. */
  readonly file?: string;
  readonly items: readonly ImageItem[];
  readonly isPart: boolean;
  /** How many folders it took to know. */
  readonly folderCount: number;
  /** Of all files that may be shown, where the store says how large they are. */
  readonly sizes: ReadonlyMap<string, number | undefined>;
}

type Context = Pick<PageContext, 'artifacts' | 'connections'>;

/** Of the address of a file, the folder that it lies in is read, and none below it. */
export async function readImagesSide(context: Context, address: PageArtifact, signal: AbortSignal): Promise<ReadSide> {
  const { artifacts, connections } = context;
  const asked = artifactPlaceOf(address);
  const { owner, path } = asked;
  const connection = await connectionWith(connections, asked.store);
  const [info, named] = await Promise.all([artifacts.find(asked), nameOf(context, connection, owner, address, signal)]);
  signal.throwIfAborted();
  const place = info.isDir ? asked : { ...asked, path: path.slice(0, Math.max(0, path.lastIndexOf('/'))) };
  const { files, isPart, folderCount } = info.isDir
    ? await imagesBelow(artifacts, place, signal)
    : { files: await artifacts.list(place), isPart: false, folderCount: 1 };
  const items = imageItems(files, place.path);
  const sizes = new Map<string, number | undefined>();
  for (const { path: framePath, smallPath, sizeBytes } of items.flatMap(({ frames }) => frames)) {
    sizes.set(framePath, sizeBytes);
    if (smallPath !== undefined && !sizes.has(smallPath)) sizes.set(smallPath, undefined);
  }
  return { connection, owner, ...named, place, ...(!info.isDir && { file: path }), items, isPart, folderCount, sizes };
}

/** What people call it; of a run also whether more may come. */
async function nameOf(
  { connections }: Context,
  connection: Connection,
  owner: ArtifactOwner,
  address: PageArtifact,
  signal: AbortSignal,
): Promise<Pick<ReadSide, 'name' | 'isLive'>> {
  const [, called = ''] = address.path.split('/');
  if (!('runId' in owner)) return { name: called, isLive: false };
  const run = await connections.ask(connection, (store) => orAbsent(store.getRun(owner.runId, signal)));
  return { name: run?.runName ?? called, isLive: run !== undefined && isLive(run) };
}
