import { open, opendir, realpath, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { ByteRange, FileInfo } from '../../model/artifact.ts';
import { artifactSegments } from '../artifactPath.ts';
import { maxArtifactBytes } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { artifactFailure, isAbsence } from './artifactFailure.ts';
import { artifactRoot } from './artifactRoot.ts';
import { isWithin, realPathOf } from './folders.ts';

/** Where artifacts are: the URI as recorded, and the folder of the store that recorded it. */
export interface ArtifactPlace {
  readonly uri: string;
  readonly storeFolder: string;
}

const mostEntries = 20_000;

/** One folder, by name. Empty for what is not there, or is a file. */
export async function listArtifacts(
  place: ArtifactPlace,
  folder = '',
  signal?: AbortSignal,
): Promise<readonly FileInfo[]> {
  const root = await artifactRoot(place.uri, place.storeFolder);
  signal?.throwIfAborted();
  try {
    return await filesIn(root, folder, signal);
  } catch (error) {
    signal?.throwIfAborted();
    if (isAbsence(error)) return [];
    throw artifactFailure(error, folder);
  }
}

async function filesIn(root: string, folder: string, signal?: AbortSignal): Promise<readonly FileInfo[]> {
  const real = await inside(root, folder);
  if (real === undefined || !(await isDirectory(real))) return [];
  const names = await namesIn(real, folder, signal);
  const files: FileInfo[] = [];
  // A few at a time: other work of the editor waits for the same threads.
  for (let start = 0; start < names.length; start += 32) {
    signal?.throwIfAborted();
    const some = names.slice(start, start + 32);
    files.push(...(await Promise.all(some.map((name) => info(root, folder === '' ? name : `${folder}/${name}`)))));
  }
  return files;
}

/** The bytes of a file, or those of the range that are there. */
export async function readArtifact(
  place: ArtifactPlace,
  file: string,
  range?: ByteRange,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (range) checkRange(range);
  const root = await artifactRoot(place.uri, place.storeFolder);
  signal?.throwIfAborted();
  try {
    return await bytesOf(root, file, range, signal);
  } catch (error) {
    signal?.throwIfAborted();
    throw isAbsence(error) ? notThere(file) : artifactFailure(error, file);
  }
}

async function bytesOf(root: string, file: string, range?: ByteRange, signal?: AbortSignal): Promise<Uint8Array> {
  const real = await inside(root, file);
  const found = real === undefined ? undefined : await stat(real);
  if (real === undefined || !found?.isFile()) throw notThere(file);
  const start = Math.min(range?.start ?? 0, found.size);
  const end = Math.min(range?.end ?? found.size, found.size);
  if (end - start > maxArtifactBytes) throw tooLarge(file);
  signal?.throwIfAborted();
  const handle = await open(real);
  try {
    return await bytes(handle, start, end - start, signal);
  } finally {
    await handle.close();
  }
}

async function bytes(handle: FileHandle, start: number, length: number, signal?: AbortSignal): Promise<Uint8Array> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, Math.min(length - filled, 1024 * 1024), start + filled);
    signal?.throwIfAborted();
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** The real path of an artifact; undefined where there is none. A link that leads out of the artifact folder is refused. */
async function inside(root: string, artifact: string): Promise<string | undefined> {
  const file = artifact === '' ? root : path.join(root, ...artifactSegments(artifact));
  const real = await realpath(file).catch((error: unknown) => {
    if (isAbsence(error)) return undefined;
    throw error;
  });
  if (real === undefined) return undefined;
  if (isWithin((await realPathOf(root)) ?? root, real)) return real;
  throw new StoreError(
    'unsupported',
    `The artifact ${artifact.slice(0, 200)} is a link to a place outside of its folder, which Podium does not follow.`,
  );
}

async function namesIn(folder: string, said: string, signal?: AbortSignal): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(folder)) {
    signal?.throwIfAborted();
    names.push(name);
    if (names.length > mostEntries) throw tooLarge(said);
  }
  return names.sort();
}

/** A link that leads elsewhere, or nowhere, is shown as a file: opening it says why not. */
async function info(root: string, artifact: string): Promise<FileInfo> {
  const real = await inside(root, artifact).catch(() => undefined);
  const found = real === undefined ? undefined : await stat(real).catch(() => undefined);
  if (found?.isDirectory()) return { path: artifact, isDir: true };
  return { path: artifact, isDir: false, ...(found?.isFile() ? { fileSizeBytes: found.size } : {}) };
}

async function isDirectory(file: string): Promise<boolean> {
  return (await stat(file)).isDirectory();
}

function checkRange({ start, end }: ByteRange): void {
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end) return;
  throw new StoreError('invalid', `Bytes ${String(start)} to ${String(end)} are no part of a file.`);
}

function notThere(file: string): StoreError {
  return new StoreError(
    'notFound',
    `There is no artifact ${file.slice(0, 200)} any more. Refresh to see which there are.`,
    {
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
    },
  );
}

function tooLarge(artifact: string): StoreError {
  return new StoreError(
    'tooLarge',
    `${artifact.slice(0, 200) || 'This folder'} is more than Podium takes into memory at once. Open it outside of the editor.`,
  );
}
