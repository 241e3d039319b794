import { slices } from '../../base/slices.ts';
import type { CellOf } from '../../compare/cellOf.ts';
import { ColumnBook } from '../../compare/columnBook.ts';
import { sortRuns } from '../../compare/sortRuns.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Connections } from '../../connections/connections.ts';
import { isLive, type Run } from '../../model/run.ts';
import type { Page } from '../../model/page.ts';
import { historyColumns, type ColumnOrder } from '../../model/runColumn.ts';
import type { Reading, RunSearch } from '../../protocol/runs.ts';
import { runIdIn } from '../../services/runs/filterText.ts';
import { runSearches } from '../../services/runs/runSearches.ts';
import { pageSize, type RunQuery } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { HistoryBook } from './historyBook.ts';
import { MergedRuns } from './mergedRuns.ts';
import { isStoreOrder, tableOrder } from './tableOrder.ts';

/** More than these nobody looks through, and the editor's memory has other things to hold: 300 MB are the most. */
export const mostRuns = 100_000;
const mostValues = 2_500_000;
/** Where all are read, as many at once as have so many metrics, params and tags: few large pages cost a store less than many small ones. */
const valuesAtOnce = 50_000;
const mostAtOnce = 2_000;
/** There at once, as fast as a server has them; the page asks for more as soon as it shows these. */
const firstRuns = 100;
/** So many running ones are asked for at once. */
const mostLive = 100;

/** What stores answer where no order is asked for. */
const asStores: readonly ColumnOrder[] = [
  { column: { kind: 'attribute', name: 'start_time' }, descending: true },
  { column: { kind: 'attribute', name: 'run_id' }, descending: false },
];

type OnRead = (reading: Reading) => void;

export interface RunListNeed {
  readonly connections: Connections;
  readonly connection: Connection;
  readonly experimentIds: readonly string[];
  readonly search: RunSearch;
  /** Params and tags that are numbers: stores sort them as texts. */
  readonly numeric: ReadonlySet<string>;
  readonly histories: HistoryBook;
  readonly cellOf: CellOf;
}

/** The runs of one search, in its order: as many as were asked for so far. */
export class RunList {
  readonly book = new ColumnBook();
  runs: readonly Run[] = [];
  /** How many were put before the first. */
  added = 0;
  /** How many began since, where their place is not known. */
  newRuns = 0;
  readonly #need: RunListNeed;
  #search: RunSearch;
  #sortedHere: boolean;
  readonly #query: RunQuery;
  /** Where the store sorts, and not by its own order. */
  #orderBy: readonly string[] | undefined;
  /** MLflow's filters that together say what is looked for. */
  readonly #filters: readonly (string | undefined)[];
  readonly #reader: MergedRuns;
  readonly #known = new Set<string>();
  /** No store could answer more at once. */
  #mostAtOnce = mostAtOnce;
  #atOnce = pageSize;

  constructor(need: RunListNeed) {
    const { connection, experimentIds, search, numeric } = need;
    this.#need = need;
    this.#search = search;
    const { filter, stage, sort } = search;
    this.#filters = filter === undefined ? [undefined] : runSearches(filter);
    const isMerged = this.#filters.length > 1;
    // Several searches are merged by when the runs began, and by nothing else: stores do not say how they compare texts.
    this.#sortedHere = !isStoreOrder(connection, sort, numeric) || (isMerged && sort.length > 0);
    this.#orderBy = this.#sortedHere || sort.length === 0 ? undefined : tableOrder(connection, sort);
    this.#query = { experimentIds, viewType: stage };
    this.#reader = this.#read();
  }

  get search(): RunSearch {
    return this.#search;
  }

  get sortedHere(): boolean {
    return this.#sortedHere;
  }

  /** How many searches find these runs. */
  get searches(): number {
    return this.#filters.length;
  }

  get isAll(): boolean {
    return this.#reader.isAll;
  }

  get isFull(): boolean {
    return !this.isAll && (this.runs.length >= mostRuns || this.book.values >= mostValues);
  }

  get connection(): Connection {
    return this.#need.connection;
  }

  /** Whether a run was found. */
  has(runId: string): boolean {
    return this.#known.has(runId);
  }

  /** Reads what is to be seen first: so many, a first few at least; all where the order is made here. */
  async begin(least: number, signal: AbortSignal, onRead: OnRead): Promise<void> {
    await this.#readOn(firstRuns, signal);
    if (this.sortedHere) await this.all(signal, onRead);
    else await this.#upTo(least, signal, onRead);
  }

  /** As far as the next whole page. */
  async more(signal: AbortSignal): Promise<void> {
    await this.#readOn(pageSize - (this.runs.length % pageSize), signal);
  }

  async all(signal: AbortSignal, onRead: OnRead): Promise<void> {
    await this.#upTo(Infinity, signal, onRead);
    if (this.sortedHere) this.runs = await this.#sorted(this.search.sort, signal, onRead);
  }

