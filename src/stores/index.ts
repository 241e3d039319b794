import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './store.ts';
import { StoreError } from './storeError.ts';
import { parseTrackingUri } from './trackingUri.ts';

export type * from './store.ts';
export { StoreError, type StoreFault } from './storeError.ts';

export interface StoreOptions {
  /** How to sign in to a tracking server. Sent to the URI's own origin and nowhere else. */
  readonly credentials?: Credentials;
  /** More certificates to trust than Node's own list, as PEM texts: those of the operating system, those of the company. */
  readonly certificates?: readonly string[];
  /** `http://user:password@proxy:3128`; the variables HTTP_PROXY, HTTPS_PROXY and NO_PROXY hold where this is absent. */
  readonly proxy?: string;
  /** Hosts that are reached without it: `localhost,.example.com`. */
  readonly noProxy?: string;
  /** Told one line about each call, without names, values or secrets. */
  readonly log?: (line: string) => void;
}

export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

/**
 * Opens `http(s)://host/prefix`, `sqlite:///relative.db`, `sqlite:////absolute.db`, or the path or `file:` URI of a database,
 * or of the folder that holds `mlflow.db`. Nothing is dialled, and no file opened, before the first question.
 * @throws StoreError for what can never be opened; what is only not there now says so at the first question.
 */
export async function openStore(trackingUri: string, options: StoreOptions = {}): Promise<Store> {
  const location = parseTrackingUri(trackingUri);
  switch (location.kind) {
    case 'rest':
      return (await import('./rest/restStore.ts')).openRestStore(location.url, options);
    case 'sqlite':
      return openDatabase(location.path, options);
    case 'path':
      return openDatabase(await databaseIn(location.path), options);
  }
}

async function openDatabase(path: string, options: StoreOptions): Promise<Store> {
  return (await import('./sqlite/sqliteStore.ts')).openSqliteStore(path, options);
}

/** A folder stands for the `mlflow.db` in it; everything else, also what is not there, is taken for a database, which then says what is wrong. */
async function databaseIn(path: string): Promise<string> {
  if (!(await isDirectory(path))) return path;
  const database = join(path, 'mlflow.db');
  if (await exists(database)) return database;
  throw new StoreError(
    'unsupported',
    `${path} holds no mlflow.db. If it is an MLflow file store, Podium cannot read it yet: serve it with "mlflow server", or move it into a database with "mlflow migrate-filestore".`,
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
