import { ColumnBook } from '../compare/columnBook.ts';
import { sortRuns } from '../compare/sortRuns.ts';
import type { Connection } from '../connections/connection.ts';
import type { Connections } from '../connections/connections.ts';
import { runRules } from '../filter/rules.ts';
import { splitFilter } from '../filter/splitFilter.ts';
import { isLive, type Run } from '../model/run.ts';
import type { RunSearch, Span } from '../protocol/runs.ts';
import { runIdIn } from '../services/filterText.ts';
import { orRefused } from '../stores/query.ts';
import { pageSize, type RunQuery } from '../stores/store.ts';
import { MergedRuns } from './mergedRuns.ts';
import { isStoreOrder, tableOrder } from './tableOrder.ts';

/** More than this nobody looks through, and the editor's memory has other things to hold. */
export const mostRuns = 50_000;
/** So many running ones are asked for at once. */
const mostLive = 100;

export interface RunListNeed {
  readonly connections: Connections;
  readonly connection: Connection;
  readonly experimentId: string;
  readonly search: RunSearch;
  /** Params and tags that are numbers: stores sort them as texts. */
  readonly numeric: ReadonlySet<string>;
}

/** The runs of one search, in its order: as many as were asked for so far. */
export class RunList {
  readonly search: RunSearch;
  readonly book = new ColumnBook();
  readonly sortedHere: boolean;
  runs: readonly Run[] = [];
  /** How many were put before the first. */
  added = 0;
  /** How many began since, where their place is not known. */
  newRuns = 0;
  readonly #need: RunListNeed;
  readonly #query: RunQuery;
  /** MLflow's filters that together say what is looked for. */
  readonly #filters: readonly (string | undefined)[];
  readonly #reader: MergedRuns;
  readonly #known = new Set<string>();

  constructor(need: RunListNeed) {
    const { connection, experimentId, search, numeric } = need;
    this.#need = need;
    this.search = search;
    const { filter, stage, sort } = search;
    this.#filters = filter === undefined ? [undefined] : orRefused(() => splitFilter(filter, runRules));
    const isMerged = this.#filters.length > 1;
    // Several searches are merged by when the runs began, and by nothing else: stores do not say how they compare texts.
    this.sortedHere = !isStoreOrder(connection, sort, numeric) || (isMerged && sort.length > 0);
    this.#query = {
      experimentIds: [experimentId],
      viewType: stage,
      ...(!this.sortedHere && sort.length > 0 && { orderBy: tableOrder(connection, sort) }),
    };
    this.#reader = this.#read();
  }

  /** How many searches find these runs. */
  get searches(): number {
    return this.#filters.length;
  }

  get isAll(): boolean {
    return this.#reader.isAll;
  }

  get isFull(): boolean {
    return !this.isAll && this.runs.length >= mostRuns;
  }

  get connection(): Connection {
    return this.#need.connection;
  }

  /** Reads what is to be seen first: so many, a page at least; all where the order is made here. */
  async begin(least: number, signal: AbortSignal, onRead: (count: number) => void): Promise<void> {
    await this.more(signal);
    if (this.sortedHere) await this.all(signal, onRead);
    while (this.runs.length < least && !this.isAll && !this.isFull) await this.more(signal);
  }

  async more(signal: AbortSignal): Promise<void> {
    if (this.isAll || this.isFull) return;
    this.runs = [...this.runs, ...this.#unknown(await this.#reader.next(signal))];
  }

  async all(signal: AbortSignal, onRead: (count: number) => void): Promise<void> {
    while (!this.isAll && !this.isFull) {
      signal.throwIfAborted();
      onRead(this.runs.length);
      await this.more(signal);
    }
    if (this.sortedHere) this.runs = sortRuns(this.runs, this.search.sort);
  }

  /** Reads those of some rows again that are running. */
  async follow({ from, to }: Span, signal: AbortSignal): Promise<void> {
    const live = this.runs.slice(from, to).filter(isLive).slice(0, mostLive);
    const filter = runIdIn(live.map(({ runId }) => runId));
    if (filter === undefined) return;
    const { experimentIds, viewType = 'ACTIVE_ONLY' } = this.#query;
    const { items } = await this.#ask({ experimentIds, viewType, filter, maxResults: mostLive }, signal);
    const now = new Map(items.map((run) => [run.runId, run]));
    const gone = new Set(live.map(({ runId }) => runId).filter((runId) => !now.has(runId)));
    for (const before of live) {
      const after = now.get(before.runId);
      if (after) this.book.again(before, after);
    }
    this.runs = this.runs.filter(({ runId }) => !gone.has(runId)).map((run) => now.get(run.runId) ?? run);
  }

  /** Looks for runs that began since; they stand first where the newest do. */
  async findNew(signal: AbortSignal): Promise<void> {
    const items = await this.#read(false).next(signal);
    const isNewestFirst = this.#query.orderBy === undefined && !this.sortedHere;
    if (isNewestFirst) {
      const first = this.#unknown(items.slice(0, this.#firstKnown(items)));
      this.runs = [...first, ...this.runs];
      this.added += first.length;
    } else if (this.isAll) this.newRuns = items.filter(({ runId }) => !this.#known.has(runId)).length;
  }

  #firstKnown(items: readonly Run[]): number {
    const at = items.findIndex(({ runId }) => this.#known.has(runId));
    return at < 0 ? items.length : at;
  }

  /** A run that began meanwhile moves others onto the next page, where they come again. */
  #unknown(runs: readonly Run[]): readonly Run[] {
    const fresh = runs.filter(({ runId }) => !this.#known.has(runId));
    for (const run of fresh) {
      this.#known.add(run.runId);
      this.book.add(run);
    }
    return fresh;
  }

  #read(isOrdered = true): MergedRuns {
    const { orderBy, ...query } = this.#query;
    return new MergedRuns({
      filters: this.#filters,
      ask: (page, signal) =>
        this.#ask({ ...query, ...page, ...(isOrdered && orderBy !== undefined && { orderBy }) }, signal),
    });
  }

  #ask(query: RunQuery, signal: AbortSignal) {
    const { connections, connection } = this.#need;
    return connections.ask(connection, (store) => store.searchRuns({ maxResults: pageSize, ...query }, signal));
  }
}
