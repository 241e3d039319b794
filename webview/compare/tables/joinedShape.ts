import { tableValue, type ComparedColumn, type ComparedTableRow } from '../../../src/compare/comparedTables.ts';
import { remembered } from '../../common/remembered.ts';
import { rowHeight } from '../../runs/windows.ts';
import type { SheetShape } from '../sheetPlace.ts';
import { exactFormat } from './exactFormat.ts';
import type { Joined } from './joined.ts';
import { keyText } from './joinedCell.ts';

/** A column as it is seen: of one run, or once for all where all say the same. */
export interface SeenColumn {
  readonly column: ComparedColumn;
  /** The run's place; `undefined` for all. */
  readonly run: number | undefined;
  /** Of the columns of its name. */
  readonly isFirst: boolean;
  /** How its numbers are written; `undefined` where not all are. */
  readonly format: ((value: number) => string) | undefined;
  readonly width: number;
}

export interface JoinedShape extends SheetShape {
  readonly rows: readonly ComparedTableRow[];
  readonly columns: readonly SeenColumn[];
  /** Whether there are texts, which one may want to see whole. */
  readonly hasTexts: boolean;
  readonly width: number;
  readonly height: number;
}

const headHeight = 50;
const [leastWidth, mostWidth, widestText] = [90, 320, 640];
/** Of more runs than these one wants to see several, rather than much of one. */
const [fewRuns, mostWidthOfMany] = [4, 200];
/** So many rows are looked at to say how much room a column needs. */
const sampleRows = 200;
const [characterWidth, padding, sampleWidth] = [7.5, 26, 34];
/** A name that is longer is cut. */
const mostNameCharacters = 18;

export const joinedShape = remembered((joined: Joined, onlyDiffering: boolean, viewWidth: number): JoinedShape => {
  const rows = onlyDiffering ? joined.rows.filter(({ differs }) => differs) : joined.rows;
  const longestKey = Math.max(
    ...joined.rows.slice(0, sampleRows).map((row) => keyText(row).length),
    joined.keys.join().length,
  );
  const namesWidth = Math.min(widthOf(longestKey), Math.max(110, Math.round(viewWidth * 0.28)));
  const most = Math.min(joined.runs.length > fewRuns ? mostWidthOfMany : mostWidth, Math.max(160, viewWidth * 0.45));
  const needed = joined.columns.flatMap((column) => seenColumns(column, joined, Math.round(most)));
  const texts = needed.filter(({ format }) => !format).length;
  const room = viewWidth - namesWidth - needed.reduce((sum, { width }) => sum + width, 0);
  // Texts have what numbers leave.
  const more = room > 0 && texts > 0 ? Math.floor(room / texts) : 0;
  const columns = needed.map((one) =>
    one.format ? one : { ...one, width: Math.min(Math.max(one.width, widestText), one.width + more) },
  );
  return {
    rows,
    lines: rows.map((_, at) => ({ top: at * rowHeight, height: rowHeight })),
    columns,
    hasTexts: texts > 0,
    namesWidth,
    headHeight,
    width: namesWidth + columns.reduce((sum, { width }) => sum + width, 0),
    height: headHeight + rows.length * rowHeight,
  };
});

function seenColumns(column: ComparedColumn, { tables, rows, runs }: Joined, most: number): readonly SeenColumn[] {
  const numbers: number[] = [];
  let isNumeric = true;
  let longest = 0;
  for (const [at, row] of rows.entries()) {
    for (const which of tables.keys()) {
      const value = tableValue(tables, row, column, which);
      if (typeof value === 'number') numbers.push(value);
      else if (value !== undefined && value !== null) isNumeric = false;
      if (at < sampleRows && typeof value === 'string') longest = Math.max(longest, value.length);
    }
  }
  const format = isNumeric && numbers.length > 0 ? exactFormat(numbers) : undefined;
  const name = Math.min(mostNameCharacters, column.name.length);
  const width = Math.min(most, Math.max(widthOf(longest), widthOf(name)));
  if (!column.differs) return [{ column, run: undefined, isFirst: true, format, width }];
  const having = [...runs.keys()].filter((run) => (column.places[run] ?? -1) >= 0);
  return having.map((run, index) => {
    const runName = Math.min(mostNameCharacters, runs[run]?.name.length ?? 0);
    return { column, run, isFirst: index === 0, format, width: Math.max(width, widthOf(runName) + sampleWidth) };
  });
}

function widthOf(characters: number): number {
  return Math.round(Math.min(mostWidth, Math.max(leastWidth, padding + characterWidth * characters)));
}
