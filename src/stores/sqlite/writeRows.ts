import { joined, named, sql, type Param, type Sql } from '../../filter/sql.ts';
import type { Change } from './database.ts';

/** A new row of a table whose names this code itself writes. */
export function addRow(table: string, row: Readonly<Record<string, Param>>): Change {
  return { statement: inserted(table, row) };
}

/** A row of a table whose names this code itself writes: added, or its last column changed where it is there already. */
export function putRow(table: string, row: Readonly<Record<string, Param>>): Change {
  const last = named(Object.keys(row).at(-1) ?? '');
  return { statement: sql`${inserted(table, row)} ON CONFLICT DO UPDATE SET ${last} = excluded.${last}` };
}

/** `column = value, …` for the values that are given. */
export function settings(values: Readonly<Record<string, Param | undefined>>): Sql {
  return joined(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [sql`${named(name)} = ${value}`])),
    ', ',
  );
}

function inserted(table: string, row: Readonly<Record<string, Param>>): Sql {
  const names = joined(Object.keys(row).map(named), ', ');
  const values = joined(
    Object.values(row).map((value) => sql`${value}`),
    ', ',
  );
  return sql`INSERT INTO ${named(table)} (${names}) VALUES (${values})`;
}
