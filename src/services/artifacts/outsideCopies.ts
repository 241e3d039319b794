import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Disposable } from '../../base/owned.ts';
import { diskFailure } from './diskFailure.ts';

/** What a window calls its folder: by its process, so that another one sees whether it is still there. */
const ownedBy = /^(\d+)-/;

/** Copies of artifacts for other programs. They lie in a folder of this window, and go when it does. */
export class OutsideCopies implements Disposable {
  readonly #folder: string;
  #own: Promise<string> | undefined;
  #ownPath: string | undefined;

  /** @param folder that all windows share; it need not be there. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A new folder with nothing in it: what comes into it can be called as it likes. Rejects with a StoreError `disk`. */
  async newFolder(): Promise<string> {
    try {
      return await mkdtemp(path.join(await (this.#own ??= this.#makeOwn()), 'copy-'));
    } catch (error) {
      this.#own = undefined;
      throw diskFailure(error, this.#folder);
    }
  }

  /** Removes what windows left behind that ended without doing so. */
  async clean(): Promise<void> {
    const left = await readdir(this.#folder).catch(() => []);
    const dead = left.filter((name) => !isRunning(Number(ownedBy.exec(name)?.[1])));
    // Another program may still hold one open: it goes the next time.
    await Promise.allSettled(dead.map((name) => rm(path.join(this.#folder, name), { recursive: true, force: true })));
  }

  dispose(): void {
    if (this.#ownPath === undefined) return;
    try {
      rmSync(this.#ownPath, { recursive: true, force: true });
    } catch {
      // As above: the next window removes it.
    }
  }

  async #makeOwn(): Promise<string> {
    await mkdir(this.#folder, { recursive: true });
    this.#ownPath = await mkdtemp(path.join(this.#folder, `${String(process.pid)}-`));
    return this.#ownPath;
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
