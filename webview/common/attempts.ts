import { sentenceOf } from '../../src/base/sentenceOf.ts';

/** What was tried on a page, and why the last of it could not be done. */
export class Attempts {
  /** Stays until something that was begun later works, or somebody closes it. */
  failure: string | undefined;
  readonly #update: () => void;

  constructor(update: () => void) {
    this.#update = update;
  }

  /** Does what may fail, and says so where it does. */
  readonly make = (work: Promise<unknown>): void => {
    const before = this.failure;
    work.then(
      () => {
        // What went wrong meanwhile is not hidden by what took longer.
        if (this.failure === before) this.say(undefined);
      },
      (error: unknown) => this.say(sentenceOf(error)),
    );
  };

  readonly close = (): void => this.say(undefined);

  readonly say = (failure: string | undefined): void => {
    if (failure === this.failure) return;
    this.failure = failure;
    this.#update();
  };
}
