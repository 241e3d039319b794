import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { Arranged, Arrangement, Counted, PreviewProtocol } from '../../src/protocol/preview.ts';
import type { Host } from '../common/host.ts';

/** What is known of the rows that are shown: how many, and how far they were found. */
export interface Progress {
  readonly rowCount: number;
  readonly isDone: boolean;
  readonly share: number;
}

/** Counts, finds and sorts rows a step at a time, so that one sees how far it is and can end it. */
export class Arranging {
  readonly #host: Host<PreviewProtocol>;
  readonly #update: () => void;
  #running: AbortController | undefined;
  counted: Counted;
  /** Of another arrangement than all rows as the file has them. */
  arranged: Arranged | undefined;
  failure: string | undefined;

  constructor(host: Host<PreviewProtocol>, counted: Counted, update: () => void) {
    this.#host = host;
    this.#update = update;
    this.counted = counted;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  get progress(): Progress {
    if (this.arranged) return this.arranged;
    const { rowCount, isWhole, share } = this.counted;
    return { rowCount, isDone: isWhole, share };
  }

  /** Begins, or begins anew; `undefined` for all rows as they are. */
  run(arrangement: Arrangement | undefined): void {
    this.cancel();
    this.failure = undefined;
    this.arranged = arrangement && { rowCount: 0, isDone: false, share: 0 };
    const control = (this.#running = new AbortController());
    this.#steps(arrangement, control.signal).then(
      () => this.#ended(control),
      (error: unknown) => {
        if (!control.signal.aborted) this.failure = sentenceOf(error);
        this.#ended(control);
      },
    );
  }

  readonly cancel = (): void => {
    this.#running?.abort();
    this.#running = undefined;
    this.#update();
  };

  async #steps(arrangement: Arrangement | undefined, signal: AbortSignal): Promise<void> {
    if (!arrangement) {
      while (!this.counted.isWhole) {
        this.counted = await this.#host.ask('count', null, signal);
        this.#update();
      }
      return;
    }
    for (;;) {
      const arranged = await this.#host.ask('arrange', arrangement, signal);
      this.arranged = arranged;
      this.#update();
      if (arranged.isDone) return;
    }
  }

  #ended(control: AbortController): void {
    if (this.#running !== control) return;
    this.#running = undefined;
    this.#update();
  }
}
