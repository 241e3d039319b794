import type { LoggedTable, TableValue } from '../model/loggedTable.ts';
import { joinTables, type JoinedRow } from './joinTables.ts';

/** Tables of several runs as one. */
export interface ComparedTables {
  readonly keys: readonly string[];
  readonly rows: readonly ComparedTableRow[];
  /** All but the keys and what is left out, in the order in which they are met. */
  readonly columns: readonly ComparedColumn[];
  /** How many rows share their key with another one of the same table. */
  readonly repeated: number;
}

export interface ComparedTableRow extends JoinedRow {
  /** Whether not all that have it say the same, or one that is known whole has it not. */
  readonly differs: boolean;
}

export interface ComparedColumn {
  readonly name: string;
  /** Its place in each table; -1 for none. */
  readonly places: readonly number[];
  /** Whether there is a row in which not all say the same. */
  readonly differs: boolean;
}

type Tables = readonly (LoggedTable | undefined)[];

/** @param leftOut columns that have no say in what differs. */
export function comparedTables(
  tables: Tables,
  keys: readonly string[],
  leftOut: readonly string[] = [],
): ComparedTables {
  const joined = joinTables(tables, keys);
  const names = columnsBeside(tables, keys).filter((name) => !leftOut.includes(name));
  const columns = names.map((name) => ({
    name,
    places: tables.map((table) => table?.columns.indexOf(name) ?? -1),
    differs: false,
  }));
  const rows = joined.map((row) => {
    let differs = isLacking(tables, row);
    for (const column of columns) {
      if (!differsIn(tables, row, column)) continue;
      column.differs = true;
      differs = true;
    }
    return { ...row, differs };
  });
  return { keys, rows, columns, repeated: joined.filter(({ nth }) => nth > 0).length };
}

/** The columns that any of these tables has beside the keys. */
export function columnsBeside(tables: Tables, keys: readonly string[]): readonly string[] {
  return [...new Set(tables.flatMap((table) => table?.columns ?? []))].filter((name) => !keys.includes(name));
}

/** What a table has in a row and a column; `undefined` where it lacks one of them. */
export function tableValue(
  tables: Tables,
  { places }: Pick<JoinedRow, 'places'>,
  column: Pick<ComparedColumn, 'places'>,
  which: number,
): TableValue | undefined {
  return tables[which]?.rows[places[which] ?? -1]?.[column.places[which] ?? -1];
}

/** A table without the column, or without the row, has no say. */
function differsIn(tables: Tables, row: JoinedRow, column: Pick<ComparedColumn, 'places'>): boolean {
  let first: TableValue | undefined;
  for (const which of tables.keys()) {
    const value = tableValue(tables, row, column, which);
    if (first === undefined) first = value;
    else if (value !== undefined && first !== value) return true;
  }
  return false;
}

/** Of a table of which a part was read, nobody knows what it has not. */
function isLacking(tables: Tables, { places }: JoinedRow): boolean {
  return tables.some((table, which) => table?.isPart === false && (places[which] ?? -1) < 0);
}
