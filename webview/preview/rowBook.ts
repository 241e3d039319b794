import { sentenceOf } from '../../src/base/sentenceOf.ts';
import type { TableValue } from '../../src/model/loggedTable.ts';
import type { RowsAsk, TableRows } from '../../src/protocol/preview.ts';

/** A row as it is held: some of its values, from a column on. */
export interface HeldRow {
  /** Its number in the file, from 0. */
  readonly number: number;
  readonly fromColumn: number;
  readonly values: readonly TableValue[];
}

type Want = Omit<RowsAsk, 'arrangement'>;

const [around, mostHeld] = [60, 2_000];
/** Tables of so many columns are read whole rows at a time. */
const fewColumns = 200;
const columnsAround = 60;

/** The rows near the view: asks for one stretch at a time, and holds not much more. */
export class RowBook {
  readonly #ask: (want: Want) => Promise<TableRows>;
  readonly #update: () => void;
  #rows = new Map<number, HeldRow>();
  #age = 0;
  #isAsking = false;
  /** Why rows could not be had. */
  failure: string | undefined;

  /** @param first the rows from 0 on that are there already. */
  constructor(ask: (want: Want) => Promise<TableRows>, update: () => void, first?: TableRows) {
    this.#ask = ask;
    this.#update = update;
    if (first && first.rows.length > 0) this.#hold({ from: 0, fromColumn: 0 }, first);
  }

  at(row: number): HeldRow | undefined {
    return this.#rows.get(row);
  }

  /** Other rows are meant from now on; those that were seen stay until these come. */
  forget(): void {
    this.#age++;
    this.#rows = new Map();
    this.failure = undefined;
  }

  readonly tryAgain = (): void => {
    this.failure = undefined;
    this.#update();
  };

  /** Asks for what is seen, as far as it is not held, out of so many rows and columns. */
  want(seen: Want, rowCount: number, columnCount: number): void {
    if (this.#isAsking || this.failure !== undefined) return;
    let { from, to } = seen;
    while (from < to && this.#has(from, seen)) from++;
    while (to > from && this.#has(to - 1, seen)) to--;
    if (from >= to) return;
    const isFew = columnCount <= fewColumns;
    this.#isAsking = true;
    const age = this.#age;
    const want = {
      from: Math.max(0, from - around),
      to: Math.min(rowCount, to + around),
      fromColumn: isFew ? 0 : Math.max(0, seen.fromColumn - columnsAround),
      toColumn: isFew ? columnCount : Math.min(columnCount, seen.toColumn + columnsAround),
    };
    this.#ask(want)
      .then(
        (told) => {
          if (age === this.#age) this.#take(want, told);
        },
        (error: unknown) => {
          if (age === this.#age) this.failure = sentenceOf(error);
        },
      )
      .finally(() => {
        this.#isAsking = false;
        this.#update();
      });
  }

  #has(row: number, { fromColumn, toColumn }: Want): boolean {
    const held = this.#rows.get(row);
    return held !== undefined && held.fromColumn <= fromColumn && held.fromColumn + held.values.length >= toColumn;
  }

  #hold({ from, fromColumn }: Pick<Want, 'from' | 'fromColumn'>, { rows, numbers }: TableRows): void {
    if (this.#rows.size > mostHeld) this.#rows = new Map();
    for (const [index, values] of rows.entries())
      this.#rows.set(from + index, { number: numbers[index] ?? 0, fromColumn, values });
  }

  /** What the file has less of than it said is not asked for over and over. */
  #take(want: Want, told: TableRows): void {
    this.#hold(want, told);
    if (told.rows.length < want.to - want.from)
      this.failure = 'Not all rows could be read. The file may have changed; refresh to read it again.';
  }
}
