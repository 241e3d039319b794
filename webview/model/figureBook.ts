import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { FigureRow, ModelProtocol } from '../../src/protocol/model.ts';
import type { Host } from '../common/host.ts';

/** So many versions' runs are asked for at once, and for so many versions without anybody scrolling there. */
const [perAsk, mostUnseen] = [100, 2_000];

/** What the source runs of the versions say: first of those that are seen, then, one question after the other, of the others. */
export class FigureBook {
  readonly #host: Pick<Host<ModelProtocol>, 'ask'>;
  readonly #update: () => void;
  readonly #rows = new Map<string, FigureRow>();
  #asked = new Set<string>();
  #seen: readonly string[] = [];
  #all: readonly string[] = [];
  #metric: string | undefined;
  #asking: AbortController | undefined;
  metrics: readonly string[] = [];
  suggested: string | undefined;
  failure: string | undefined;
  /** Another number at each change. */
  generation = 0;

  constructor(host: Pick<Host<ModelProtocol>, 'ask'>, update: () => void) {
    this.#host = host;
    this.#update = update;
  }

  at(version: string): FigureRow | undefined {
    return this.#rows.get(version);
  }

  /** Of which metric there are values. */
  get metric(): string | undefined {
    return this.#metric ?? this.suggested;
  }

  /** Of how many versions it is known. */
  get count(): number {
    return this.#rows.size;
  }

  /** What is to be known: these first. */
  want(seen: readonly string[], all: readonly string[], metric: string | undefined): void {
    const before = this.metric;
    this.#metric = metric;
    if (this.metric !== before && this.count > 0) this.#forgetValues();
    this.#seen = seen;
    this.#all = all;
    if (!this.#asking && this.failure === undefined) void this.#ask();
  }

  /** All is asked for again; what is known stays until then. */
  forget(): void {
    this.#asking?.abort();
    this.#asking = undefined;
    this.#asked = new Set();
    this.failure = undefined;
  }

  tryAgain(): void {
    this.failure = undefined;
    void this.#ask();
  }

  #forgetValues(): void {
    this.forget();
    this.#rows.clear();
    this.generation++;
  }

  async #ask(): Promise<void> {
    const asking = new AbortController();
    for (let versions = this.#next(); versions.length > 0; versions = this.#next()) {
      this.#asking = asking;
      try {
        // What the first answer suggested holds for all.
        const { metric } = this;
        const ask = { versions, ...(metric !== undefined && { metric }) };
        const { rows, metrics, suggested } = await this.#host.ask('figures', ask, asking.signal);
        for (const row of rows) this.#rows.set(row.version, row);
        for (const version of versions) this.#asked.add(version);
        this.metrics = metrics;
        this.suggested ??= suggested;
        this.generation++;
      } catch (error) {
        if (asking.signal.aborted) return;
        this.failure = sentenceOf(error);
        break;
      }
      this.#update();
    }
    this.#asking = undefined;
    this.#update();
  }

  #next(): readonly string[] {
    const isMissing = (version: string): boolean => !this.#asked.has(version);
    const seen = this.#seen.filter(isMissing);
    return (seen.length > 0 ? seen : this.#all.slice(0, mostUnseen).filter(isMissing)).slice(0, perAsk);
  }
}
