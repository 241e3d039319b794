import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError } from './storeError.ts';

/** What a tracking URI points at. */
export type StoreLocation =
  | { readonly kind: 'rest'; /** Without user, password, query, fragment and trailing slash. */ readonly url: string }
  | { readonly kind: 'sqlite'; readonly path: string }
  /** A file or a folder: what lies there decides. */
  | { readonly kind: 'path'; readonly path: string };

/**
 * Reads a tracking URI as MLflow does; paths become absolute, against `folder`.
 * @throws StoreError `unsupported` or `invalid`, saying what can be typed instead.
 */
export function parseTrackingUri(trackingUri: string, folder: string = process.cwd()): StoreLocation {
  const text = trackingUri.trim();
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(text)?.[1]?.toLowerCase();
  switch (scheme) {
    case 'http':
    case 'https':
      return { kind: 'rest', url: serverUrl(text) };
    case 'sqlite':
      return { kind: 'sqlite', path: databasePath(text, folder) };
    case 'file':
      return { kind: 'path', path: filePath(text) };
    case undefined:
      if (text === '') throw new StoreError('invalid', `The tracking URI is empty. ${examples}`);
      return { kind: 'path', path: resolve(folder, text) };
    default:
      throw new StoreError('unsupported', `Podium cannot open ${scheme}: stores. ${examples}`);
  }
}

/** `sqlite:////project/mlflow.db`, as MLflow writes it. A path with `?`, which MLflow would cut there, stays a path. */
export function databaseUri(path: string): string {
  return path.includes('?') ? path : `sqlite:///${path}`;
}

const examples =
  'Give the address of a tracking server (https://mlflow.example.com), or the path of an mlflow.db or an mlruns folder.';

function serverUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new StoreError('invalid', `This is not the address of a server. ${examples}`, { cause });
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** SQLAlchemy's rule: three slashes and a relative path, four and an absolute one; on Windows three and `C:\…`. */
function databasePath(text: string, folder: string): string {
  const path = /^sqlite:\/\/\/([^?]+)/i.exec(text)?.[1];
  if (path === undefined) {
    throw new StoreError(
      'invalid',
      `A database is written sqlite:///mlflow.db, or sqlite:////absolute/path/mlflow.db.`,
    );
  }
  return resolve(folder, path);
}

function filePath(text: string): string {
  try {
    return fileURLToPath(text);
  } catch (cause) {
    throw new StoreError('invalid', `This is not the address of a file: write file:///absolute/path.`, { cause });
  }
}
