import { sentenceOf } from '../../src/base/sentenceOf.ts';
/** What is known of an answer: what was read before stays until it was read again. */
export interface PieceState<Value> {
  readonly value?: Value;
  readonly failure?: string;
}

/** A part of the page that is asked for when it is first looked at, on its own: no other part waits for it. */
export class Piece<Value> {
  readonly #ask: (signal: AbortSignal) => Promise<Value>;
  readonly #update: () => void;
  #asking: AbortController | undefined;
  #state: PieceState<Value> | undefined;

  constructor(ask: (signal: AbortSignal) => Promise<Value>, update: () => void) {
    this.#ask = ask;
    this.#update = update;
  }

  get state(): PieceState<Value> {
    if (!this.#state) {
      this.#state = {};
      void this.#read();
    }
    return this.#state;
  }

  /** Asks once more, if it was looked at. */
  again(): void {
    if (this.#state) void this.#read();
  }

  /** Takes what is known better than from the last answer. */
  put(value: Value): void {
    this.#state = { value };
    this.#update();
  }

  async #read(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const value = await this.#ask(asking.signal);
      if (!asking.signal.aborted) this.put(value);
    } catch (error) {
      if (asking.signal.aborted) return;
      this.#state = { ...this.#state, failure: sentenceOf(error) };
      this.#update();
    }
  }
}