  /** Puts the runs into the order of another search for the same ones, where all are here: no run is read. Whether it did. */
  async reorder(search: RunSearch, signal: AbortSignal, onRead: OnRead): Promise<boolean> {
    if (!this.isAll) return false;
    const isNewestFirst = search.sort.length === 0;
    this.runs = await this.#sorted(isNewestFirst ? asStores : search.sort, signal, onRead);
    this.#orderBy = undefined;
    this.#search = search;
    this.#sortedHere = !isNewestFirst;
    return true;
  }

  /** Reads those of some again that are running. */
  async follow(runs: readonly Run[], signal: AbortSignal): Promise<void> {
    const live = runs.filter(isLive).slice(0, mostLive);
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
    const items = await this.#read(false).next(pageSize, signal);
    const isNewestFirst = this.#orderBy === undefined && !this.sortedHere;
    if (isNewestFirst) {
      const first = await this.#unknown(items.slice(0, this.#firstKnown(items)));
      this.runs = [...first, ...this.runs];
      this.added += first.length;
    } else if (this.isAll) this.newRuns = items.filter(({ runId }) => !this.#known.has(runId)).length;
  }

  async #upTo(count: number, signal: AbortSignal, onRead: OnRead): Promise<void> {
    while (this.runs.length < count && !this.isAll && !this.isFull) {
      signal.throwIfAborted();
      onRead({ count: this.runs.length });
      const valuesEach = Math.ceil(this.book.values / Math.max(1, this.runs.length));
      await this.#readOn(Math.max(pageSize, Math.floor(valuesAtOnce / Math.max(1, valuesEach))), signal);
    }
  }

  async #readOn(atOnce: number, signal: AbortSignal): Promise<void> {
    if (this.isAll || this.isFull) return;
    this.#atOnce = atOnce;
    const fresh = await this.#unknown(await this.#reader.next(atOnce, signal));
    this.runs = [...this.runs, ...fresh];
  }

  /** As they are when they have been sorted: others may have come meanwhile. */
  async #sorted(sort: readonly ColumnOrder[], signal: AbortSignal, onRead: OnRead): Promise<readonly Run[]> {
    const { histories, connection, cellOf } = this.#need;
    const columns = historyColumns(sort.map(({ column }) => column));
    for (;;) {
      const { runs } = this;
      const stored = columns.length === 0 ? [] : runs.map((run) => ({ connection, run }));
      await histories.all(stored, columns, signal, (count) => onRead({ count, of: stored.length }));
      const sorted = await sortRuns(runs, sort, signal, cellOf);
      if (runs === this.runs) return sorted;
    }
  }

  /** Runs with these ids, also where the filter leaves them out; what is deleted is shown to nobody who looks for what is not. */
  async find(runIds: readonly string[], signal: AbortSignal): Promise<readonly Run[]> {
    const filter = runIdIn(runIds);
    if (filter === undefined) return [];
    const { experimentIds } = this.#query;
    const viewType = this.search.stage === 'ACTIVE_ONLY' ? 'ACTIVE_ONLY' : 'ALL';
    const { items } = await this.#ask({ experimentIds, viewType, filter, maxResults: runIds.length }, signal);
    return items;
  }

  #firstKnown(items: readonly Run[]): number {
    const at = items.findIndex(({ runId }) => this.#known.has(runId));
    return at < 0 ? items.length : at;
  }

  /** A run that began meanwhile moves others onto the next page, where they come again. */
  async #unknown(runs: readonly Run[]): Promise<readonly Run[]> {
    const fresh = runs.filter(({ runId }) => !this.#known.has(runId));
    for (const { runId } of fresh) this.#known.add(runId);
    const turn = slices();
    for (const run of fresh) {
      this.book.add(run);
      await turn();
    }
    return fresh;
  }

  #read(isOrdered = true): MergedRuns {
    const orderBy = isOrdered ? this.#orderBy : undefined;
    return new MergedRuns({
      filters: this.#filters,
      ask: (page, signal) => this.#ask({ ...this.#query, ...page, ...(orderBy && { orderBy }) }, signal),
    });
  }

  async #ask(query: RunQuery, signal: AbortSignal): Promise<Page<Run>> {
    const { connections, connection } = this.#need;
    const maxResults = Math.min(query.maxResults ?? this.#atOnce, this.#mostAtOnce);
    try {
      return await connections.ask(connection, (store) => store.searchRuns({ ...query, maxResults }, signal));
    } catch (error) {
      const isTooLarge = error instanceof StoreError && error.fault === 'tooLarge';
      if (!isTooLarge || maxResults === 1) throw error;
      this.#mostAtOnce = Math.ceil(maxResults / 4);
      return await this.#ask(query, signal);
    }
  }
}
