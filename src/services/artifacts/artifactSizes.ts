import { fileNameOf, type FileInfo } from '../../model/artifact.ts';
import type { KnownSizes, SizeGroup } from '../../model/knownSizes.ts';
import { StoreError } from '../../stores/storeError.ts';

/** How much is asked for at once, and how deep: a store may go on for ever. */
const [atOnce, deepest, mostAtATime] = [4, 64, 5_000];
const mostLargest = 200;
const mostGroups = 200;

type ListFolder = (path: string, signal: AbortSignal) => Promise<readonly FileInfo[]>;

interface Group {
  fileCount: number;
  sizeBytes: number;
}

/** Adds up how large the files of a folder are, folder by folder: a stretch of it at a time, as long as somebody looks. */
export class ArtifactSizes {
  readonly #list: ListFolder;
  readonly #root: string;
  readonly #waiting: string[];
  readonly #largest: { path: string; sizeBytes: number }[] = [];
  readonly #kinds = new Map<string, Group>();
  readonly #folders = new Map<string, Group>();
  #fileCount = 0;
  #folderCount = 0;
  #totalBytes = 0;
  #unknownCount = 0;
  #unread: { count: number; message: string } | undefined;
  /** Folders whose answer is on its way. */
  #asked = 0;
  #left = mostAtATime;

  constructor(root: string, list: ListFolder) {
    this.#root = root;
    this.#list = list;
    this.#waiting = [root];
  }

  /** Every folder was looked into, as far as they could be read. */
  get isDone(): boolean {
    return this.#waiting.length === 0 && this.#asked === 0;
  }

  /** As many folders were looked into as are without being asked again. */
  get isEnough(): boolean {
    return this.#left <= 0;
  }

  /** Goes further than that. */
  goFurther(): void {
    this.#left = mostAtATime;
  }

  /** Goes on until it is done, or the time is up, but by some folders at least. Rejects with a StoreError only where the folder itself cannot be read. */
  async goOn(untilMs: number, now: () => number, signal: AbortSignal): Promise<void> {
    do {
      const folders = this.#waiting.splice(0, atOnce);
      // Another call waits for the last ones.
      if (folders.length === 0) return;
      this.#asked += folders.length;
      try {
        const listed = await Promise.all(folders.map((folder) => this.#read(folder, signal)));
        this.#left -= folders.length;
        for (const [at, files] of listed.entries()) this.#add(folders[at] ?? '', files);
      } catch (error) {
        // What was given up, or failed as a whole, is looked at the next time.
        this.#waiting.unshift(...folders);
        throw error;
      } finally {
        this.#asked -= folders.length;
      }
    } while (!this.isDone && !this.isEnough && now() < untilMs);
  }

  known(): KnownSizes {
    return {
      fileCount: this.#fileCount,
      folderCount: this.#folderCount,
      totalBytes: this.#totalBytes,
      unknownCount: this.#unknownCount,
      waitingCount: this.#waiting.length + this.#asked,
      largest: this.#largest.map((one) => ({ ...one })),
      kinds: inOrder(this.#kinds),
      folders: inOrder(this.#folders),
      ...(this.#unread && { unread: { ...this.#unread } }),
    };
  }

  async #read(folder: string, signal: AbortSignal): Promise<readonly FileInfo[]> {
    try {
      return await this.#list(folder, signal);
    } catch (error) {
      if (!(error instanceof StoreError) || folder === this.#root) throw error;
      this.#unread = { count: (this.#unread?.count ?? 0) + 1, message: this.#unread?.message ?? error.message };
      return [];
    }
  }

  #add(folder: string, files: readonly FileInfo[]): void {
    const below = folder === '' ? '' : `${folder}/`;
    for (const file of files) {
      // A store that answers with something else than what is in the folder would be followed in circles.
      if (!file.path.startsWith(below) || file.path.length <= below.length) continue;
      if (!file.isDir) this.#addFile(file);
      else if (file.path.split('/').length <= deepest) {
        this.#folderCount++;
        this.#waiting.push(file.path);
      }
    }
  }

  #addFile(file: FileInfo): void {
    const { path, fileSizeBytes: sizeBytes } = file;
    this.#fileCount++;
    if (sizeBytes === undefined) {
      this.#unknownCount++;
      return;
    }
    this.#totalBytes += sizeBytes;
    count(this.#kinds, kindOf(fileNameOf(file)), sizeBytes);
    const [first = '', ...rest] = path.slice(this.#root === '' ? 0 : this.#root.length + 1).split('/');
    if (rest.length > 0) count(this.#folders, first, sizeBytes);
    const last = this.#largest.at(-1);
    if (last && this.#largest.length === mostLargest && last.sizeBytes >= sizeBytes) return;
    const place = this.#largest.findIndex((one) => one.sizeBytes < sizeBytes);
    this.#largest.splice(place < 0 ? this.#largest.length : place, 0, { path, sizeBytes });
    if (this.#largest.length > mostLargest) this.#largest.pop();
  }
}

function kindOf(name: string): string {
  const end = /[^.](\.[A-Za-z0-9_]{1,12})$/.exec(name)?.[1];
  return end?.toLowerCase() ?? 'without an ending';
}

/** Of names without end, the last ones count as one. */
function count(groups: Map<string, Group>, name: string, sizeBytes: number): void {
  const key = groups.has(name) || groups.size < mostGroups ? name : 'others';
  const group = groups.get(key) ?? { fileCount: 0, sizeBytes: 0 };
  group.fileCount++;
  group.sizeBytes += sizeBytes;
  groups.set(key, group);
}

function inOrder(groups: ReadonlyMap<string, Group>): readonly SizeGroup[] {
  return [...groups]
    .map(([name, group]) => ({ name, ...group }))
    .sort((one, other) => other.sizeBytes - one.sizeBytes || (one.name < other.name ? -1 : 1));
}
