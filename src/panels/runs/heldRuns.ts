import type { Connection } from '../../connections/connection.ts';
import { cellOf, type CellOf } from '../../compare/cellOf.ts';
import { isLive, type Run } from '../../model/run.ts';
import type { Reading, RunSearch, Span } from '../../protocol/runs.ts';
import { experimentIdsOf, type RunsIdentity } from '../../services/runs/experimentsTable.ts';
import { listMs } from './experimentRuns.ts';
import { findConnection } from '../findConnection.ts';
import { firstSearch } from './firstSearch.ts';
import type { HistoryBook } from './historyBook.ts';
import { numericColumns } from './numericColumns.ts';
import type { PageContext } from '../page.ts';
import { RunList } from './runList.ts';
import { shownRun, type ShownRun } from '../shownRuns.ts';
import { TableExperiments } from './tableExperiments.ts';

/** Where the runs are, and whether they can be changed. */
export interface Holder {
  readonly connection: Connection;
  readonly canChange: boolean;
}

type HeldContext = PageContext & { readonly histories: HistoryBook };

/** The runs that a table holds, from one reading to the next. */
export class HeldRuns {
  readonly #connectionId: string;
  readonly #context: HeldContext;
  readonly #now: () => number;
  readonly #onRead: () => void;
  readonly experiments: TableExperiments;
  readonly #shown = new Map<string, ShownRun>();
  /** Which run the page calls so: to find that out for all runs takes long. */
  readonly #called = new Map<string, string>();
  #list: RunList | undefined;
  #foundNewAtMs = 0;
  #mustReload = false;
  /** Those that the page looks at. */
  looked: readonly Run[] = [];
  /** Counts the searches. */
  generation = 0;
  /** How far a reading has come. */
  reading: Reading | undefined;

  constructor(identity: RunsIdentity, context: HeldContext, now: () => number, onRead: () => void) {
    this.#connectionId = identity.connectionId;
    this.experiments = new TableExperiments(experimentIdsOf(identity), context.connections);
    this.#context = context;
    this.#now = now;
    this.#onRead = onRead;
  }

  get list(): RunList | undefined {
    return this.#list;
  }

  get runs(): readonly Run[] {
    return this.#list?.runs ?? [];
  }

  readonly cellOf: CellOf = (run, column) =>
    cellOf(run, column, { history: this.#context.histories.cell, experiments: this.experiments.names });

  /** Holds the runs of other experiments of the same store from the next reading on. */
  become(experimentIds: readonly string[]): void {
    this.experiments.ids = experimentIds;
    this.forget();
  }

  /** Something was changed: the next reading asks for all. */
  forget(): void {
    this.#mustReload = true;
  }

  /** Reads what may have changed: all at first, then what runs and what began. */
  async refresh(signal: AbortSignal): Promise<Holder> {
    const { connections, settings } = this.#context;
    const connection = await findConnection(connections, this.#connectionId);
    const { experiments } = this;
    const list = this.#mustReload ? undefined : this.#list;
    if (!list) await Promise.all([experiments.read(connection, signal), this.#reload(connection, signal)]);
    else {
      await list.follow(this.looked, signal);
      if (this.#now() - this.#foundNewAtMs >= listMs(settings) || !list.runs.some(isLive)) {
        await Promise.all([experiments.read(connection, signal), list.findNew(signal)]);
        this.#foundNewAtMs = this.#now();
      }
    }
    const canChange = await connections.ask(connection, (store) => Promise.resolve(store.writer !== undefined));
    return { connection, canChange };
  }

  /** Holds other runs; those of before until these are there. */
  async search(search: RunSearch, signal: AbortSignal): Promise<void> {
    const isSame = !this.#mustReload && isReordered(this.#list?.search, search);
    const list = isSame ? this.#list : undefined;
    if (list && (await this.#counted(() => list.reorder(search, signal, this.#progress)))) {
      this.generation++;
      return;
    }
    const connection = await findConnection(this.#context.connections, this.#connectionId);
    await this.#read(connection, search, 0, signal);
  }

  async all(signal: AbortSignal): Promise<void> {
    await this.#counted(() => this.#list?.all(signal, this.#progress));
  }

  /** A run as the page knows it. */
  shownOf(run: Run): ShownRun {
    const known = this.#shown.get(run.runId);
    if (known?.run === run) return known;
    const connection = this.#list?.connection;
    if (!connection) throw new Error('A run that is held was read from somewhere.');
    const one = known ? { ...known, run } : shownRun(connection, run);
    this.#shown.set(run.runId, one);
    this.#called.set(one.id, run.runId);
    return one;
  }

  between({ from, to }: Span): readonly ShownRun[] {
    return this.runs.slice(from, to).map((run) => this.shownOf(run));
  }

  /** Those with these ids, in the order of the table; last those that in another order were there. */
  named(ids: readonly string[]): readonly ShownRun[] {
    const wanted = new Set(ids.flatMap((id) => this.#called.get(id) ?? []));
    const here = this.runs.filter(({ runId }) => wanted.delete(runId)).map((run) => this.shownOf(run));
    return [...here, ...[...wanted].flatMap((runId) => this.#shown.get(runId) ?? [])];
  }

  async #reload(connection: Connection, signal: AbortSignal): Promise<void> {
    const first = (): RunSearch => firstSearch(this.#context.state, connection, this.experiments.ids);
    await this.#read(connection, this.#list?.search ?? first(), this.runs.length, signal);
    this.#mustReload = false;
  }

  async #read(connection: Connection, search: RunSearch, most: number, signal: AbortSignal): Promise<void> {
    const { connections, histories } = this.#context;
    const { ids } = this.experiments;
    const numeric = numericColumns(this.#list);
    const { cellOf: cell } = this;
    const next = new RunList({ connections, connection, experimentIds: ids, search, numeric, histories, cellOf: cell });
    await this.#counted(() => next.begin(most, signal, this.#progress));
    if (ids !== this.experiments.ids) {
      // Runs of others are wanted since.
      await this.#read(connection, search, most, signal);
      return;
    }
    if (this.#mustReload || !isReordered(this.#list?.search, search)) this.#shown.clear();
    this.#list = next;
    this.generation++;
    this.#foundNewAtMs = this.#now();
  }

  async #counted<Read>(read: () => Promise<Read> | undefined): Promise<Read | undefined> {
    try {
      return await read();
    } finally {
      this.reading = undefined;
    }
  }

  /** Nobody hears of a first reading, for nothing is shown yet. */
  readonly #progress = (reading: Reading): void => {
    this.reading = reading;
    if (this.#list) this.#onRead();
  };
}

/** Whether the same runs are looked for. */
function isReordered(before: RunSearch | undefined, after: RunSearch): boolean {
  return before?.filter === after.filter && before?.stage === after.stage;
}
