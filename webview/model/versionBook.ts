import type { ModelContent, ModelProtocol, ShownMove, VersionRow } from '../../src/protocol/model.ts';
import type { Host } from '../common/host.ts';

/** So many are read without being asked for: what is sorted, found and drawn is then of all of them. */
const mostUnasked = 5_000;

/** The versions that the page knows: first those that came with it, then, page by page, the others. */
export class VersionBook {
  readonly #host: Pick<Host<ModelProtocol>, 'ask'>;
  readonly #update: () => void;
  #generation = -1;
  #reading: AbortController | undefined;
  rows: readonly VersionRow[] = [];
  moves: readonly ShownMove[] = [];
  goesOn = false;
  failure: string | undefined;

  constructor(host: Pick<Host<ModelProtocol>, 'ask'>, update: () => void) {
    this.#host = host;
    this.#update = update;
  }

  get isReading(): boolean {
    return this.#reading !== undefined;
  }

  /** Takes what the host tells: whether it is something new. */
  follow({ generation, first }: ModelContent): boolean {
    if (generation === this.#generation) return false;
    this.#generation = generation;
    this.rows = first.rows;
    this.moves = first.moves;
    this.goesOn = first.goesOn;
    this.#reading?.abort();
    this.#reading = undefined;
    void this.#readOn(mostUnasked);
    return true;
  }

  /** Reads on where it stopped, because there are so many or because of a failure. */
  readMore(): void {
    if (!this.#reading) void this.#readOn(this.rows.length + mostUnasked);
  }

  async #readOn(most: number): Promise<void> {
    if (!this.goesOn) return;
    const reading = (this.#reading = new AbortController());
    this.failure = undefined;
    try {
      while (this.goesOn && this.rows.length < most) {
        const { rows, goesOn, moves } = await this.#host.ask('more', { from: this.rows.length }, reading.signal);
        this.rows = [...this.rows, ...rows];
        this.moves = moves;
        this.goesOn = goesOn;
        this.#update();
      }
    } catch (error) {
      if (reading.signal.aborted) return;
      this.failure = error instanceof Error ? error.message : String(error);
    }
    if (this.#reading === reading) this.#reading = undefined;
    this.#update();
  }
}
