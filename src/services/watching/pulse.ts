import type { Disposable } from '../../base/owned.ts';
import { sleep } from '../../base/cancel.ts';

export interface PulseOptions {
  /** How long to wait between the end of one beat and the next; 0 for no beats. Asked before each. */
  readonly intervalMs: () => number;
  /** Rejects when it could not: the next beats then come more and more slowly. */
  readonly beat: (signal: AbortSignal) => Promise<void>;
}

/** After failures the wait grows up to so many times the interval. */
const slowest = 12;

/** Does something again and again while it is wanted; never two at once. */
export class Pulse implements Disposable {
  readonly #options: PulseOptions;
  #running: AbortController | undefined;

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  /** Starts or ends the beats; what one is waiting for when they end is cancelled. */
  want(wanted: boolean): void {
    if (wanted === (this.#running !== undefined)) return;
    this.#running?.abort();
    this.#running = wanted ? new AbortController() : undefined;
    if (this.#running) void this.#run(this.#running.signal);
  }

  /** Begins anew, for instance with another interval. */
  restart(): void {
    if (!this.#running) return;
    this.want(false);
    this.want(true);
  }

  dispose(): void {
    this.want(false);
  }

  /** Never rejects: what a beat has to say about its failure, the beat says. */
  async #run(signal: AbortSignal): Promise<void> {
    let slowness = 1;
    while (!signal.aborted) {
      const intervalMs = this.#options.intervalMs();
      if (intervalMs <= 0) return;
      try {
        await sleep(intervalMs * slowness, signal);
        await this.#options.beat(signal);
        slowness = 1;
      } catch {
        slowness = Math.min(slowest, slowness * 2);
      }
    }
  }
}
