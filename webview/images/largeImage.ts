import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { StoredImage } from '../charts/images/imageStore.ts';
import type { Size } from './zoom.ts';

/** More pixels than these take more memory than a page has. */
const mostPixels = 64_000_000;
/** A drawing that does not say how large it is. */
const unknownSize = 512;

interface Shown {
  readonly name: string;
  readonly file: Blob;
  /** In this page only. */
  readonly url: string;
  readonly size: Size;
}

/** An image as it is; what was shown before stays until the next is there. */
export class LargeImage {
  readonly #update: () => void;
  #wanted: StoredImage | undefined;
  #reading: AbortController | undefined;
  shown: Shown | undefined;
  /** Why what is wanted cannot be shown: a sentence. */
  failure: string | undefined;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** Whether what is wanted is still to come. */
  get isReading(): boolean {
    return this.#wanted !== undefined && this.failure === undefined && this.shown?.name !== this.#wanted.name;
  }

  /** @param image nothing where this side has none. */
  want(image: StoredImage | undefined): void {
    if (image?.name === this.#wanted?.name) return;
    this.#reading?.abort();
    this.#wanted = image;
    this.failure = undefined;
    if (!image) this.#show(undefined);
    else void this.#read(image);
  }

  async #read(image: StoredImage): Promise<void> {
    const reading = (this.#reading = new AbortController());
    let url: string | undefined;
    try {
      const file = image.there() ?? (await image.read(reading.signal));
      reading.signal.throwIfAborted();
      url = URL.createObjectURL(file);
      const size = await sizeOf(url);
      reading.signal.throwIfAborted();
      this.#show({ name: image.name, file, url, size });
      return;
    } catch (error) {
      if (url !== undefined) URL.revokeObjectURL(url);
      if (reading.signal.aborted) return;
      this.#show(undefined);
      this.failure = sentenceOf(error);
    }
    this.#update();
  }

  #show(shown: Shown | undefined): void {
    if (this.shown) URL.revokeObjectURL(this.shown.url);
    this.shown = shown;
    this.#update();
  }
}

/** Decoded already, so that nothing flickers when it is shown. */
async function sizeOf(url: string): Promise<Size> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    // What a browser says of it is for programmers.
    throw new Error('This image cannot be shown: it is damaged, or of a kind that VS Code cannot read.');
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width * height > mostPixels) throw new Error('This image has too many pixels to be shown.');
  return { width: width || unknownSize, height: height || unknownSize };
}
