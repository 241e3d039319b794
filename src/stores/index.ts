import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileStore } from './isFileStore.ts';
import type { Store } from './store.ts';
import { StoreError } from './storeError.ts';
import type { StoreOptions } from './storeOptions.ts';
import { parseTrackingUri } from './trackingUri.ts';
import { checkedWorkspace } from './workspace.ts';

export type * from './store.ts';
export type * from './storeOptions.ts';
export type * from './storeWriter.ts';
export { StoreError, type StoreFault } from './storeError.ts';

/**
 * Opens `http(s)://host/prefix`, `sqlite:///relative.db`, `sqlite:////absolute.db`, or the path or `file:` URI of a database,
 * of the folder that holds `mlflow.db`, or of a file store (`mlruns`) or the folder that holds it. Nothing is dialled, and no file
 * opened, before the first question.
 * @throws StoreError for what can never be opened; what is only not there now says so at the first question.
 */
export async function openStore(trackingUri: string, options: StoreOptions = {}): Promise<Store> {
  const location = parseTrackingUri(trackingUri);
  if (options.workspace !== undefined) checkedWorkspace(options.workspace);
  switch (location.kind) {
    case 'rest':
      return (await import('./rest/restStore.ts')).openRestStore(location.url, options);
    case 'sqlite':
      return openDatabase(location.path, options);
    case 'path':
      return openPath(location.path, options);
  }
}

async function openDatabase(path: string, options: StoreOptions): Promise<Store> {
  return (await import('./sqlite/sqliteStore.ts')).openSqliteStore(path, options);
}

/** What lies there decides. What is not there, or is no folder, is taken for a database, which then says what is wrong. */
async function openPath(path: string, options: StoreOptions): Promise<Store> {
  if (!(await isDirectory(path))) return openDatabase(path, options);
  const database = join(path, 'mlflow.db');
  if (await exists(database)) return openDatabase(database, options);
  for (const folder of [path, join(path, 'mlruns')]) {
    if (await isFileStore(folder)) return (await import('./file/fileStore.ts')).openFileStore(folder, options);
    if (await isForbidden(folder)) {
      throw new StoreError('forbidden', `${folder} may not be read by your user. Check the permissions of the folder.`);
    }
  }
  throw new StoreError(
    'unsupported',
    `${path} holds neither an mlflow.db nor the experiments of a file store. If it is an mlruns folder, only artifacts are in it: choose the mlflow.db beside it, or the server that wrote them.`,
  );
}

async function isDirectory(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isForbidden(folder: string): Promise<boolean> {
  return access(folder, constants.R_OK | constants.X_OK).then(
    () => false,
    (error: unknown) => ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''),
  );
}
