import type { ImageAsk, ImageBytes } from '../../../src/protocol/charts.ts';

/** So many bytes of images that are out of sight are kept. */
const mostBytes = 64 * 1024 * 1024;

type Ask = (ask: ImageAsk, signal: AbortSignal) => Promise<ImageBytes>;

/** The files of images that were read, those that were looked at last the longest. */
export class ImageStore {
  readonly #ask: Ask;
  readonly #files = new Map<string, Blob>();
  #bytes = 0;

  constructor(ask: Ask) {
    this.#ask = ask;
  }

  /** A file that is here already. */
  get(ask: ImageAsk): Blob | undefined {
    const name = nameOf(ask);
    const file = this.#files.get(name);
    if (file) {
      this.#files.delete(name);
      this.#files.set(name, file);
    }
    return file;
  }

  async read(ask: ImageAsk, signal: AbortSignal): Promise<Blob> {
    const there = this.get(ask);
    if (there) return there;
    const { bytes, type } = await this.#ask(ask, signal);
    // The bytes of a message lie in memory of their own.
    const file = new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
    this.#files.set(nameOf(ask), file);
    this.#bytes += file.size;
    for (const [name, { size }] of this.#files) {
      if (this.#bytes <= mostBytes) break;
      this.#files.delete(name);
      this.#bytes -= size;
    }
    return file;
  }
}

function nameOf({ run, key, step, isSmall }: ImageAsk): string {
  return JSON.stringify([run, key, step, isSmall]);
}
