import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError } from '../storeError.ts';
import { isWithin, realPathOf } from './folders.ts';
import { outsideFailure, outsideFolder } from './outsideFolder.ts';

/** Where artifacts are: the URI as recorded, and the folder of the store that recorded it. */
export interface ArtifactPlace {
  readonly uri: string;
  readonly storeFolder: string;
  /** Folders outside of it that may be read as well. Real paths. */
  readonly allowedFolders?: readonly string[];
}

// The folders that MLflow puts artifacts in beside a database: by itself, and as a server.
const usualFolders = ['mlruns', 'mlartifacts'];

/**
 * The folder that an artifact URI of a local store means. URIs are whatever the writer of the database chose, so only what lies
 * in the database's own folder is followed, and what a person allowed; everything else is named and left alone. The folder need not be
 * there: a run that logged no file has none.
 *
 * A store that was moved or copied still names its old place. Its files are then looked for under the same names in its new one.
 * @throws StoreError `unsupported`, with the folder that could be allowed where there is one.
 */
export async function artifactRoot({ uri, storeFolder, allowedFolders = [] }: ArtifactPlace): Promise<string> {
  const recorded = recordedPath(uri, storeFolder);
  if (path.relative(storeFolder, recorded) === '') {
    throw new StoreError('unsupported', `No folder of its own is recorded for these artifacts in ${storeFolder}.`);
  }
  const store = (await realPathOf(storeFolder)) ?? storeFolder;
  let linked: string | undefined;
  for (const candidate of candidates(recorded, storeFolder)) {
    const real = await realPathOf(candidate);
    if (real !== undefined && isWithin(store, real)) return real;
    // A link in the store's folder leads no further than any other path.
    linked ??= real;
  }
  const outside = await outsideFolder(linked ?? recorded, allowedFolders);
  if (outside?.isAllowed === true) return outside.folder;
  const home = outside ? undefined : await homeOf(recorded, storeFolder, store);
  if (home !== undefined) return home;
  throw outsideFailure(recorded, storeFolder, outside?.folder);
}

/** The absolute path that the URI says, or would say beside this database. */
function recordedPath(uri: string, storeFolder: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(uri)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return path.resolve(storeFolder, uri);
    case 'file':
      return filePath(uri);
    case 'mlflow-artifacts':
      // `mlflow-artifacts:/1/run/artifacts`, or with a host: `mlflow-artifacts://host:5000/1/run/artifacts`.
      return path.resolve(
        storeFolder,
        'mlartifacts',
        `.${path.posix.resolve('/', uri.replace(/^[^:]+:(\/\/[^/]*)?/, ''))}`,
      );
    default:
      throw new StoreError(
        'unsupported',
        `These artifacts are in ${scheme} storage (${uri.slice(0, 500)}). Open them through the tracking server that has access to it.`,
      );
  }
}

function filePath(uri: string): string {
  try {
    return fileURLToPath(uri);
  } catch (cause) {
    throw new StoreError('unsupported', `${uri.slice(0, 500)} does not name a folder on this computer.`, { cause });
  }
}

/** The recorded place, then ever shorter ends of it beside the database. Shorter than experiment, run, folder says too little. */
function* candidates(recorded: string, storeFolder: string): Generator<string> {
  if (isWithin(storeFolder, recorded)) yield recorded;
  const segments = segmentsOf(recorded);
  const usual = usualFolder(segments);
  if (usual) for (const folder of usualFolders) yield path.join(storeFolder, folder, ...usual.below);
  for (let length = Math.min(segments.length, 8); length >= 3; length--) {
    yield path.join(storeFolder, ...segments.slice(-length));
  }
}

/** Where the files would be if there were any: the recorded place, or the same name in the folder that moved along. */
async function homeOf(recorded: string, storeFolder: string, store: string): Promise<string | undefined> {
  if (isWithin(storeFolder, recorded)) return recorded;
  const usual = usualFolder(segmentsOf(recorded));
  if (!usual) return undefined;
  const moved = await realPathOf(path.join(storeFolder, usual.folder));
  return moved === undefined || !isWithin(store, moved) ? undefined : path.join(moved, ...usual.below);
}

/** `mlruns` or `mlartifacts` in a path, and what comes after it. */
function usualFolder(
  segments: readonly string[],
): { readonly folder: string; readonly below: readonly string[] } | undefined {
  const at = segments.findLastIndex((segment) => usualFolders.includes(segment));
  const folder = segments[at];
  return folder === undefined ? undefined : { folder, below: segments.slice(at + 1) };
}

function segmentsOf(file: string): readonly string[] {
  return file.split(path.sep).filter((segment) => segment !== '' && !/^[a-z]:$/i.test(segment));
}
