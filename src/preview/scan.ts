import type { TableFilter } from '../protocol/preview.ts';
import { rowFilter } from './rowFilter.ts';
import type { Row, TableFile } from './tableFile.ts';

/** Whoever waits hears of it as often. */
const turnMs = 200;

/** Goes through all rows of a file that a filter accepts, a while at a time. */
export class Scan {
  readonly #file: TableFile;
  readonly #columns: readonly number[];
  readonly #filter: ReturnType<typeof rowFilter>;
  #at = 0;

  /** @param columns those whose values are handed on. */
  constructor(file: TableFile, filter: TableFilter, columns: readonly number[]) {
    this.#file = file;
    this.#filter = rowFilter(filter, file.columns.length);
    this.#columns = columns;
  }

  get isDone(): boolean {
    const { rowCount, isWhole } = this.#file.counted;
    return isWhole && this.#at >= rowCount;
  }

  /** How much of it is behind, from 0 to 1. */
  get share(): number {
    const { rowCount, share } = this.#file.counted;
    return rowCount === 0 ? share : share * (this.#at / rowCount);
  }

  async goOn(signal: AbortSignal, each: (row: number, values: Row) => void): Promise<void> {
    const startMs = performance.now();
    while (!this.isDone && performance.now() - startMs < turnMs) {
      if (this.#at >= this.#file.counted.rowCount) await this.#file.countOn(signal);
      else await this.#piece(signal, each);
      signal.throwIfAborted();
    }
  }

  async #piece(signal: AbortSignal, each: (row: number, values: Row) => void): Promise<void> {
    const from = this.#at;
    const to = Math.min(this.#file.counted.rowCount, Math.max(from + 1, this.#file.pieceEnd(from)));
    const filter = this.#filter;
    const asked = filter ? [...filter.columns, ...this.#columns] : this.#columns;
    const rows = await this.#file.read(from, to, asked, signal);
    signal.throwIfAborted();
    for (const [index, row] of rows.entries()) {
      if (!filter) each(from + index, row);
      else if (filter.accepts(row)) each(from + index, row.slice(filter.columns.length));
    }
    this.#at = to;
  }
}
