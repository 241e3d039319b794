import { setImmediate } from 'node:timers/promises';

const sliceMs = 10;

/** Lets long work be stopped: the worker hears of it only when its event loop turns. */
export class Pace {
  #stopped = false;
  #sliceStart = 0;

  /** Before a question: what was stopped is forgotten. */
  begin(): void {
    this.#stopped = false;
    this.#sliceStart = performance.now();
  }

  stop(): void {
    this.#stopped = true;
  }

  /** To be called often. Rejects after {@link stop}. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#sliceStart < sliceMs) return;
    await setImmediate();
    if (this.#stopped) throw Object.assign(new Error('Nobody waits for the answer any more.'), { code: 'stopped' });
    this.#sliceStart = performance.now();
  }
}
