import { plainText } from '../base/plainText.ts';
import type { Connections } from '../connections/connections.ts';
import type { ByteRange, FileInfo } from '../model/artifact.ts';
import { fileSize } from '../model/words.ts';
import { maxArtifactBytes, type Store } from '../stores/store.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ArtifactPlace } from './artifactAddress.ts';
import { connectionWith } from './connectionWith.ts';

/** VS Code asks what a file is several times before it reads it, and what is in a folder beside that. */
const freshMs = 5_000;
const mostFolders = 100;

interface Listed {
  readonly files: Promise<readonly FileInfo[]>;
  readonly atMs: number;
}

/** The files of runs, logged models and versions, as a file system sees them. All reject with a StoreError. */
export class ArtifactFiles {
  readonly #connections: Connections;
  readonly #now: () => number;
  readonly #listed = new Map<string, Listed>();

  constructor(connections: Connections, now: () => number = Date.now) {
    this.#connections = connections;
    this.#now = now;
  }

  async list(place: ArtifactPlace): Promise<readonly FileInfo[]> {
    const key = JSON.stringify(place);
    const known = this.#listed.get(key);
    if (known && this.#now() - known.atMs < freshMs) return known.files;
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
    const files = await this.list({ ...place, path: place.path.slice(0, Math.max(0, place.path.lastIndexOf('/'))) });
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
  read(place: ArtifactPlace, range?: ByteRange, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#ask(place, (store) => store.readArtifact(place.owner, place.path, range, signal));
  }

  async #ask<Answer>({ store }: ArtifactPlace, question: (store: Store) => Promise<Answer>): Promise<Answer> {
    return this.#connections.ask(await connectionWith(this.#connections, store), question);
  }
}
