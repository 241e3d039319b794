import { csvField } from '../base/csvField.ts';
import { keyed } from '../base/keyed.ts';
import { columnKey, type RunColumn } from '../model/runColumn.ts';
import type { Cell } from './cellOf.ts';
import { markdownText } from './markdownText.ts';

export const tableFormats = ['csv', 'tsv', 'json', 'markdown'] as const;
export type TableFormat = (typeof tableFormats)[number];

const times: readonly string[] = ['start_time', 'end_time'];

/**
 * Some columns of some runs as a text that other programs read, with the values as they were logged. Columns are called as in MLflow's
 * data frames; times are in UTC, durations in milliseconds.
 */
export function runTable(
  format: TableFormat,
  columns: readonly RunColumn[],
  rows: readonly (readonly Cell[])[],
): string {
  const names = columns.map((column) => (columnKey(column) === 'duration' ? 'duration_ms' : columnKey(column)));
  const cells = rows.map((row) => row.map((cell, index) => (isTime(columns[index]) ? instant(cell) : cell)));
  switch (format) {
    case 'csv':
      return separated([names, ...cells], ',', '\r\n');
    case 'tsv':
      return separated([names, ...cells], '\t', '\n');
    case 'json':
      return `${JSON.stringify(cells.map(record(names)), undefined, 2)}\n`;
    case 'markdown':
      return markdown(columns, names, cells);
  }
}

function isTime(column: RunColumn | undefined): boolean {
  return column?.kind === 'attribute' && times.includes(column.name);
}

function instant(cell: Cell): Cell {
  return typeof cell === 'number' && Math.abs(cell) <= 8.64e15 ? new Date(cell).toISOString() : cell;
}

function separated(rows: readonly (readonly Cell[])[], separator: string, end: string): string {
  const field = (cell: Cell): string => (typeof cell === 'string' ? csvField(cell, separator) : text(cell));
  return rows.map((row) => row.map(field).join(separator) + end).join('');
}

function record(names: readonly string[]): (row: readonly Cell[]) => unknown {
  return (row) =>
    keyed(
      row.flatMap((cell, index) => {
        // JSON has no NaN and no infinities.
        const value = typeof cell === 'number' && !Number.isFinite(cell) ? String(cell) : cell;
        return value === undefined ? [] : [[names[index] ?? '', value] as const];
      }),
    );
}

function markdown(columns: readonly RunColumn[], names: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  const isRight = (index: number): boolean =>
    columns[index]?.kind === 'metric' || rows.some((row) => typeof row[index] === 'number');
  return [
    line(names.map(markdownText)),
    line(names.map((_, index) => (isRight(index) ? '---:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => markdownText(text(cell))))),
  ].join('');
}

function text(cell: Cell): string {
  return cell === undefined ? '' : String(cell);
}
