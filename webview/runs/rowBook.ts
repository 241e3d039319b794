import { sentenceOf } from '../../src/base/sentenceOf.ts';
import { columnKey, type RunColumn } from '../../src/model/runColumn.ts';
import type { GroupRow, RowsAnswer, RowsAsk, RunRow, TableRow } from '../../src/protocol/runs.ts';
import type { Span } from './windows.ts';

/** A row as the page holds it, with the columns that were looked at. */
export type HeldLine = HeldRow | HeldGroup;
export type HeldRow = Held<RunRow>;
export type HeldGroup = Held<GroupRow>;

type Held<Row extends TableRow> = Omit<Row, 'cells'> & {
  readonly cells: ReadonlyMap<string, Row['cells'][number]>;
};

interface Want extends Span {
  readonly columns: readonly RunColumn[];
  readonly pinned: number;
}

/** Held around what is seen; the rest is asked for again. */
const [askedAround, heldAround] = [40, 400];
/** Of a row that has more cells, only those asked for last are held: who scrolls across thousands of columns comes back to few. */
const mostCells = 200;

/** The rows that are looked at, and some around them. Asks for one window at a time: the one that is seen when the last has come. */
export class RowBook {
  readonly #ask: (ask: RowsAsk) => Promise<RowsAnswer>;
  readonly #update: () => void;
  readonly #rows = new Map<number, HeldLine>();
  /** As of when, and with which columns, each row is held. */
  readonly #marks = new Map<number, string>();
  #stamp = -1;
  #generation = -1;
  #added = 0;
  #columns = '';
  #want: Want | undefined;
  #isAsking = false;
  /** Why rows could not be had. */
  failure: string | undefined;

  constructor(ask: (ask: RowsAsk) => Promise<RowsAnswer>, update: () => void) {
    this.#ask = ask;
    this.#update = update;
  }

  readonly tryAgain = (): void => {
    this.failure = undefined;
    this.#update();
  };

  /** The run of a row. */
  at(index: number): HeldRow | undefined {
    const line = this.#rows.get(index);
    return line?.kind === 'run' ? line : undefined;
  }

  lineAt(index: number): HeldLine | undefined {
    return this.#rows.get(index);
  }

  /** What the host holds now: what may have changed is asked for again, and stands where it was until the answer is there. */
  follow({ rowGeneration: generation, stamp, added }: Pick<RowsAnswer, 'rowGeneration' | 'stamp' | 'added'>): void {
    if (generation !== this.#generation) this.#marks.clear();
    else if (added !== this.#added) this.#shift(added - this.#added);
    if (stamp !== this.#stamp) this.failure = undefined;
    [this.#generation, this.#stamp, this.#added] = [generation, stamp, added];
  }

  /** The rows of a span of so many in all, and so many of the first. */
  want(span: Span, columns: readonly RunColumn[], count: number, pinned: number): void {
    const key = JSON.stringify(columns.map(columnKey));
    this.#columns = key;
    for (const index of this.#rows.keys()) {
      if (index < pinned || (index >= span.from - heldAround && index <= span.to + heldAround)) continue;
      this.#rows.delete(index);
      this.#marks.delete(index);
    }
    const from = Math.max(0, span.from - askedAround);
    this.#want =
      this.#areFresh(span) && this.#areFresh({ from: 0, to: pinned })
        ? undefined
        : { from, to: Math.min(count, span.to + askedAround), columns, pinned: Math.min(pinned, from) };
    if (this.#want && !this.#isAsking && this.failure === undefined) void this.#read();
  }

  #areFresh({ from, to }: Span): boolean {
    const mark = this.#mark;
    for (let index = from; index < to; index++) {
      if (!this.#rows.has(index) || this.#marks.get(index) !== mark) return false;
    }
    return true;
  }

  get #mark(): string {
    return `${this.#generation} ${this.#stamp} ${this.#columns}`;
  }

  async #read(): Promise<void> {
    this.#isAsking = true;
    try {
      for (let want = this.#want; want; want = this.#want) {
        this.#want = undefined;
        this.#take(want, await this.#ask(want));
        this.#update();
        // What is seen by then is known when it has been drawn.
        await new Promise((resolve) => setTimeout(resolve, 0));
      }
    } catch (error) {
      // Other rows stand there now.
      for (const index of this.#rows.keys()) if (!this.#marks.has(index)) this.#rows.delete(index);
      this.failure = sentenceOf(error);
      this.#update();
    }
    this.#isAsking = false;
  }

  #take({ from, columns }: Want, answer: RowsAnswer): void {
    if (answer.rowGeneration !== this.#generation || answer.added !== this.#added) return;
    const keys = columns.map(columnKey);
    const isNow = JSON.stringify(keys) === this.#columns && answer.stamp === this.#stamp;
    const mark = this.#mark;
    const take = (row: TableRow, index: number): void => {
      this.#rows.set(index, joined(this.#rows.get(index), row, keys));
      if (isNow) this.#marks.set(index, mark);
    };
    answer.pinned.forEach(take);
    answer.rows.forEach((row, at) => take(row, from + at));
  }

  #shift(by: number): void {
    const rows = [...this.#rows];
    this.#rows.clear();
    this.#marks.clear();
    for (const [index, row] of rows) this.#rows.set(index + by, row);
  }
}

/** A row with the columns that it was asked for with before, too. */
function joined(before: HeldLine | undefined, row: TableRow, keys: readonly string[]): HeldLine {
  if (row.kind === 'group')
    return { ...row, cells: new Map(keys.map((key, index) => [key, row.cells[index] ?? null])) };
  const isSame = before?.kind === 'run' && before.id === row.id && before.cells.size < mostCells;
  const cells = new Map(isSame ? before.cells : []);
  keys.forEach((key, index) => cells.set(key, row.cells[index] ?? null));
  return { ...row, cells };
}
