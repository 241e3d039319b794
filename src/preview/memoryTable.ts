import type { FileColumn } from '../protocol/preview.ts';
import type { Row, TableFile } from './tableFile.ts';

const rowsAtOnce = 2_000;

/** Rows that are all there. */
export function memoryTable(
  format: string,
  columns: readonly FileColumn[],
  rows: readonly Row[],
  notes: readonly string[] = [],
): TableFile {
  return {
    format,
    columns,
    notes,
    counted: { rowCount: rows.length, isWhole: true, share: 1 },
    countOn: () => Promise.resolve(),
    read: (from, to, wanted) =>
      Promise.resolve(rows.slice(from, to).map((row) => wanted.map((column) => row[column] ?? null))),
    pieceEnd: (from) => Math.min(rows.length, from + rowsAtOnce),
  };
}

export function textColumn(name: string): FileColumn {
  return { name, isNumeric: false };
}

export function numberColumn(name: string): FileColumn {
  return { name, isNumeric: true };
}
