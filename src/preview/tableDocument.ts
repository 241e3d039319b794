import { alike } from '../base/alike.ts';
import { csvField } from '../base/csvField.ts';
import type { TableValue } from '../model/loggedTable.ts';
import { StoreError } from '../stores/storeError.ts';
import type {
  Arranged,
  Arrangement,
  CellAsk,
  ColumnStatistics,
  Counted,
  RowsAsk,
  StatisticsAsk,
  TableContent,
  TableRows,
} from '../protocol/preview.ts';
import { ColumnSummary } from './columnStatistics.ts';
import { RowOrder } from './rowOrder.ts';
import { Scan } from './scan.ts';
import { splitTable, type SplitTable } from './splitTable.ts';
import type { Row, TableFile } from './tableFile.ts';

/** What is seen of a cell, and what all of one may be. */
const [mostSeen, mostCell] = [300, 1024 * 1024];
const mostExportedCharacters = 48 * 1024 * 1024;
const exportedAtOnce = 1_000;
const allRows: Arrangement = { filter: { text: '', columns: [] } };

interface Summing {
  readonly ask: StatisticsAsk;
  readonly scan: Scan;
  readonly summary: ColumnSummary;
}

/** A table that is looked at: which of its rows, in which order, and what is in its columns. */
export class TableDocument {
  readonly #file: TableFile;
  /** All rows as the file has them, which may be asked for while others are found or sorted. */
  readonly #all: RowOrder;
  #asked: Arrangement = allRows;
  #order: RowOrder;
  #summing: Summing | undefined;

  constructor(file: TableFile) {
    this.#file = file;
    this.#all = new RowOrder(file, allRows);
    this.#order = this.#all;
  }

  get content(): TableContent {
    const { format, columns, counted, notes } = this.#file;
    return { kind: 'table', format, columns, counted, notes };
  }

  async count(signal: AbortSignal): Promise<Counted> {
    await this.#file.countOn(signal);
    return this.#file.counted;
  }

  async arrange(ask: Arrangement, signal: AbortSignal): Promise<Arranged> {
    const order = this.#orderOf(ask);
    await order.goOn(signal);
    return order.arranged;
  }

  async rows({ arrangement, from, to, fromColumn, toColumn }: RowsAsk, signal: AbortSignal): Promise<TableRows> {
    const numbers = this.#orderOf(arrangement).rowsIn(from, to);
    const end = Math.min(toColumn, this.#file.columns.length);
    const columns = Array.from({ length: Math.max(0, end - fromColumn) }, (_, at) => fromColumn + at);
    const rows = await this.#read(numbers, columns, signal);
    return { numbers, rows: rows.map((row) => row.map(seen)) };
  }

  async cell({ arrangement, row, column }: CellAsk, signal: AbortSignal): Promise<string> {
    const [own] = await this.#read(this.#orderOf(arrangement).rowsIn(row, row + 1), [column], signal);
    return String(own?.[0] ?? '').slice(0, mostCell);
  }

  async statistics(ask: StatisticsAsk, signal: AbortSignal): Promise<ColumnStatistics> {
    if (!this.#summing || !alike(this.#summing.ask, ask)) {
      const scan = new Scan(this.#file, ask.filter, [ask.column]);
      this.#summing = { ask, scan, summary: new ColumnSummary() };
    }
    const { scan, summary } = this.#summing;
    await scan.goOn(signal, (_, [value = null]) => summary.add(value));
    return { ...summary.told(), isDone: scan.isDone, share: scan.share };
  }

  /** The rows that are shown, as a CSV that no spreadsheet takes for formulas. */
  async export(ask: Arrangement, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const order = this.#orderOf(ask);
    while (!order.arranged.isDone) await order.goOn(signal);
    while (!this.#file.counted.isWhole) await this.#file.countOn(signal);
    const { columns } = this.#file;
    const places = [...columns.keys()];
    const lines = [columns.map(({ name }) => csvField(name)).join(',')];
    let characters = 0;
    const { rowCount } = order.arranged;
    for (let from = 0; from < rowCount; from += exportedAtOnce) {
      for (const row of await this.#read(order.rowsIn(from, from + exportedAtOnce), places, signal)) {
        const line = row.map((value) => csvField(value === null ? '' : String(value))).join(',');
        characters += line.length;
        if (characters > mostExportedCharacters) {
          throw new StoreError(
            'tooLarge',
            'These rows are more than 48 MB of text. Filter them, or download the file.',
          );
        }
        lines.push(line);
      }
      signal.throwIfAborted();
    }
    return new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
  }

  /** The rows from the first on, in JSON as MLflow's `log_table` writes it. */
  split(maxBytes: number, signal: AbortSignal): Promise<SplitTable> {
    return splitTable(this.#file, maxBytes, signal);
  }

  #orderOf(arrangement: Arrangement): RowOrder {
    if (alike(arrangement, allRows)) return this.#all;
    if (!alike(arrangement, this.#asked)) {
      this.#asked = arrangement;
      this.#order = new RowOrder(this.#file, arrangement);
    }
    return this.#order;
  }

  /** Rows that stand beside each other in the file are read together. */
  async #read(numbers: readonly number[], columns: readonly number[], signal: AbortSignal): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (let at = 0; at < numbers.length;) {
      const from = numbers[at] ?? 0;
      let length = 1;
      while (numbers[at + length] === from + length) length++;
      rows.push(...(await this.#file.read(from, from + length, columns, signal)));
      at += length;
    }
    return rows;
  }
}

/** What VS Code can hand to a page: a number that JSON has not is its word. */
function seen(value: TableValue): TableValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string' && value.length > mostSeen) return `${value.slice(0, mostSeen - 1)}…`;
  return value;
}
