import type { Disposable } from '../../base/owned.ts';
import { plainText } from '../../base/plainText.ts';
import { SizedMemory } from '../../base/sizedMemory.ts';
import type { Connections } from '../../connections/connections.ts';
import type { ArtifactOwner, ByteRange, FileInfo } from '../../model/artifact.ts';
import type { RunStatus } from '../../model/run.ts';
import { fileSize } from '../../model/words.ts';
import { maxArtifactBytes, type Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { ArtifactPlace } from './artifactAddress.ts';
import { connectionWith } from '../connectionWith.ts';

/** VS Code asks what a file is several times before it reads it, and what is in a folder beside that. */
const freshMs = 5_000;
const mostFolders = 100;
const keptBytes = 64 * 1024 * 1024;
/** A file that takes more room than this would put out many others. */
const mostOfOne = keptBytes / 4;

interface Listed {
  readonly files: Promise<readonly FileInfo[]>;
  readonly atMs: number;
}

/**
 * The files of runs, logged models and versions, as a file system sees them. All reject with a StoreError. What was read of a run that has
 * ended is kept in memory for the next time, as long as its folder lists it with the same size, and nobody went on with the run. Nobody may write into the bytes.
 */
export class ArtifactFiles implements Disposable {
  readonly #connections: Connections;
  readonly #now: () => number;
  readonly #listed = new Map<string, Listed>();
  readonly #changes: Disposable;
  #memory = newMemory();

  constructor(connections: Connections, now: () => number = Date.now) {
    this.#connections = connections;
    this.#now = now;
    // Somebody signed out, or a store is another one now.
    this.#changes = connections.onDidChange(() => {
      this.forget();
    });
  }

  /** Asks for everything again the next time. */
  forget(): void {
    this.#listed.clear();
    this.#memory = newMemory();
  }

  dispose(): void {
    this.#changes.dispose();
    this.forget();
  }

  async list(place: ArtifactPlace): Promise<readonly FileInfo[]> {
    const key = keyOf(place);
    const known = this.#listed.get(key);
    if (known && this.#now() - known.atMs < freshMs) return known.files;
    const { ends } = this.#memory;
    const whose = whoseOf(place);
    if (ends.has(whose)) ends.set(whose, this.#endOf(place));
    const files = this.#ask(place, (store) =>
      store.listArtifacts(place.owner, place.path === '' ? undefined : place.path),
    );
    // What failed may do the next time.
    files.catch(() => this.#listed.delete(key));
    this.#listed.delete(key);
    this.#listed.set(key, { files, atMs: this.#now() });
    const [oldest] = this.#listed.keys();
    if (this.#listed.size > mostFolders && oldest !== undefined) this.#listed.delete(oldest);
    return files;
  }

  /** A file is what the folder that it lies in says of it. */
  async find(place: ArtifactPlace): Promise<FileInfo> {
    if (place.path === '') return { path: '', isDir: true };
    const files = await this.list(folderOf(place));
    const found = files.find(({ path }) => path === place.path);
    if (found) return found;
    throw new StoreError('notFound', `There is no artifact ${place.path.slice(0, 200)} here any more.`);
  }

  /** A file that is too large is not asked for: only its beginning would come, and be thrown away. */
  async readWhole(place: ArtifactPlace): Promise<Uint8Array> {
    const { fileSizeBytes = 0 } = await this.find(place);
    if (fileSizeBytes <= maxArtifactBytes) return this.read(place);
    throw new StoreError(
      'tooLarge',
      `${plainText(place.path)} has ${fileSize(fileSizeBytes)}, more than opens in an editor. Use Download Artifacts, Show First Lines or Show Last Lines on its row in the sidebar.`,
    );
  }

  /** The file, or a part of it; at most 20 MiB at once. */
  async read(place: ArtifactPlace, range?: ByteRange, signal?: AbortSignal): Promise<Uint8Array> {
    const memory = this.#memory;
    const sizeBytes = await this.#listedSize(place);
    const ask = (): Promise<Uint8Array> =>
      this.#ask(place, (store) => store.readArtifact(place.owner, place.path, range, signal));
    if (sizeBytes === undefined || sizeBytes > mostOfOne) return ask();
    const key = JSON.stringify([keyOf(place), sizeBytes, range]);
    const end = await memory.ends.get(whoseOf(place));
    const known = (end === undefined ? undefined : memory.bytes.get(key + end)) ?? memory.underway.get(key);
    if (known) return known;
    const asked = ask();
    if (!signal) memory.underway.set(key, asked);
    try {
      const bytes = await asked;
      // Not awaited: whoever wants to see the file need not wait until it is known whether it is kept.
      if (isAll(bytes, range, sizeBytes)) void this.#keep(memory, key, place, bytes, end);
      return bytes;
    } finally {
      memory.underway.delete(key);
    }
  }

  /** The same, as bytes that the caller may write into, or hand to a thread: a copy only where others have a part in them. */
  async readOwn(place: ArtifactPlace, range: ByteRange, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.read(place, range, signal);
    const { buffer, byteLength } = bytes;
    const isShared = ((await this.#listedSize(place)) ?? 0) <= mostOfOne || byteLength < buffer.byteLength;
    return isShared || !(buffer instanceof ArrayBuffer) ? new Uint8Array(bytes) : new Uint8Array(buffer);
  }

  /** Keeps what nothing more is written to. That is asked until it is so, and then whenever its folder is listed anew. */
  async #keep(
    { bytes: kept, ends }: Memory,
    key: string,
    place: ArtifactPlace,
    bytes: Uint8Array,
    known: string | undefined,
  ): Promise<void> {
    const end = known ?? (await this.#endOf(place));
    if (end === undefined) return;
    ends.set(whoseOf(place), Promise.resolve(end));
    kept.put(key + end, bytes);
  }

  /** When the last file was written, as far as it is known that it was the last one. */
  #endOf(place: ArtifactPlace): Promise<string | undefined> {
    return this.#ask(place, (store) => endOf(store, place.owner)).catch(() => undefined);
  }

  /** What the last look into its folder said, however long ago that was: whoever reads a file has found it before. */
  async #listedSize(place: ArtifactPlace): Promise<number | undefined> {
    const listed = await this.#listed.get(keyOf(folderOf(place)))?.files.catch(() => undefined);
    return listed?.find(({ path }) => path === place.path)?.fileSizeBytes;
  }

  async #ask<Answer>({ store }: ArtifactPlace, question: (store: Store) => Promise<Answer>): Promise<Answer> {
    return this.#connections.ask(await connectionWith(this.#connections, store), question);
  }
}

interface Memory {
  readonly bytes: SizedMemory<Uint8Array>;
  /** What is asked just now, for all who want it. */
  readonly underway: Map<string, Promise<Uint8Array>>;
  /** When whose files were written last, of whom some are kept. */
  readonly ends: Map<string, Promise<string | undefined>>;
}

function newMemory(): Memory {
  return { bytes: new SizedMemory(keptBytes, ({ byteLength }) => byteLength), underway: new Map(), ends: new Map() };
}

const endings: ReadonlySet<RunStatus> = new Set(['FINISHED', 'FAILED', 'KILLED']);

async function endOf(store: Store, owner: ArtifactOwner): Promise<string | undefined> {
  if ('runId' in owner) {
    const { status, endTimeMs } = await store.getRun(owner.runId);
    return endings.has(status) ? `ended ${String(endTimeMs)}` : undefined;
  }
  if ('modelId' in owner) {
    const { status, lastUpdateTimeMs } = await store.getLoggedModel(owner.modelId);
    return status === 'READY' ? `ready ${String(lastUpdateTimeMs)}` : undefined;
  }
  // A version is made of files that were there before.
  return 'made';
}

function isAll({ length }: Uint8Array, range: ByteRange | undefined, sizeBytes: number): boolean {
  return length === Math.min(range?.end ?? sizeBytes, sizeBytes) - Math.min(range?.start ?? 0, sizeBytes);
}

function whoseOf(place: ArtifactPlace): string {
  return keyOf({ ...place, path: '' });
}

function keyOf({ store, owner, path }: ArtifactPlace): string {
  return JSON.stringify([store, owner, path]);
}

function folderOf(place: ArtifactPlace): ArtifactPlace {
  return { ...place, path: place.path.slice(0, Math.max(0, place.path.lastIndexOf('/'))) };
}
