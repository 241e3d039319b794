import type { StoredImage } from '../charts/images/imageStore.ts';

/** Reads what will likely be looked at next, one image after the other, and nothing that nobody expects any more. */
export class ReadAhead {
  #names = '';
  #reading: AbortController | undefined;

  want(images: readonly StoredImage[]): void {
    const names = images.map(({ name }) => name).join();
    if (names === this.#names) return;
    this.#names = names;
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    void this.#read(images, reading.signal);
  }

  async #read(images: readonly StoredImage[], signal: AbortSignal): Promise<void> {
    for (const image of images) {
      try {
        if (!signal.aborted && !image.there()) await image.read(signal);
      } catch {
        // Whoever looks at it will be told.
        return;
      }
    }
  }
}
