import type { LoggedTable, TableValue } from '../model/loggedTable.ts';

/** Rows of several tables that have the same key: at most one of each. */
export interface JoinedRow {
  /** What the key columns say; without any, the number of the row, from 1. */
  readonly key: readonly TableValue[];
  /** Of rows of one table that have the same key, which: from 0. */
  readonly nth: number;
  /** The row of each table, as its place in it; -1 for none. */
  readonly places: readonly number[];
}

/**
 * Joins the rows of tables by what stands in some columns that all have. Every row of every table is in the result exactly once: rows of the first
 * in their order, then those that only others have. Where a table has a key several times, its first row is joined with the first of the
 * others, and so on.
 *
 * @param tables `undefined` for one of which nothing is known.
 * @param keys names of columns; without any, rows are joined by their number.
 */
export function joinTables(
  tables: readonly (LoggedTable | undefined)[],
  keys: readonly string[],
): readonly JoinedRow[] {
  const joined = new Map<string, { key: readonly TableValue[]; nth: number; places: number[] }>();
  for (const [which, table] of tables.entries()) {
    if (!table) continue;
    const met = new Map<string, number>();
    const columns = keys.map((key) => table.columns.indexOf(key));
    for (const [at, row] of table.rows.entries()) {
      const key = keys.length === 0 ? [at + 1] : columns.map((column) => row[column] ?? null);
      const name = JSON.stringify(key);
      const nth = met.get(name) ?? 0;
      met.set(name, nth + 1);
      const known = joined.get(`${String(nth)} ${name}`);
      if (known) known.places[which] = at;
      else {
        const places = tables.map((_, index) => (index === which ? at : -1));
        joined.set(`${String(nth)} ${name}`, { key, nth, places });
      }
    }
  }
  return [...joined.values()];
}
