/** One wait at a time: a newer one, or {@link stop}, ends the one before, whose late answer is dropped. */
export class Loading {
  #current: { readonly controller: AbortController; readonly done: Promise<void> } | undefined;

  isActive(): boolean {
    return this.#current !== undefined;
  }

  /**
   * Resolves when `succeed` or `fail` was called, or when something else took over; never rejects.
   */
  start<Result>(
    work: (signal: AbortSignal) => Promise<Result>,
    succeed: (result: Result) => void,
    fail: (error: unknown) => void,
  ): Promise<void> {
    this.stop();
    const controller = new AbortController();
    const { signal } = controller;
    const stopped = new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => {
        resolve();
      });
    });
    const settle = (then: () => void): void => {
      if (signal.aborted) return;
      this.#current = undefined;
      then();
    };
    const finished = work(signal).then(
      (result) => {
        settle(() => {
          succeed(result);
        });
      },
      (error: unknown) => {
        settle(() => {
          fail(error);
        });
      },
    );
    const done = Promise.race([finished, stopped]);
    this.#current = { controller, done };
    return done;
  }

  /** Waits until nothing is under way, also for what starts meanwhile. */
  async idle(): Promise<void> {
    while (this.#current) await this.#current.done;
  }

  /** Whether there was something to stop. */
  stop(): boolean {
    const current = this.#current;
    this.#current = undefined;
    current?.controller.abort();
    return current !== undefined;
  }
}
