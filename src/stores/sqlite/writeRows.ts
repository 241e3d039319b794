import { joined, named, sql, type Param, type Sql } from '../../filter/sql.ts';
import type { Change } from './database.ts';

/** A row of a table whose names this code itself writes: added, or its last column changed where it is there already. */
export function putRow(table: string, row: Readonly<Record<string, Param>>): Change {
  const columns = Object.keys(row);
  const names = joined(columns.map(named), ', ');
  const values = joined(
    Object.values(row).map((value) => sql`${value}`),
    ', ',
  );
  const last = named(columns.at(-1) ?? '');
  return {
    statement: sql`INSERT INTO ${named(table)} (${names}) VALUES (${values})
      ON CONFLICT DO UPDATE SET ${last} = excluded.${last}`,
  };
}

/** `column = value, …` for the values that are given. */
export function settings(values: Readonly<Record<string, Param | undefined>>): Sql {
  return joined(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [sql`${named(name)} = ${value}`])),
    ', ',
  );
}
