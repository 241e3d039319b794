import type { Disposable } from './owned.ts';

/** Calls the listener at each event until disposed; the same shape as VS Code's `Event`. */
export type Listen<Value> = (listener: (value: Value) => void) => Disposable;

/** The source of one event, in plain Node. A listener that throws does not keep the others from hearing: the first error is thrown at the end. */
export class Emitter<Value> implements Disposable {
  readonly #listeners = new Set<(value: Value) => void>();

  readonly event: Listen<Value> = (listener) => {
    const own = (value: Value): void => {
      listener(value);
    };
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  fire(value: Value): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
