import { mapAtOnce } from '../../../src/base/mapAtOnce.ts';
import { sentenceOf } from '../../../src/base/sentenceOf.ts';
import { readTable } from '../../../src/compare/readTable.ts';
import { mostTableBytes, type LoggedTable } from '../../../src/model/loggedTable.ts';
import type { ComparedRun, CompareProtocol, TableBytes } from '../../../src/protocol/compare.ts';
import type { Host } from '../../common/host.ts';

const atOnce = 4;
/** Of all runs together, so that the page holds what a page may. */
const [mostBytes, mostRows] = [32 * 1024 * 1024, 200_000];
const mostRowsOfOne = 20_000;
/** After so long the page draws, and hears what was pressed. */
const turnMs = 10;

/** What was read of the table of a run, or why it was not: a sentence. */
export type TableRead = { readonly table: LoggedTable } | { readonly failure: string };

interface Known {
  /** The state in which the run was. */
  readonly status: string;
  readonly read: TableRead;
}

/** The tables of one path that runs logged: asked for when somebody looks, a few at a time. */
export class TableBook {
  readonly #host: Host<CompareProtocol>;
  readonly #update: () => void;
  #path: string | undefined;
  #reading: AbortController | undefined;
  #runs: readonly ComparedRun[] = [];
  /** By the runs' ids; another one whenever something was read. */
  known: ReadonlyMap<string, Known> = new Map();

  constructor(host: Host<CompareProtocol>, update: () => void) {
    this.#host = host;
    this.#update = update;
  }

  /** Asks for the tables of these runs, as far as it did not yet. What was asked for another path is not wanted any more. */
  want(path: string, runs: readonly ComparedRun[]): void {
    if (path !== this.#path) {
      this.#reading?.abort();
      this.#reading = undefined;
      this.#path = path;
      this.known = new Map();
    }
    if (this.#reading) return;
    this.#runs = runs;
    const due = this.#due;
    if (due.length === 0) return;
    const reading = (this.#reading = new AbortController());
    void this.#read(path, due, runs.length, reading.signal).then(() => {
      if (this.#reading !== reading) return;
      this.#reading = undefined;
      this.#update();
    });
  }

  /** How many are still to be read; 0 where none is being read. */
  get left(): number {
    return this.#reading ? this.#due.length : 0;
  }

  /** What was not read yet is not read any more. */
  readonly cancel = (): void => {
    this.#reading?.abort();
    this.#reading = undefined;
    for (const run of this.#due) this.#put(run, { failure: 'It was not read.' });
  };

  /** Reads again what failed, and what may have grown. */
  readonly again = (): void => {
    const live = new Set(this.#runs.filter(({ isLive }) => isLive).map(({ id }) => id));
    this.known = new Map([...this.known].filter(([run, { read }]) => !('failure' in read) && !live.has(run)));
    this.#update();
  };

  get #due(): readonly ComparedRun[] {
    return this.#runs.filter(({ id, status }) => this.known.get(id)?.status !== status);
  }

  async #read(path: string, due: readonly ComparedRun[], all: number, signal: AbortSignal): Promise<void> {
    const maxBytes = Math.floor(Math.min(mostTableBytes, mostBytes / all));
    const rows = Math.floor(Math.min(mostRowsOfOne, mostRows / all));
    await mapAtOnce(due, atOnce, async (run) => {
      let read: TableRead;
      try {
        const answer = await this.#host.ask('table', { run: run.id, path, maxBytes }, signal);
        const table = await tableIn(answer, rows, signal);
        read = table ? { table } : { failure: 'This is no table as MLflow’s log_table writes it.' };
      } catch (error) {
        read = { failure: sentenceOf(error) };
      }
      if (!signal.aborted) this.#put(run, read);
    });
  }

  #put({ id, status }: ComparedRun, read: TableRead): void {
    this.known = new Map([...this.known, [id, { status, read }]]);
    this.#update();
  }
}

async function tableIn(
  { bytes, isPart }: TableBytes,
  rows: number,
  signal: AbortSignal,
): Promise<LoggedTable | undefined> {
  const reading = readTable(new TextDecoder().decode(bytes), isPart, rows);
  for (let startMs = performance.now(); ;) {
    const step = reading.next();
    if (step.done === true) return step.value;
    if (performance.now() - startMs < turnMs) continue;
    await new Promise((turn) => setTimeout(turn));
    signal.throwIfAborted();
    startMs = performance.now();
  }
}
