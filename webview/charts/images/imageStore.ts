import type { ImageBytes } from '../../../src/protocol/charts.ts';

/** So many bytes of images that are out of sight are kept. */
const mostBytes = 64 * 1024 * 1024;

/** An image of a store, for whoever shows it. */
export interface StoredImage {
  /** Another one for each image. */
  readonly name: string;
  /** The file, where it is here already. */
  there(): Blob | undefined;
  read(signal: AbortSignal): Promise<Blob>;
}

type Read<Asked> = (ask: Asked, signal: AbortSignal) => Promise<Blob>;

/** The files of images that were read, those that were looked at last the longest. */
export class ImageStore<Asked> {
  readonly #readFile: Read<Asked>;
  readonly #files = new Map<string, Blob>();
  #bytes = 0;

  constructor(read: Read<Asked>) {
    this.#readFile = read;
  }

  image(ask: Asked): StoredImage {
    const name = JSON.stringify(ask);
    return { name, there: () => this.#get(name), read: (signal) => this.#read(name, ask, signal) };
  }

  #get(name: string): Blob | undefined {
    const file = this.#take(name);
    if (file) this.#put(name, file);
    return file;
  }

  async #read(name: string, ask: Asked, signal: AbortSignal): Promise<Blob> {
    const there = this.#get(name);
    if (there) return there;
    const file = await this.#readFile(ask, signal);
    // Somebody else may have read it meanwhile.
    this.#take(name);
    this.#put(name, file);
    for (const oldest of this.#files.keys()) {
      if (this.#bytes <= mostBytes) break;
      this.#take(oldest);
    }
    return file;
  }

  #put(name: string, file: Blob): void {
    this.#files.set(name, file);
    this.#bytes += file.size;
  }

  #take(name: string): Blob | undefined {
    const file = this.#files.get(name);
    this.#files.delete(name);
    this.#bytes -= file?.size ?? 0;
    return file;
  }
}

/** The bytes of a message lie in memory of their own. */
export function imageFile({ bytes, type }: Pick<ImageBytes, 'bytes' | 'type'>): Blob {
  return new Blob([bytes as Uint8Array<ArrayBuffer>], { type });
}
