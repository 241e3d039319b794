import { sql, type Sql } from '../../filter/sql.ts';
import type { Database } from './database.ts';
import { text } from './values.ts';

/** A table in which MLflow puts every new row at the end, searched for the latest by a time that may be NULL. */
export interface Latest {
  readonly table: Sql;
  readonly time: Sql;
}

/**
 * How late the rows are that stand at the beginning of a table: those below each rowid have no later time. True only as long as the
 * database is in the state of which it says `state`, which a statement that uses it asks of the database itself.
 */
export interface EarlierRows {
  readonly state: string;
  /** JSON: `[[below, time], …]`. */
  readonly bounds: string;
}

const most = 200;
const leastRows = 1024;

/** Another one after each change that others made, and on each connection: SQLite counts the changes that a connection sees. */
export const state = sql`(SELECT opened_as() || '/' || data_version FROM pragma_data_version)`;

const learnt = new WeakMap<Database, EarlierRows>();

/** Looks through the table once after each change, and not at all where nothing was changed since. */
export async function earlierRows(
  database: Database,
  { table, time }: Latest,
  signal?: AbortSignal,
): Promise<EarlierRows> {
  const known = learnt.get(database) ?? { state: '', bounds: '[]' };
  const rowid = sql`${table}.rowid`;
  const rows = await database.all(
    sql`WITH RECURSIVE
      ends(first, last) AS MATERIALIZED (SELECT (SELECT min(rowid) FROM ${table}), (SELECT max(rowid) FROM ${table}) WHERE ${state} <> ${known.state}),
      size(rows) AS MATERIALIZED (SELECT max(${leastRows}, (last - first) / ${most} + 1) FROM ends),
      parts(first) AS (SELECT first FROM ends WHERE first IS NOT NULL
        UNION ALL SELECT parts.first + rows FROM parts, size, ends WHERE parts.first + rows <= last)
      SELECT ${state}, parts.first + rows, (SELECT max(${time}) FROM ${table}
        WHERE ${rowid} >= parts.first AND ${rowid} < parts.first + rows AND (${rowid} % 128 OR still_wanted()))
      FROM parts, size`,
    signal,
  );
  const [first] = rows;
  if (!first) return known;
  let latest = -Infinity;
  const bounds: (readonly [below: number, time: number])[] = [];
  for (const [, below, time] of rows) {
    // Whole numbers that a double cannot hold come as text: nothing is known of what is below such a row, or after such a time.
    if (typeof below !== 'number' || typeof time === 'string') break;
    latest = Math.max(latest, time ?? -Infinity);
    if (latest !== -Infinity) bounds.push([below, latest]);
  }
  const found = { state: text(first, 0), bounds: JSON.stringify(bounds) };
  learnt.set(database, found);
  return found;
}

/** The rowid below which no row has this time or a later one, as far as is known. */
export function noLaterBelow({ state: known, bounds }: EarlierRows, time: Sql, rowid: Sql): Sql {
  return sql`ifnull((SELECT max(value ->> 0) FROM json_each(${bounds})
    WHERE ${state} = ${known} AND value ->> 0 <= ${rowid} AND value ->> 1 < ${time}), -9223372036854775808)`;
}
