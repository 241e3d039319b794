import { openStore, type Store, type StoreOptions } from '../../src/stores/index.ts';
import { pageSize, type RunQuery } from '../../src/stores/store.ts';
import { StoreError } from '../../src/stores/storeError.ts';

type Question = keyof Store;

/** Real stores, whose questions are counted, can be held back, and can be made to fail. */
export class WatchedStores {
  /** Every question so far, by name. */
  readonly asked: string[] = [];
  /** The order of each search for runs. */
  readonly orders: (readonly string[] | undefined)[] = [];
  /** The questions that were cancelled before they were answered. */
  readonly cancelled: string[] = [];
  readonly #held = new Map<string, Promise<void>>();
  #most = Infinity;
  readonly #failures = new Map<string, Error>();

  readonly openStore = async (trackingUri: string, options: StoreOptions): Promise<Store> => {
    const store = await openStore(trackingUri, options);
    return new Proxy(store, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function' || typeof name !== 'string' || name === 'close') return value;
        return async (...args: unknown[]) => {
          if (name === 'searchRuns') {
            const { orderBy, maxResults = pageSize } = args[0] as RunQuery;
            this.orders.push(orderBy);
            if (maxResults > this.#most) throw new StoreError('tooLarge', 'The answer is too large.');
          }
          await this.#pass(name, args.at(-1));
          return (value as (...args: unknown[]) => unknown).apply(target, args);
        };
      },
    });
  };

  /** Holds back all answers to a question until the returned function is called. */
  hold(question: Question): () => void {
    let release = (): void => undefined;
    this.#held.set(question, new Promise((resolve) => (release = resolve)));
    return () => {
      this.#held.delete(question);
      release();
    };
  }

  /** From now on the question fails; without an error it is answered again. */
  fail(question: Question, error?: Error): void {
    if (error) this.#failures.set(question, error);
    else this.#failures.delete(question);
  }

  /** Searches for more runs at once have too large an answer. */
  refuseMoreThan(maxResults: number): void {
    this.#most = maxResults;
  }

  /** The names of the questions since the last look. */
  takeAsked(): readonly string[] {
    return this.asked.splice(0);
  }

  async #pass(question: string, signal: unknown): Promise<void> {
    this.asked.push(question);
    const held = this.#held.get(question);
    if (held && signal instanceof AbortSignal) await Promise.race([held, aborted(signal)]);
    if (signal instanceof AbortSignal && signal.aborted) {
      this.cancelled.push(question);
      signal.throwIfAborted();
    }
    const failure = this.#failures.get(question);
    if (failure) throw failure;
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
