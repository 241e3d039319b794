/** Lets a few at a time do what takes memory or a store's time; who was cancelled while waiting is left out. */
export class Lane {
  readonly #waiting: (() => void)[] = [];
  #room: number;

  constructor(atOnce: number) {
    this.#room = atOnce;
  }

  async run<Result>(work: () => Promise<Result>, signal: AbortSignal): Promise<Result> {
    if (this.#room > 0) this.#room--;
    // Who has left hands on the place.
    else await new Promise<void>((come) => this.#waiting.push(come));
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#room++;
    }
  }
}
