import { lstat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import type { WorkspaceFolder } from '../host/workspace.ts';
import { foldersIn, isFileStore } from '../stores/isFileStore.ts';
import { databaseUri } from '../stores/trackingUri.ts';

/** A store that lies in a workspace folder. */
export interface FoundStore {
  /** The workspace folder's name, followed by the path in it. */
  readonly name: string;
  readonly trackingUri: string;
}

const deepest = 2;
const mostFolders = 300;
const skipped = new Set(['node_modules', 'venv', 'env', 'site-packages', '__pycache__', 'mlruns', 'mlartifacts']);

/**
 * Looks for `mlflow.db` and file stores in a folder and two levels below it, in a few hundred folders at most.
 * Links are not followed, and no file is opened. Rejects only when cancelled.
 */
export async function findStores(folder: WorkspaceFolder, signal?: AbortSignal): Promise<readonly FoundStore[]> {
  const found: FoundStore[] = [];
  let level = [folder.path];
  let left = mostFolders;
  for (let depth = 0; depth <= deepest && level.length > 0; depth++) {
    const below: string[] = [];
    for (const path of level.slice(0, left)) {
      signal?.throwIfAborted();
      found.push(...(await storesIn(folder, path)));
      if (depth < deepest) below.push(...(await foldersIn(path)).filter(isWorthALook).map((name) => join(path, name)));
    }
    left -= level.length;
    if (left <= 0) break;
    level = below;
  }
  return found;
}

async function storesIn(folder: WorkspaceFolder, path: string): Promise<readonly FoundStore[]> {
  const found: FoundStore[] = [];
  const database = join(path, 'mlflow.db');
  if (await isFile(database)) found.push({ name: nameOf(folder, path), trackingUri: databaseUri(database) });
  const files = join(path, 'mlruns');
  if ((await isFolder(files)) && (await isFileStore(files)))
    found.push({ name: nameOf(folder, files), trackingUri: files });
  return found;
}

function isWorthALook(name: string): boolean {
  return !name.startsWith('.') && !skipped.has(name);
}

async function isFile(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function nameOf(folder: WorkspaceFolder, path: string): string {
  const inside = relative(folder.path, path).split(sep).join('/');
  const top = folder.name === '' ? basename(folder.path) : folder.name;
  return inside === '' ? top : `${top}/${inside}`;
}
