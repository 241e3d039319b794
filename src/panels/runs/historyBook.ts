import { isCancelled } from '../../base/cancel.ts';
import type { Disposable } from '../../base/owned.ts';
import { slices } from '../../base/slices.ts';
import type { Cell } from '../../compare/cellOf.ts';
import { historyFacts } from '../../compare/columnBook.ts';
import { isLive, type Run } from '../../model/run.ts';
import { columnKey, type ColumnFacts, type HistoryColumn } from '../../model/runColumn.ts';
import { failureLine } from '../../services/failureLine.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { KeptPlaces } from '../charts/chartSeries.ts';
import { historyValues } from './historyValues.ts';
import { keptHistory, keepHistory, stampOf } from './keptHistory.ts';
import type { PageContext } from '../page.ts';
import type { StoredRun } from '../shownRuns.ts';

const runsAtOnce = 12;
/** The page is told at most so often of what was computed. */
const tellMs = 250;

interface Known {
  readonly column: HistoryColumn;
  /** By the run's id; an older one stands until there is a newer. */
  readonly values: Map<string, { readonly stamp: string; readonly value: number | undefined }>;
  facts: ColumnFacts | undefined;
}

/** What runs have in columns that are computed from a metric's history: of those that are looked at, a few at a time, and of all where it must be. */
export class HistoryBook implements Disposable {
  readonly #context: Pick<PageContext, 'connections' | 'log'>;
  readonly #kept: KeptPlaces;
  readonly #onLearned: () => void;
  readonly #ended = new AbortController();
  readonly #known = new Map<string, Known>();
  #wanted: { readonly runs: readonly StoredRun[]; readonly columns: readonly HistoryColumn[] } | undefined;
  #isBusy = false;
  #toldAtMs = 0;
  /** Why values could not be had, a sentence; nothing more is asked until it is forgotten. */
  failure: string | undefined;

  constructor(context: Pick<PageContext, 'connections' | 'log'>, kept: KeptPlaces, onLearned: () => void) {
    this.#context = context;
    this.#kept = kept;
    this.#onLearned = onLearned;
  }

  /** Nothing also where it is not known yet, or was not logged. */
  readonly cell = ({ runId }: Run, column: HistoryColumn): Cell =>
    this.#known.get(columnKey(column))?.values.get(runId)?.value;

  isKnown(run: Run, column: HistoryColumn): boolean {
    return run.latestMetrics[column.name] === undefined || this.#of(column).values.has(run.runId);
  }

  /** Of the columns that were looked at. */
  facts(): readonly ColumnFacts[] {
    return [...this.#known.values()].map((known) => {
      known.facts ??= historyFacts(
        known.column,
        [...known.values.values()].map(({ value }) => value),
      );
      return known.facts;
    });
  }

  /** Computes what is missing here, in place of what was looked at before. */
  want(runs: readonly StoredRun[], columns: readonly HistoryColumn[]): void {
    this.#wanted = columns.length === 0 ? undefined : { runs, columns };
    if (this.#wanted && !this.#isBusy && this.failure === undefined) void this.#work();
  }

  /** Computes all that is missing. Rejects as the stores do. */
  async all(
    runs: readonly StoredRun[],
    columns: readonly HistoryColumn[],
    signal: AbortSignal,
    onDone: (count: number) => void = () => undefined,
  ): Promise<void> {
    const turn = slices(signal);
    for (const column of columns) {
      let missing: StoredRun[] = [];
      for (const [index, one] of runs.entries()) {
        await turn();
        if (this.#isMissing(one, column)) missing.push(one);
        if (missing.length < runsAtOnce && index < runs.length - 1) continue;
        onDone(index + 1 - missing.length);
        await this.#read(missing, column, signal);
        missing = [];
      }
    }
  }

  /** Asks again for what could not be had. */
  forget(): void {
    this.failure = undefined;
  }

  dispose(): void {
    this.#ended.abort();
  }

  async #work(): Promise<void> {
    this.#isBusy = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        await this.#read(next.runs, next.column, this.#ended.signal);
        this.#tell();
      }
    } catch (error) {
      if (!isCancelled(error, this.#ended.signal)) this.#fail(error);
    } finally {
      this.#isBusy = false;
      if (!this.#ended.signal.aborted) this.#onLearned();
    }
  }

  #next(): { readonly runs: readonly StoredRun[]; readonly column: HistoryColumn } | undefined {
    for (const column of this.#wanted?.columns ?? []) {
      const runs = this.#wanted?.runs.filter((one) => this.#isMissing(one, column)) ?? [];
      if (runs.length > 0) return { runs: runs.slice(0, runsAtOnce), column };
    }
    return undefined;
  }

  #tell(): void {
    if (Date.now() - this.#toldAtMs < tellMs) return;
    this.#toldAtMs = Date.now();
    this.#onLearned();
  }

  #fail(error: unknown): void {
    const { log } = this.#context;
    if (error instanceof StoreError) log.warn(failureLine(error));
    else log.error(error instanceof Error ? error : new Error(String(error)));
    this.failure = error instanceof StoreError ? error.message : 'Podium could not do this. The log says more.';
  }

  #isMissing({ run }: StoredRun, column: HistoryColumn): boolean {
    if (run.latestMetrics[column.name] === undefined) return false;
    const known = this.#of(column).values.get(run.runId);
    return known?.stamp !== stampOf(run, column);
  }

  async #read(shown: readonly StoredRun[], column: HistoryColumn, signal: AbortSignal): Promise<void> {
    const known = this.#of(column);
    const put = ({ run }: StoredRun, value: number | undefined): void => {
      known.values.set(run.runId, { stamp: stampOf(run, column), value });
      known.facts = undefined;
    };
    const missing: StoredRun[] = [];
    for (const one of shown) {
      const kept = await keptHistory(this.#kept, one, column);
      if (kept) put(one, kept.value);
      else missing.push(one);
    }
    signal.throwIfAborted();
    const values = await this.#ask(missing, column, signal);
    for (const [index, one] of missing.entries()) {
      put(one, values[index]);
      if (!isLive(one.run)) keepHistory(this.#kept, one, column, values[index]);
    }
  }

  async #ask(
    shown: readonly StoredRun[],
    column: HistoryColumn,
    signal: AbortSignal,
  ): Promise<readonly (number | undefined)[]> {
    const [first] = shown;
    if (!first) return [];
    const runs = shown.map(({ run }) => run);
    try {
      return await this.#context.connections.ask(first.connection, (store) =>
        historyValues(store, column, runs, signal),
      );
    } catch (error) {
      // One that was removed for good must not keep the others from being shown.
      if (!(error instanceof StoreError) || error.fault !== 'notFound') throw error;
      if (shown.length === 1) return [undefined];
      const all: (number | undefined)[] = [];
      for (const one of shown) all.push(...(await this.#ask([one], column, signal)));
      return all;
    }
  }

  #of(column: HistoryColumn): Known {
    const key = columnKey(column);
    const known = this.#known.get(key) ?? { column, values: new Map(), facts: undefined };
    this.#known.set(key, known);
    return known;
  }
}
