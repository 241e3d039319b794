import { homedir } from 'node:os';
import { extname, join } from 'node:path';
import { isLoopback } from '../base/loopback.ts';
import type { Credentials } from '../stores/index.ts';
import { databaseUri, parseTrackingUri, type StoreLocation } from '../stores/trackingUri.ts';

/**
 * A tracking URI in the one form that Podium keeps and shows: absolute, and without user, password, query and fragment; that of a database
 * as MLflow itself wants it, to which a path alone is a file store.
 * `~/` is the home folder, which is also what relative paths start from unless a folder is given.
 * @throws StoreError for what can never be opened.
 */
export function normalUri(trackingUri: string, folder: string = homedir()): string {
  const location = parseTrackingUri(trackingUri.trim().replace(/^~(?=[/\\]|$)/, homedir()), folder);
  switch (location.kind) {
    case 'rest':
      return location.url;
    case 'sqlite':
      return databaseUri(location.path);
    case 'path':
      return isDatabaseName(location.path) ? databaseUri(location.path) : location.path;
  }
}

/** The same text for tracking URIs that open the same store. */
export function storeKey(trackingUri: string, platform: NodeJS.Platform = process.platform): string {
  const location = locate(trackingUri);
  if (location?.kind === 'rest') return location.url;
  const path = databasePath(trackingUri) ?? trackingUri;
  // Windows sees no difference between `C:`, as people write it, and `c:`, as VS Code does.
  return platform === 'win32' ? path.toLowerCase() : path;
}

/** The database that a tracking URI means, or would mean if its folder held one. `undefined` for everything that is no place on this machine. */
export function databasePath(trackingUri: string): string | undefined {
  const location = locate(trackingUri);
  if (location === undefined || location.kind === 'rest') return undefined;
  const isDatabase = location.kind === 'sqlite' || isDatabaseName(location.path);
  return isDatabase ? location.path : join(location.path, 'mlflow.db');
}

/** Whether MLflow takes it for a file store, which it opens only if `MLFLOW_ALLOW_FILE_STORE` says so. */
export function isFolder(trackingUri: string): boolean {
  return locate(trackingUri)?.kind === 'path';
}

/** `https://host:port` of a tracking server: what credentials belong to. `undefined` for everything that is not a server. */
export function originOf(trackingUri: string): string | undefined {
  const location = locate(trackingUri);
  return location?.kind === 'rest' ? new URL(location.url).origin : undefined;
}

/** Whether what is sent to an origin stays on this machine. */
export function staysHere(origin: string): boolean {
  return isLoopback(new URL(origin).hostname);
}

/** The user and password that were typed into a server's address. */
export function userInfoOf(trackingUri: string): Credentials | undefined {
  if (originOf(trackingUri) === undefined) return undefined;
  const { username, password } = new URL(trackingUri.trim());
  if (username === '' && password === '') return undefined;
  return { kind: 'basic', username: decoded(username), password: decoded(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that encodes nothing stands for itself.
    return text;
  }
}

function locate(trackingUri: string): StoreLocation | undefined {
  try {
    return parseTrackingUri(trackingUri, homedir());
  } catch {
    // It is nowhere; opening it says why.
    return undefined;
  }
}

function isDatabaseName(path: string): boolean {
  return ['.db', '.sqlite', '.sqlite3'].includes(extname(path).toLowerCase());
}
