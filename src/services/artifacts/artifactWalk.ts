import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { liesIn, type FileInfo } from '../../model/artifact.ts';

const foldersAtOnce = 4;
/** More of them are looked for in vain, or come from a folder that contains itself. */
const mostFolders = 2_000;
const deepest = 64;

export interface Found {
  readonly files: readonly FileInfo[];
  /** Whether there may be more. */
  readonly isCut: boolean;
}

/** The files below a folder, those that lie highest first. Each folder is listed once, however often something else is looked for. */
export class ArtifactWalk {
  readonly #list: (folder: string, signal: AbortSignal) => Promise<readonly FileInfo[]>;
  readonly #files: FileInfo[] = [];
  #waiting: readonly string[];
  #listedFolders = 0;

  /** @param folder empty for all. */
  constructor(folder: string, list: (folder: string, signal: AbortSignal) => Promise<readonly FileInfo[]>) {
    this.#waiting = [folder];
    this.#list = list;
  }

  /** Looks on until so many are found, or all is known. What was listed before it was cancelled is not listed again. */
  async find(isWanted: (file: FileInfo) => boolean, most: number, signal: AbortSignal): Promise<Found> {
    const found: FileInfo[] = [];
    for (let looked = 0; ;) {
      for (; looked < this.#files.length && found.length <= most; looked++) {
        const file = this.#files[looked];
        if (file && isWanted(file)) found.push(file);
      }
      const isTooFar = this.#listedFolders >= mostFolders;
      if (found.length > most || this.#waiting.length === 0 || isTooFar) {
        return { files: found.slice(0, most), isCut: found.length > most || this.#waiting.length > 0 };
      }
      await this.#listOn(signal);
    }
  }

  async #listOn(signal: AbortSignal): Promise<void> {
    const folders = this.#waiting.slice(0, foldersAtOnce);
    const listed = await mapAtOnce(folders, foldersAtOnce, (folder) => this.#list(folder, signal));
    // Somebody else went on meanwhile.
    if (folders.some((folder, at) => this.#waiting[at] !== folder)) return;
    const files = listed.flatMap((some, at) => some.filter((file) => liesIn(folders[at] ?? '', file)));
    const below = files.filter(({ path, isDir }) => isDir && path.split('/').length < deepest);
    this.#waiting = [...this.#waiting.slice(folders.length), ...below.map(({ path }) => path)];
    this.#listedFolders += folders.length;
    for (const file of files) if (!file.isDir) this.#files.push(file);
  }
}
