import { sentenceOf } from '../../src/base/sentenceOf.ts';
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
  /** Those of this time, and below them, until they are read again, what the others were before. */
  rows: readonly VersionRow[] = [];
  #fresh: readonly VersionRow[] = [];
  moves: readonly ShownMove[] = [];
  hasEarlierMoves = false;
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
    this.#take(first.rows, first.goesOn);
    this.moves = first.moves;
    this.hasEarlierMoves = first.hasEarlierMoves;
    this.#reading?.abort();
    this.#reading = undefined;
    if (this.goesOn) void this.#readOn(mostUnasked);
    return true;
  }

  /** Reads on where it stopped, because there are so many or because of a failure. */
  readMore(): void {
    if (!this.#reading && this.goesOn) void this.#readOn(this.#fresh.length + mostUnasked);
  }

  #take(fresh: readonly VersionRow[], goesOn: boolean): void {
    const last = Number(fresh.at(-1)?.version);
    this.#fresh = fresh;
    this.goesOn = goesOn;
    this.rows = goesOn ? [...fresh, ...this.rows.filter(({ version }) => Number(version) < last)] : fresh;
  }

  async #readOn(most: number): Promise<void> {
    const reading = (this.#reading = new AbortController());
    this.failure = undefined;
    try {
      while (this.goesOn && this.#fresh.length < most) {
        const more = await this.#host.ask('more', { from: this.#fresh.length }, reading.signal);
        this.#take([...this.#fresh, ...more.rows], more.goesOn);
        this.moves = more.moves;
        this.hasEarlierMoves = more.hasEarlierMoves;
        this.#update();
      }
    } catch (error) {
      if (reading.signal.aborted) return;
      this.failure = sentenceOf(error);
    }
    if (this.#reading === reading) this.#reading = undefined;
    this.#update();
  }
}
