import path from 'node:path';
import { fileNameOf, liesIn, type ArtifactOwner, type FileInfo } from '../../model/artifact.ts';
import type { Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { safeNames } from './safeNames.ts';

/** One file to be had. */
export interface PlannedFile {
  readonly file: FileInfo;
  /** Where it comes to lie below the folder that was chosen: names that are safe on this computer. */
  readonly target: readonly string[];
}

/** More are no download but a mistake, or a folder that contains itself. */
const mostFiles = 100_000;
const deepest = 64;
/** The path that Windows allows is short; other systems allow more than this. */
const longestTarget = 4_000;

/** All files below a folder of artifacts. A folder that is linked from one of its own is looked into once. */
export async function planDownload(
  store: Pick<Store, 'listArtifacts' | 'locateArtifact'>,
  owner: ArtifactOwner,
  folder: string,
  signal: AbortSignal,
): Promise<readonly PlannedFile[]> {
  const planned: PlannedFile[] = [];
  const seen = new Set<string>();
  const waiting: { readonly folder: string; readonly target: readonly string[] }[] = [{ folder, target: [] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { target } = next;
    const real = await store.locateArtifact?.(owner, next.folder, signal);
    if (real !== undefined && seen.size === seen.add(real).size) continue;
    const listed = await listedIn(store, owner, next.folder, signal);
    if (!listed) {
      // It is asked for like a file, and then is the one that could not be had, with the reason.
      planned.push({ file: { path: next.folder, isDir: false }, target });
      continue;
    }
    const files = listed.filter((file) => liesIn(next.folder, file));
    const names = safeNames(files.map(fileNameOf));
    for (const [at, file] of files.entries()) {
      const below = [...target, names[at] ?? ''];
      if (below.length > deepest || below.join(path.sep).length > longestTarget) throw tooMuch('deeper', folder);
      if (file.isDir) waiting.push({ folder: file.path, target: below });
      else planned.push({ file, target: below });
    }
    if (planned.length + waiting.length > mostFiles) throw tooMuch('larger', folder);
  }
  return planned;
}

/** `undefined` for a folder that the store can never be asked for, because of what it is called; not for the one that was chosen. */
async function listedIn(
  store: Pick<Store, 'listArtifacts'>,
  owner: ArtifactOwner,
  folder: string,
  signal: AbortSignal,
): Promise<readonly FileInfo[] | undefined> {
  try {
    return await store.listArtifacts(owner, folder === '' ? undefined : folder, signal);
  } catch (error) {
    const isName = error instanceof StoreError && (error.fault === 'invalid' || error.fault === 'unsupported');
    if (isName && folder !== '') return undefined;
    throw error;
  }
}

function tooMuch(how: string, folder: string): StoreError {
  const what = folder === '' ? 'What is stored here' : folder.slice(0, 200);
  return new StoreError('tooLarge', `${what} is ${how} than Podium downloads at once. Download one of its folders.`);
}
