import { relative, sep } from 'node:path';
import { StoreError } from '../storeError.ts';

const most = 1_000;

/** What a search left out because it could not be read: one line for each folder and failure, told once. */
export class Notes {
  readonly #root: string;
  readonly #told = new Set<string>();
  #lines: string[] = [];

  constructor(root: string) {
    this.#root = root;
  }

  /** Goes on without what cannot be read; other rows are none the worse for it. */
  async orSkip<Item>(folder: string, read: () => Item | Promise<Item>): Promise<Item | undefined> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      this.skipped(folder, error);
      return undefined;
    }
  }

  /** Only the folder is named: a file in it may have its name from the user's own keys. */
  skipped(folder: string, { fault }: StoreError): void {
    const way = relative(this.#root, folder).split(sep).join('/');
    const line = `file left out a file in ${way.slice(0, 200)}: ${fault}`;
    if (this.#told.has(line) || this.#told.size === most) return;
    this.#told.add(line);
    this.#lines.push(line);
  }

  /** The lines since the last call. */
  take(): readonly string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }
}
