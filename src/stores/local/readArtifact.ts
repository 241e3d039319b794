import { open, stat, type FileHandle } from 'node:fs/promises';
import type { ByteRange } from '../../model/artifact.ts';
import { maxArtifactBytes, type Take } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { artifactFailure, isAbsence, notThere, tooLarge } from './artifactFailure.ts';
import { artifactRoot, type ArtifactPlace } from './artifactRoot.ts';
import { insideArtifacts } from './insideArtifacts.ts';

const pieceBytes = 256 * 1024;

/** The bytes of a file, or those of the range that are there. */
export async function readArtifact(
  place: ArtifactPlace,
  file: string,
  range?: ByteRange,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (range) checkRange(range);
  return withFile(place, file, signal, (handle, sizeBytes) => {
    const start = Math.min(range?.start ?? 0, sizeBytes);
    const end = Math.min(range?.end ?? sizeBytes, sizeBytes);
    if (end - start > maxArtifactBytes) throw tooLarge(file);
    return bytes(handle, start, end - start, signal);
  });
}

/** See `Store.streamArtifact`. */
export async function streamArtifact(
  place: ArtifactPlace,
  file: string,
  start: number,
  take: Take,
  signal?: AbortSignal,
): Promise<void> {
  await withFile(place, file, signal, async (handle, sizeBytes) => {
    const buffer = new Uint8Array(pieceBytes);
    for (let at = start; at < sizeBytes;) {
      const { bytesRead } = await handle.read(buffer, 0, Math.min(pieceBytes, sizeBytes - at), at);
      signal?.throwIfAborted();
      if (bytesRead === 0) {
        throw new StoreError('damaged', `${file.slice(0, 200)} became shorter while it was read. Read it again.`);
      }
      await take(buffer.subarray(0, bytesRead));
      signal?.throwIfAborted();
      at += bytesRead;
    }
  });
}

/** See `Store.locateArtifact`. */
export async function locateArtifact(place: ArtifactPlace, artifact: string, signal?: AbortSignal): Promise<string> {
  const root = await artifactRoot(place);
  signal?.throwIfAborted();
  const real = await insideArtifacts(root, artifact);
  if (real === undefined) throw notThere(artifact);
  return real;
}

async function withFile<Result>(
  place: ArtifactPlace,
  file: string,
  signal: AbortSignal | undefined,
  read: (handle: FileHandle, sizeBytes: number) => Promise<Result>,
): Promise<Result> {
  const root = await artifactRoot(place);
  signal?.throwIfAborted();
  try {
    const real = await insideArtifacts(root, file);
    const found = real === undefined ? undefined : await stat(real);
    if (real === undefined || !found?.isFile()) throw notThere(file);
    signal?.throwIfAborted();
    const handle = await open(real);
    try {
      return await read(handle, found.size);
    } finally {
      await handle.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw isAbsence(error) ? notThere(file) : artifactFailure(error, file);
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

function checkRange({ start, end }: ByteRange): void {
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end) return;
  throw new StoreError('invalid', `Bytes ${String(start)} to ${String(end)} are no part of a file.`);
}
