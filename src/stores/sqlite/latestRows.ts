import { sql, type Sql } from '../../filter/sql.ts';

/** A table in which MLflow puts every new row at the end, searched for the latest by a time that may be NULL. */
export interface Latest {
  readonly table: Sql;
  readonly time: Sql;
}

const earliest = sql`-9223372036854775808`;

/**
 * The rowids among which the `count` latest are, as the table `latest(id)`; all ties are among them.
 *
 * MLflow has no index by time, but rows written later are nearly always later. So the table is gone through from its end until enough rows
 * are found; then the rest, for rows that are no earlier than the earliest of these: one comparison each, where the conditions take several
 * lookups, and nothing to sort. Where times go another way than rows, it is still right, and as slow as a plain search.
 */
export function latestRows({ table, time }: Latest, where: Sql, count: number): Sql {
  const rowid = sql`${table}.rowid`;
  const known = sql`ifnull(${time}, ${earliest})`;
  // Asked now and then only: that call takes longer than all else that is done for a row.
  const wanted = sql`(${rowid} % 128 OR still_wanted()) AND ${where}`;
  return sql`WITH
    seen(id, time) AS MATERIALIZED (SELECT ${rowid}, ${known} FROM ${table} WHERE ${wanted} ORDER BY ${rowid} DESC LIMIT ${count}),
    last(id, time) AS MATERIALIZED (SELECT min(id), min(time) FROM seen HAVING count(*) = ${count}),
    latest(id) AS (SELECT id FROM seen UNION ALL
      SELECT ${rowid} FROM last CROSS JOIN ${table} WHERE ${known} >= last.time AND ${rowid} < last.id AND ${wanted})`;
}
