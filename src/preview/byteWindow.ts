import type { ByteSource } from './byteSource.ts';

const [leastBytes, mostBytes] = [16 * 1024, 512 * 1024];

/**
 * Bytes of a file that is looked through from its beginning to its end, with leaps: a little is read behind a leap, and more the longer
 * there is none.
 */
export class ByteWindow {
  readonly sizeBytes: number;
  readonly #source: ByteSource;
  #from = 0;
  #bytes = new Uint8Array(0);
  #ahead = leastBytes;

  constructor(source: ByteSource) {
    this.#source = source;
    this.sizeBytes = source.sizeBytes;
  }

  /** The bytes from a place on; fewer where the file ends before. Promised only where they must be read. */
  at(from: number, length: number, signal: AbortSignal): Uint8Array | Promise<Uint8Array> {
    const end = Math.min(this.sizeBytes, from + length);
    if (from >= this.#from && end <= this.#from + this.#bytes.length) {
      return this.#bytes.subarray(from - this.#from, end - this.#from);
    }
    return this.#read(from, end, signal);
  }

  async #read(from: number, end: number, signal: AbortSignal): Promise<Uint8Array> {
    const isNext = from >= this.#from && from <= this.#from + this.#bytes.length;
    this.#ahead = isNext ? Math.min(mostBytes, this.#ahead * 2) : leastBytes;
    this.#bytes = await this.#source.read(from, Math.max(end, from + this.#ahead), signal);
    signal.throwIfAborted();
    this.#from = from;
    return this.#bytes.subarray(0, Math.max(0, end - from));
  }
}
