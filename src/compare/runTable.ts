import { csvField } from '../base/csvField.ts';
import { keyed } from '../base/keyed.ts';
import type { Turn } from '../base/slices.ts';
import { columnKey, type RunColumn } from '../model/runColumn.ts';
import type { Cell } from './cellOf.ts';
import { markdownText } from './markdownText.ts';

export const tableFormats = ['csv', 'tsv', 'json', 'markdown'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** How rows become text: what stands before the first, each of them, and after the last. */
interface Writer {
  readonly begin: string;
  readonly row: (cells: readonly Cell[], index: number) => string;
  readonly end: string;
}

const times: readonly string[] = ['start_time', 'end_time'];
/** So many cells are written between two looks at the clock. */
const cellsAtOnce = 5_000;

/**
 * Some columns of some runs as a text that other programs read, piece by piece, with the values as they were logged. Columns are called as in
 * MLflow's data frames; times are in UTC, durations in milliseconds.
 */
export async function* runTable<Row>(
  format: TableFormat,
  columns: readonly RunColumn[],
  rows: readonly Row[],
  cellsOf: (row: Row) => readonly Cell[],
  turn: Turn,
): AsyncGenerator<string, void> {
  const { begin, row, end } = writer(format, columns);
  const areTimes = columns.map(isTime);
  const rowsAtOnce = Math.max(1, Math.floor(cellsAtOnce / Math.max(1, columns.length)));
  yield begin;
  for (let start = 0; start < rows.length; start += rowsAtOnce) {
    await turn();
    const some = rows.slice(start, start + rowsAtOnce);
    yield some
      .map((one, index) => {
        const cells = cellsOf(one).map((cell, at) => (areTimes[at] === true ? instant(cell) : cell));
        return row(cells, start + index);
      })
      .join('');
  }
  yield end;
}

function writer(format: TableFormat, columns: readonly RunColumn[]): Writer {
  const names = columns.map((column) => (columnKey(column) === 'duration' ? 'duration_ms' : columnKey(column)));
  switch (format) {
    case 'csv':
      return separated(names, ',', '\r\n');
    case 'tsv':
      return separated(names, '\t', '\n');
    case 'json':
      return json(names);
    case 'markdown':
      return markdown(names, columns);
  }
}

function isTime({ kind, name }: RunColumn): boolean {
  return kind === 'attribute' && times.includes(name);
}

function instant(cell: Cell): Cell {
  return typeof cell === 'number' && Math.abs(cell) <= 8.64e15 ? new Date(cell).toISOString() : cell;
}

function separated(names: readonly string[], separator: string, lineEnd: string): Writer {
  const field = (cell: Cell): string => (typeof cell === 'string' ? csvField(cell, separator) : text(cell));
  const row = (cells: readonly Cell[]): string => cells.map(field).join(separator) + lineEnd;
  return { begin: row(names), row, end: '' };
}

function json(names: readonly string[]): Writer {
  const record = (cells: readonly Cell[]): unknown =>
    keyed(
      cells.flatMap((cell, index) => {
        // JSON has no NaN and no infinities.
        const value = typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : cell;
        return value === undefined ? [] : [[names[index] ?? '', value] as const];
      }),
    );
  return {
    begin: '[',
    row: (cells, index) =>
      `${index === 0 ? '' : ','}\n  ${JSON.stringify(record(cells), undefined, 2).replaceAll('\n', '\n  ')}`,
    end: '\n]\n',
  };
}

function markdown(names: readonly string[], columns: readonly RunColumn[]): Writer {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const isRight = ({ kind, name }: RunColumn): boolean =>
    kind === 'metric' || kind === 'history' || (kind === 'attribute' && name === 'duration');
  return {
    begin: line(names.map(markdownText)) + line(columns.map((column) => (isRight(column) ? '---:' : '---'))),
    row: (cells) => line(cells.map((cell) => markdownText(text(cell)))),
    end: '',
  };
}

function text(cell: Cell): string {
  return cell === undefined ? '' : String(cell);
}
