import { pixelDifference, type PixelDifference } from './pixelDifference.ts';

/** How two images that are seen beside each other differ, as far as it was computed. */
export class Differences {
  readonly #update: () => void;
  #pair: readonly [Blob, Blob] | undefined;
  #computing: AbortController | undefined;
  /** `'none'` where it cannot be said; `undefined` until it is known. */
  found: PixelDifference | 'none' | undefined;

  constructor(update: () => void) {
    this.#update = update;
  }

  want(one: Blob, other: Blob): void {
    if (this.#pair?.[0] === one && this.#pair[1] === other) return;
    this.#pair = [one, other];
    this.#computing?.abort();
    this.#computing = new AbortController();
    this.found = undefined;
    void this.#compute(one, other, this.#computing.signal);
  }

  async #compute(one: Blob, other: Blob, signal: AbortSignal): Promise<void> {
    try {
      this.found = (await pixelDifference(one, other, signal)) ?? 'none';
    } catch {
      // A drawing has no pixels of its own. What cannot be shown says so where it would be.
      if (signal.aborted) return;
      this.found = 'none';
    }
    if (!signal.aborted) this.#update();
  }
}
