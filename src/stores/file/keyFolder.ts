import { join } from 'node:path';
import { StoreError } from '../storeError.ts';
import type { Disk, FolderEntries, Stamp } from './disk.ts';
import type { Notes } from './notes.ts';

/** Reads the file of one key; given what was read of it before. */
export type ReadKey<Value> = (
  path: string,
  before: Value | undefined,
) => { readonly value: Value; readonly stamp: Stamp } | undefined;

interface Known<Value> {
  readonly stamp: Stamp;
  /** Absent where the file cannot be read. */
  readonly value: Value | undefined;
}

const mostKeys = 20_000;
const deepest = 32;

/**
 * A folder in which MLflow keeps one file for each key: params, tags, metrics, aliases. A `/` in a key makes a folder. What was read
 * is kept, and read again when it changed.
 */
export class KeyFolder<Value> {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #notes: Notes;
  readonly #read: ReadKey<Value>;
  readonly #folders = new Map<string, { readonly stamp: Stamp; readonly entries: FolderEntries }>();
  #known = new Map<string, Known<Value>>();

  constructor(disk: Disk, path: string, notes: Notes, read: ReadKey<Value>) {
    this.#disk = disk;
    this.#path = path;
    this.#notes = notes;
    this.#read = read;
  }

  *entries(): Generator<readonly [string, Value]> {
    for (const [key, { value }] of this.#known) if (value !== undefined) yield [key, value];
  }

  get(key: string): Value | undefined {
    return this.#known.get(key)?.value;
  }

  /**
   * Looks for keys that came or went; `thorough` also for files that were changed in place, which their folder does not show.
   * @throws StoreError where the folder itself cannot be read
   */
  refresh(thorough: boolean): void {
    const before = this.#known;
    const now = new Map<string, Known<Value>>();
    for (const key of this.#keys('', 0)) {
      if (now.size === mostKeys) throw tooMany(this.#path);
      const known = before.get(key);
      const found = known && !thorough ? known : this.#current(key, known);
      if (found) now.set(key, found);
    }
    this.#known = now;
  }

  *#keys(inside: string, depth: number): Generator<string> {
    const entries = this.#entries(inside);
    if (!entries || depth > deepest) return;
    for (const name of entries.files) yield inside + name;
    for (const name of entries.folders) yield* this.#keys(`${inside}${name}/`, depth + 1);
  }

  #entries(inside: string): FolderEntries | undefined {
    const path = join(this.#path, inside);
    const known = this.#folders.get(inside);
    const stamp = this.#disk.stamp(path);
    if (known && known.stamp !== '' && known.stamp === stamp) return known.entries;
    const entries = stamp === undefined ? undefined : this.#disk.entries(path);
    if (stamp === undefined || !entries) this.#folders.delete(inside);
    else this.#folders.set(inside, { stamp, entries });
    return entries;
  }

  #current(key: string, known: Known<Value> | undefined): Known<Value> | undefined {
    const path = join(this.#path, key);
    const stamp = known && this.#disk.stamp(path);
    if (known && stamp !== '' && known.stamp === stamp) return known;
    try {
      return this.#read(path, known?.value);
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.#notes.skipped(this.#path, error);
      return { stamp: stamp ?? '', value: undefined };
    }
  }
}

function tooMany(path: string): StoreError {
  return new StoreError(
    'tooLarge',
    `${path} holds more than ${mostKeys} files, more than Podium takes into memory. Remove those that do not belong there.`,
  );
}
