import type { FileColumn, TableContent } from '../../src/protocol/preview.ts';
import { remembered } from '../common/remembered.ts';
import type { SheetShape } from '../compare/sheetPlace.ts';
import { rowHeight } from '../runs/windows.ts';
import type { RowBook } from './rowBook.ts';

/** A column as it is seen. */
export interface SeenColumn extends FileColumn {
  readonly width: number;
}

export interface RowsShape extends SheetShape {
  readonly columns: readonly SeenColumn[];
  readonly width: number;
  /** Of all rows, which may be more than a browser can make. */
  readonly height: number;
}

const headHeight = 48;
const [leastWidth, mostWidth] = [92, 360];
/** So many rows are looked at to say how much room a column needs. */
const sampleRows = 60;
const [characterWidth, padding, signs] = [8.3, 26, 40];
/** In columns of which no row was read yet. */
const usualCharacters = 12;

export function columnWidths(table: TableContent, book: RowBook): readonly number[] {
  return table.columns.map(({ name, type = '' }, column) => {
    const head = signs + characterWidth * Math.min(30, Math.max(name.length, type.length));
    const isRead = book.at(0)?.values[column - (book.at(0)?.fromColumn ?? 0)] !== undefined;
    const longest = Array.from({ length: sampleRows }).reduce(
      (most: number, _, row) => {
        const held = book.at(row);
        return Math.max(most, String(held?.values[column - held.fromColumn] ?? '').length);
      },
      isRead ? 0 : usualCharacters,
    );
    return Math.round(Math.min(mostWidth, Math.max(leastWidth, head, padding + characterWidth * longest)));
  });
}

/** @param leastRows there is room for so many, although not all were found yet. */
export function rowsShape(
  table: TableContent,
  widths: readonly number[],
  rowCount: number,
  leastRows: number,
): RowsShape {
  const columns = seenColumns(table, widths);
  const namesWidth = Math.max(52, 24 + 8 * rowCount.toLocaleString('en').length);
  return {
    lines: {
      length: rowCount,
      at: (line) => (line >= 0 && line < rowCount ? { top: line * rowHeight, height: rowHeight } : undefined),
    },
    columns,
    namesWidth,
    headHeight,
    width: namesWidth + columns.reduce((sum, { width }) => sum + width, 0),
    height: headHeight + Math.max(rowCount, leastRows) * rowHeight,
  };
}

const seenColumns = remembered((table: TableContent, widths: readonly number[]): readonly SeenColumn[] =>
  table.columns.map((column, at) => ({ ...column, width: widths[at] ?? leastWidth })),
);
