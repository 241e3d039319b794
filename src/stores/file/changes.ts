import { lstatSync, mkdirSync, renameSync, rmSync, type Stats } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StoreError } from '../storeError.ts';
import type { Disk } from './disk.ts';
import { asWriteError, damaged, halfMade, leadsOut, taken } from './failures.ts';
import { readMeta } from './metaFile.ts';
import { temporaryName, writeWhole } from './wholeFile.ts';
import { YamlError } from './yaml.ts';
import { editYaml, type YamlValue } from './yamlEdit.ts';

export type Edits = Readonly<Record<string, YamlValue | undefined>>;

interface Step {
  readonly path: string;
  readonly make: () => void;
}

/**
 * Makes what `plan` asks for, after all of it is ready: what has no room, or is not allowed, is then known before anything has changed.
 * @throws StoreError whose outcome is `unknown` where only a part could be made
 */
export async function makeChanges(disk: Disk, plan: (changes: Changes) => Promise<void> | void): Promise<void> {
  const changes = new Changes(disk);
  try {
    await plan(changes);
    changes.make();
  } finally {
    changes.tidy();
  }
}

/**
 * Changes to the files of a store, made in the order in which they were asked for. A file is written under a temporary name in the folder of
 * its run, experiment, model or version, where neither MLflow nor Podium takes it for anything, and then moved to its place: nobody sees half of it.
 */
export class Changes {
  readonly #disk: Disk;
  readonly #steps: Step[] = [];
  readonly #temporary = new Set<string>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** Writes a file of what lies in `folder`: `tags/a/b`. */
  write(folder: string, name: string, text: string): void {
    const path = join(folder, name);
    const temporary = this.#attempt(path, () => {
      this.#mustBeInside(dirname(path));
      mkdirSync(dirname(path), { recursive: true });
      const replaced = lstatSync(path, { throwIfNoEntry: false });
      if (replaced?.isDirectory()) throw taken(path);
      return this.#writeTemporary(folder, text, replaced);
    });
    this.#then(path, () => this.#move(temporary, path));
  }

  /** Gives names in a `meta.yaml` other values; `undefined` takes them away. */
  async edit(folder: string, edits: Edits): Promise<void> {
    const path = join(folder, 'meta.yaml');
    const meta = await readMeta(this.#disk, path);
    if (!meta) throw damaged(path, 'it is not there');
    const ready = this.#writeEdited(folder, path, meta.text, edits);
    this.#then(path, () => {
      // Whoever logs may have written it meanwhile.
      const text = this.#disk.read(path, meta.text.length * 4 + 65_536)?.text;
      const isSame = text === undefined || text === meta.text;
      this.#move(isSame ? ready : this.#writeEdited(folder, path, text, edits), path);
    });
  }

  remove(folder: string, name: string): void {
    const path = join(folder, name);
    this.#mustBeInside(dirname(path));
    this.#then(path, () => {
      rmSync(path);
    });
  }

  /** A new folder with these files, seen only when all of them are in it. */
  addFolder(parent: string, name: string, files: ReadonlyMap<string, string>): void {
    const path = join(parent, name);
    const temporary = join(parent, temporaryName());
    this.#attempt(path, () => {
      this.#mustBeInside(parent);
      mkdirSync(temporary);
      this.#temporary.add(temporary);
      for (const [file, text] of files) {
        mkdirSync(dirname(join(temporary, file)), { recursive: true });
        writeWhole(join(temporary, file), text);
      }
    });
    this.#then(path, () => this.#move(temporary, path));
  }

  /**
   * A new folder with these files, for where MLflow takes each folder for what it holds, also one with a temporary name: it is seen with the first of
   * them and taken away again where not all could be moved into it.
   */
  openFolder(parent: string, name: string, files: ReadonlyMap<string, string>): void {
    const path = join(parent, name);
    const ready = this.#attempt(path, () => {
      this.#mustBeInside(parent);
      mkdirSync(parent, { recursive: true });
      return [...files].map(([file, text]) => [this.#writeTemporary(parent, text), join(path, file)] as const);
    });
    this.#then(path, () => {
      mkdirSync(path);
      try {
        for (const [temporary, file] of ready) {
          mkdirSync(dirname(file), { recursive: true });
          this.#move(temporary, file);
        }
      } catch (error) {
        rmSync(path, { recursive: true, force: true });
        throw error;
      }
    });
  }

  moveFolder(from: string, to: string): void {
    this.#attempt(to, () => {
      this.#mustBeInside(from);
      this.#mustBeInside(dirname(to));
      mkdirSync(dirname(to), { recursive: true });
      mustBeFree(to);
    });
    this.#then(to, () => {
      mustBeFree(to);
      renameSync(from, to);
    });
  }

  /** @throws StoreError */
  make(): void {
    for (const [index, { path, make }] of this.#steps.entries()) {
      try {
        make();
      } catch (error) {
        const failure = asWriteError(error, path);
        throw index === 0 ? failure : halfMade(failure, path);
      }
    }
  }

  /** Removes what was made ready and did not get to its place. */
  tidy(): void {
    for (const path of this.#temporary) {
      try {
        rmSync(path, { recursive: true, force: true });
      } catch {
        // It harms nobody, and the failure that left it is told already.
      }
    }
  }

  #then(path: string, make: () => void): void {
    this.#steps.push({ path, make });
  }

  #move(temporary: string, path: string): void {
    renameSync(temporary, path);
    this.#temporary.delete(temporary);
  }

  #writeEdited(folder: string, path: string, text: string, edits: Edits): string {
    return this.#attempt(path, () => {
      this.#mustBeInside(folder);
      return this.#writeTemporary(folder, edited(path, text, edits), lstatSync(path));
    });
  }

  #writeTemporary(folder: string, text: string, replaced?: Stats): string {
    const path = join(folder, temporaryName());
    this.#temporary.add(path);
    writeWhole(path, text, replaced?.isFile() === true ? replaced.mode : undefined);
    return path;
  }

  #mustBeInside(folder: string): void {
    if (!this.#disk.isInside(folder)) throw leadsOut(folder);
  }

  #attempt<Made>(path: string, make: () => Made): Made {
    try {
      return make();
    } catch (error) {
      throw asWriteError(error, path);
    }
  }
}

function mustBeFree(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) throw taken(path);
}

function edited(path: string, text: string, edits: Edits): string {
  try {
    return editYaml(text, edits);
  } catch (error) {
    throw error instanceof YamlError ? asDamage(error, path) : error;
  }
}

function asDamage({ line, message }: YamlError, path: string): StoreError {
  return damaged(`${path}:${line}`, message);
}
