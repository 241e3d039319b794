import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { Log } from '../../host/log.ts';
import { decodeSeries, encodeSeries } from './seriesFormat.ts';
import type { KeptSeries, SeriesKey } from './seriesMemory.ts';

const mostBytes = 200 * 1024 * 1024;
/** What is removed beyond that, so that it need not be done at each file. */
const roomShare = 0.1;
const statsAtOnce = 8;
/** More than this are not remembered: who scrolls through thousands of curves does not need them all tomorrow. */
const mostWaiting = 500;
const unfinishedMs = 3_600_000;

/**
 * Series on the disk, for the next time; several windows may share the folder. Nothing here rejects, and nobody waits for what is written:
 * a file that cannot be read is as one that is not there, one that is damaged is removed, and what cannot be written is not kept.
 */
export class SeriesFiles {
  readonly #folder: string;
  readonly #log: Log;
  readonly #most: number;
  #work: Promise<void> = Promise.resolve();
  #waiting = 0;
  /** Of all files together, once that is known. */
  #bytes: number | undefined;

  constructor(folder: string, log: Log, most = mostBytes) {
    this.#folder = folder;
    this.#log = log;
    this.#most = most;
  }

  async get(key: SeriesKey): Promise<KeptSeries | undefined> {
    const path = this.#pathOf(key);
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) return undefined;
    const series = decodeSeries(key, bytes);
    const now = new Date();
    // The one that was used longest ago is the first to go.
    this.#later(() => (series ? utimes(path, now, now) : this.#remove(path, bytes.length)));
    return series;
  }

  put(key: SeriesKey, series: KeptSeries): void {
    this.#later(() => this.#write(this.#pathOf(key), encodeSeries(key, series)));
  }

  /** Waits for what is to be written still. */
  async settled(): Promise<void> {
    await this.#work;
  }

  #later(work: () => Promise<void>): void {
    if (this.#waiting >= mostWaiting) return;
    this.#waiting++;
    this.#work = this.#work
      .then(work)
      .catch((error: unknown) => this.#log.debug(`Curves could not be kept for the next time: ${codeOf(error)}.`))
      .finally(() => this.#waiting--);
  }

  async #write(path: string, bytes: Buffer): Promise<void> {
    this.#bytes ??= await this.#sweep();
    const unfinished = `${path}.${randomUUID()}.tmp`;
    try {
      await writeFile(unfinished, bytes, { mode: 0o600 });
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    this.#bytes += bytes.length;
    if (this.#bytes > this.#most) this.#bytes = await this.#sweep();
  }

  async #remove(path: string, bytes: number): Promise<void> {
    await rm(path, { force: true });
    if (this.#bytes !== undefined) this.#bytes -= bytes;
  }

  /** Makes room, the oldest first, and removes what was never finished. Gives how much there is then. */
  async #sweep(): Promise<number> {
    await mkdir(this.#folder, { recursive: true });
    const names = await readdir(this.#folder);
    const files = await mapAtOnce(names, statsAtOnce, async (name) => {
      const path = join(this.#folder, name);
      // Another window may have removed it since.
      const found = await stat(path).catch(() => undefined);
      return found && { path, bytes: found.size, mtimeMs: found.mtimeMs };
    });
    let bytes = 0;
    const wanted = this.#most * (1 - roomShare);
    const isFull = files.reduce((sum, file) => sum + (file?.bytes ?? 0), 0) > this.#most;
    for (const file of files.filter((one) => one !== undefined).sort((a, b) => b.mtimeMs - a.mtimeMs)) {
      const isLeft = file.path.endsWith('.tmp') && file.mtimeMs < Date.now() - unfinishedMs;
      if (isLeft || (isFull && bytes + file.bytes > wanted)) await rm(file.path, { force: true });
      else bytes += file.bytes;
    }
    return bytes;
  }

  #pathOf({ name }: SeriesKey): string {
    return join(this.#folder, createHash('sha256').update(name).digest('hex'));
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
