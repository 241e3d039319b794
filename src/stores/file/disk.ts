import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isWithin } from '../local/folders.ts';
import { StoreError } from '../storeError.ts';
import { asStoreError, codeOf } from './failures.ts';

/**
 * Which state of a file or folder was seen: the same text as long as it has not changed. Empty for a state so young that a change
 * within the clock's resolution could hide in it; it is never the same as another.
 */
export type Stamp = string;

export interface FolderEntries {
  readonly folders: readonly string[];
  /** Links to folders. Whoever goes down many levels leaves them out: they may lead in a circle. */
  readonly linkedFolders: readonly string[];
  readonly files: readonly string[];
}

export interface FileText {
  readonly text: string;
  readonly stamp: Stamp;
}

/** An open file; to be closed by whoever opened it. */
export interface OpenFile {
  readonly path: string;
  readonly handle: number;
  readonly sizeBytes: number;
  /** The same number as long as it is the same file. */
  readonly inode: number;
  readonly stamp: Stamp;
}

// The coarsest clock of a file system that we know of (FAT).
const youngMs = 2_000;
// A FIFO must not hold us up, and a link is looked at before it is followed. Windows has neither flag, and no need of them.
const carefully = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/**
 * The files of one store. Every call blocks, so this runs in a worker: there it is faster than anything that waits, and a network
 * folder that hangs holds up none of the threads that the host's own file access needs.
 *
 * What is not there, or has just vanished, is `undefined`. A link out of the store is not there either. Other failures are StoreErrors.
 */
export class Disk {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  /** Sorted, so that equal folders give equal answers. */
  entries(folder: string): FolderEntries | undefined {
    if (!this.isInside(folder)) return undefined;
    const found = ifThere(folder, () => readdirSync(folder, { withFileTypes: true }));
    if (!found) return undefined;
    const folders: string[] = [];
    const linkedFolders: string[] = [];
    const files: string[] = [];
    for (const entry of found) {
      const isLink = entry.isSymbolicLink();
      const target = isLink ? this.#target(join(folder, entry.name)) : entry;
      if (target?.isDirectory()) (isLink ? linkedFolders : folders).push(entry.name);
      else if (target?.isFile()) files.push(entry.name);
    }
    return { folders: folders.sort(), linkedFolders: linkedFolders.sort(), files: files.sort() };
  }

  isFolder(path: string): boolean {
    return ifThere(path, () => statSync(path, { throwIfNoEntry: false }))?.isDirectory() ?? false;
  }

  stamp(path: string): Stamp | undefined {
    const found = ifThere(path, () => statSync(path, { throwIfNoEntry: false }));
    return found && stampOf(found);
  }

  /** @throws StoreError `tooLarge` */
  read(path: string, mostBytes: number): FileText | undefined {
    const file = this.open(path);
    if (!file) return undefined;
    try {
      if (file.sizeBytes > mostBytes) throw tooLarge(path);
      const buffer = Buffer.allocUnsafe(file.sizeBytes);
      let filled = 0;
      while (filled < buffer.length) {
        const count = readAt(file, buffer.subarray(filled), filled);
        if (count === 0) break;
        filled += count;
      }
      return { text: buffer.toString('utf8', 0, filled), stamp: file.stamp };
    } finally {
      closeSync(file.handle);
    }
  }

  open(path: string): OpenFile | undefined {
    if (!this.isInside(dirname(path))) return undefined;
    const handle = this.#openWithin(path);
    if (handle === undefined) return undefined;
    const found = fstatSync(handle);
    if (found.isFile()) return { path, handle, sizeBytes: found.size, inode: found.ino, stamp: stampOf(found) };
    closeSync(handle);
    return undefined;
  }

  #openWithin(path: string): number | undefined {
    const handle = ifThere(path, () => openSync(path, carefully));
    if (handle !== undefined) return handle;
    const real = this.#realPath(path);
    return real === undefined ? undefined : ifThere(path, () => openSync(real, carefully));
  }

  /** Whether no folder on the way down from the root is a link that leads out. */
  isInside(folder: string): boolean {
    for (let at = folder; at.length > this.root.length; at = dirname(at)) {
      const found = ifThere(at, () => lstatSync(at, { throwIfNoEntry: false }));
      if (found?.isSymbolicLink() && this.#realPath(at) === undefined) return false;
    }
    return true;
  }

  #target(link: string): ReturnType<typeof statSync> {
    const real = this.#realPath(link);
    return real === undefined ? undefined : ifThere(link, () => statSync(real, { throwIfNoEntry: false }));
  }

  /** Where a link leads, if that is within the store. */
  #realPath(link: string): string | undefined {
    try {
      const real = realpathSync(link);
      return isWithin(realpathSync(this.root), real) ? real : undefined;
    } catch {
      // It leads nowhere, or in a circle.
      return undefined;
    }
  }
}

/** Reads what fits into the buffer, or less; 0 bytes at the end. @throws StoreError */
export function readAt({ path, handle }: OpenFile, buffer: Buffer, position: number): number {
  try {
    return readSync(handle, buffer, 0, buffer.length, position);
  } catch (error) {
    throw asStoreError(error, path);
  }
}

function ifThere<Found>(path: string, look: () => Found): Found | undefined {
  try {
    return look();
  } catch (error) {
    // ELOOP is a link in a circle, or one where none is followed.
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error) ?? '')) return undefined;
    throw asStoreError(error, path);
  }
}

function stampOf(found: { readonly mtimeMs: number; readonly size: number; readonly ino: number }): Stamp {
  if (found.mtimeMs > Date.now() - youngMs) return '';
  return `${found.mtimeMs}/${found.size}/${found.ino}`;
}

function tooLarge(path: string): StoreError {
  return new StoreError(
    'tooLarge',
    `${path} is larger than anything that MLflow writes there. Look at it, and remove it if it does not belong there.`,
  );
}
