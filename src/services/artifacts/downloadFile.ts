import { constants } from 'node:fs';
import { lstat, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { fileSize } from '../../model/words.ts';
import type { Take } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { diskFailure } from './diskFailure.ts';
import { partEnding } from './safeNames.ts';

/** So much of what is there from the last time is compared with what comes, before more is put behind it. */
const overlapBytes = 64 * 1024;
/** Never through a link: whoever put it there chose where it leads. Windows has no such flag. */
const flags = constants.O_RDWR | constants.O_CREAT | ((constants as { O_NOFOLLOW?: number }).O_NOFOLLOW ?? 0);

export interface Wanted {
  /** For messages. */
  readonly name: string;
  /** What its store said. */
  readonly sizeBytes: number | undefined;
  /** Where it is to lie. */
  readonly path: string;
  /** Whether it may take the place of another file. */
  readonly mayReplace: boolean;
}

/**
 * Writes a file beside its place, and moves it there when it is whole. What is left of an earlier attempt is gone on with, if it is the
 * beginning of the same file. Rejects with a StoreError; what came until then stays under the name that {@link partOf} says.
 * @param written is told how many bytes of the file are here.
 */
export async function downloadFile(
  wanted: Wanted,
  stream: (start: number, take: Take) => Promise<void>,
  written: (bytes: number) => void,
): Promise<void> {
  const part = partOf(wanted.path);
  const handle = await onDisk(part, () => open(part, flags, 0o666));
  let sizeBytes: number;
  try {
    sizeBytes = await fill(handle, wanted, stream, written);
  } catch (error) {
    await leave(handle, part);
    throw error;
  }
  await onDisk(part, () => handle.close());
  if (wanted.sizeBytes !== undefined && sizeBytes !== wanted.sizeBytes) {
    await onDisk(part, () => rm(part));
    throw new StoreError('damaged', changed(wanted.name, sizeBytes, wanted.sizeBytes));
  }
  await onDisk(wanted.path, () => putInPlace(part, wanted));
}

export function partOf(path: string): string {
  return path + partEnding;
}

/** Gives how large the file is. */
async function fill(
  handle: FileHandle,
  wanted: Wanted,
  stream: (start: number, take: Take) => Promise<void>,
  written: (bytes: number) => void,
): Promise<number> {
  const part = partOf(wanted.path);
  const found = await onDisk(part, () => handle.stat());
  if (!found.isFile()) throw diskFailure({ code: 'EEXIST' }, part);
  const kept = found.size <= (wanted.sizeBytes ?? Infinity) ? found.size : 0;
  try {
    return await fillFrom(handle, part, kept, stream, written);
  } catch (error) {
    if (!(error instanceof OtherFile)) throw error;
    return fillFrom(handle, part, 0, stream, written);
  }
}

async function fillFrom(
  handle: FileHandle,
  part: string,
  kept: number,
  stream: (start: number, take: Take) => Promise<void>,
  written: (bytes: number) => void,
): Promise<number> {
  await onDisk(part, () => handle.truncate(kept));
  let at = Math.max(0, kept - overlapBytes);
  if (at > 0) written(at);
  await stream(at, async (piece) => {
    const known = Math.min(piece.length, Math.max(0, kept - at));
    await onDisk(part, async () => {
      if (known > 0) await compare(handle, piece.subarray(0, known), at);
      await writeAll(handle, piece.subarray(known), at + known);
    });
    at += piece.length;
    written(at);
  });
  // It ended before what is here does.
  if (at < kept) throw new OtherFile();
  return at;
}

async function compare(handle: FileHandle, piece: Uint8Array, at: number): Promise<void> {
  const here = Buffer.alloc(piece.length);
  const { bytesRead } = await handle.read(here, 0, here.length, at);
  if (bytesRead !== piece.length || !here.equals(piece)) throw new OtherFile();
}

async function writeAll(handle: FileHandle, piece: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < piece.length;) {
    done += (await handle.write(piece, done, piece.length - done, at + done)).bytesWritten;
  }
}

/** An empty rest helps nobody. */
async function leave(handle: FileHandle, part: string): Promise<void> {
  const { size } = await handle.stat();
  await handle.close();
  if (size === 0) await rm(part, { force: true });
}

async function putInPlace(part: string, { path, mayReplace }: Wanted): Promise<void> {
  if (!mayReplace && (await isThere(path))) throw diskFailure({ code: 'EEXIST' }, path);
  await rename(part, path);
}

/** Whether anything lies there, be it a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    },
  );
}

async function onDisk<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw diskFailure(error, path);
  }
}

/** What is here is not the beginning of what comes. A store passes on only errors of this kind. */
class OtherFile extends StoreError {
  constructor() {
    super('conflict', 'What was downloaded before is the beginning of another file.');
  }
}

function changed(name: string, cameBytes: number, saidBytes: number): string {
  return `${name} has changed since it was listed: ${fileSize(cameBytes)} came, not ${fileSize(saidBytes)}. Refresh, and download it again.`;
}
