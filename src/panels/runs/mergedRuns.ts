import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { Run } from '../../model/run.ts';
import type { Page } from '../../model/page.ts';
import type { RunQuery } from '../../stores/store.ts';

const asksAtOnce = 4;
/** A page may be empty although more follow. */
const mostRounds = 50;

interface MergedNeed {
  /** One for each search; they may find the same runs. */
  readonly filters: readonly (string | undefined)[];
  readonly ask: (query: Pick<RunQuery, 'filter' | 'pageToken'>, signal: AbortSignal) => Promise<Page<Run>>;
}

interface Source {
  readonly filter: string | undefined;
  /** What was read, but stands behind what others have still to tell. */
  readonly waiting: Run[];
  pageToken: string | undefined;
  isBegun: boolean;
}

/**
 * Runs of one search, page by page as the store has them, or of several as one list: none twice, the newest first, as each search has them. No page is
 * read before one of its runs may be the next.
 */
export class MergedRuns {
  readonly #ask: MergedNeed['ask'];
  readonly #sources: readonly Source[];
  readonly #told = new Set<string>();
  /** Kept when a later page could not be had. */
  #next: Run[] = [];

  constructor({ filters, ask }: MergedNeed) {
    this.#ask = ask;
    this.#sources = filters.map((filter) => ({ filter, waiting: [], pageToken: undefined, isBegun: false }));
  }

  get isAll(): boolean {
    return this.#next.length === 0 && this.#sources.every((source) => source.waiting.length === 0 && isRead(source));
  }

  /** As many as the store gives at once; of several searches so many, if there are. */
  async next(wanted: number, signal: AbortSignal): Promise<readonly Run[]> {
    const [only] = this.#sources;
    if (only && this.#sources.length === 1) {
      await this.#fill(only, signal);
      return only.waiting.splice(0);
    }
    for (let rounds = 0; rounds < mostRounds && this.#next.length < wanted && !this.isAll; rounds++) {
      const empty = this.#sources.filter(({ waiting }) => waiting.length === 0).filter((source) => !isRead(source));
      await mapAtOnce(empty, asksAtOnce, (source) => this.#fill(source, signal));
      this.#merge(wanted);
    }
    return this.#next.splice(0);
  }

  async #fill(source: Source, signal: AbortSignal): Promise<void> {
    const { filter, pageToken } = source;
    const page = await this.#ask(
      { ...(filter !== undefined && { filter }), ...(pageToken !== undefined && { pageToken }) },
      signal,
    );
    source.waiting.push(...page.items);
    source.pageToken = page.nextPageToken;
    source.isBegun = true;
  }

  /** As far as it is known which one is the next. */
  #merge(wanted: number): void {
    while (this.#next.length < wanted && this.#sources.every((source) => source.waiting.length > 0 || isRead(source))) {
      const run = this.#sources
        .reduce((best, source) => (isBefore(source.waiting[0], best.waiting[0]) ? source : best))
        .waiting.shift();
      if (!run) return;
      if (!this.#told.has(run.runId)) this.#next.push(run);
      this.#told.add(run.runId);
    }
  }
}

function isRead({ isBegun, pageToken }: Source): boolean {
  return isBegun && pageToken === undefined;
}

/** As MLflow has them: the newest first, and of those that began together the one with the lesser id. */
function isBefore(one: Run | undefined, other: Run | undefined): boolean {
  if (!one || !other) return one !== undefined;
  const [a, b] = [one.startTimeMs ?? -Infinity, other.startTimeMs ?? -Infinity];
  return a === b ? one.runId < other.runId : a > b;
}
