import { setTimeout } from 'node:timers/promises';
import { StoreError } from '../storeError.ts';
import type { Disk, Stamp } from './disk.ts';
import { damaged } from './failures.ts';
import { parseYaml, YamlError, type Fields } from './yaml.ts';

const mostBytes = 1024 * 1024;
const attempts = 3;
const betweenMs = 50;

/** A `meta.yaml`, and what it said when it was last read. */
export class MetaFile<Content> {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #asContent: (fields: Fields, path: string) => Content;
  #known: { readonly stamp: Stamp; readonly content: Content | StoreError } | undefined;

  /** `asContent` may throw a StoreError: the file is then as damaged as one that is no YAML. */
  constructor(disk: Disk, path: string, asContent: (fields: Fields, path: string) => Content) {
    this.#disk = disk;
    this.#path = path;
    this.#asContent = asContent;
  }

  /** What it says now; undefined where there is none. @throws StoreError `damaged`, naming file and line */
  async read(): Promise<Content | undefined> {
    const stamp = this.#disk.stamp(this.#path);
    if (this.#known === undefined || stamp === '' || stamp !== this.#known.stamp) {
      this.#known = stamp === undefined ? undefined : await this.#readNow(stamp);
    }
    const content = this.#known?.content;
    if (content instanceof StoreError) throw content;
    return content;
  }

  async #readNow(stamp: Stamp): Promise<{ readonly stamp: Stamp; readonly content: Content | StoreError } | undefined> {
    try {
      const meta = await readMeta(this.#disk, this.#path);
      return meta && { stamp: meta.stamp, content: this.#asContent(meta.fields, this.#path) };
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      return { stamp, content: error };
    }
  }
}

/**
 * Reads a `meta.yaml`. MLflow replaces it by moving another file there, which between two disks is a copy: half of it may be seen
 * for a moment, so a file that has just been written gets more than one chance.
 * @throws StoreError `damaged`, naming file and line.
 */
export async function readMeta(
  disk: Disk,
  path: string,
): Promise<{ readonly fields: Fields; readonly text: string; readonly stamp: Stamp } | undefined> {
  for (let attempt = 1; ; attempt++) {
    const file = disk.read(path, mostBytes);
    if (!file) return undefined;
    try {
      return { fields: parseYaml(file.text), ...file };
    } catch (error) {
      if (!(error instanceof YamlError)) throw error;
      const justWritten = file.stamp === '';
      if (attempt === attempts || !justWritten) throw damaged(`${path}:${error.line}`, error.message);
    }
    await setTimeout(betweenMs);
  }
}
