import type fc from 'fast-check';

/**
 * Lets several parties do one thing at a time, in an order that fast-check chooses: the next only when each of the others waits for its turn or has
 * left. So the order is the same for the same seed, however long a real server takes.
 */
export class Turns {
  readonly #scheduler: fc.Scheduler;
  #active = 0;
  #quiet = (): void => undefined;

  constructor(scheduler: fc.Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Somebody has begun who will take turns. */
  join(): void {
    this.#active++;
  }

  leave(): void {
    if (--this.#active === 0) this.#quiet();
  }

  async take(what: string): Promise<void> {
    const turn = this.#scheduler.schedule(Promise.resolve(), what);
    this.leave();
    await turn;
  }

  /** Until all have left. */
  async run(): Promise<void> {
    for (;;) {
      if (this.#active > 0) await new Promise<void>((resolve) => (this.#quiet = resolve));
      if (this.#scheduler.count() === 0) return;
      this.join(); // Whoever's turn it is.
      await this.#scheduler.waitNext(1);
    }
  }
}
