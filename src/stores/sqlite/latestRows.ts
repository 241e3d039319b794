import { sql, type Sql } from '../../filter/sql.ts';
import { noLaterBelow, type EarlierRows, type Latest } from './earlierRows.ts';

const earliest = sql`-9223372036854775808`;

/**
 * The rowids among which the `count` latest are, as the table `latest(id)`; all ties are among them.
 *
 * MLflow has no index by time, but rows written later are nearly always later. So the table is gone through from its end until enough rows
 * are found; then of the rest what is not known to be earlier, for rows that are no earlier than the earliest of these: one comparison each,
 * where the conditions take several lookups, and nothing to sort. Where times go another way than rows, it is still right, and as slow as a
 * plain search.
 */
export function latestRows({ table, time }: Latest, where: Sql, count: number, earlier: EarlierRows): Sql {
  const rowid = sql`${table}.rowid`;
  const known = sql`ifnull(${time}, ${earliest})`;
  // Asked now and then only: that call takes longer than all else that is done for a row.
  const wanted = sql`(${rowid} % 128 OR still_wanted()) AND ${where}`;
  return sql`WITH
    seen(id, time) AS MATERIALIZED (SELECT ${rowid}, ${known} FROM ${table} WHERE ${wanted} ORDER BY ${rowid} DESC LIMIT ${count}),
    last(id, time) AS MATERIALIZED (SELECT min(id), min(time) FROM seen HAVING count(*) = ${count}),
    rest(first, id, time) AS MATERIALIZED (SELECT ${noLaterBelow(earlier, sql`last.time`, sql`last.id`)}, id, time FROM last),
    latest(id) AS (SELECT id FROM seen UNION ALL
      SELECT ${rowid} FROM rest CROSS JOIN ${table}
      WHERE ${rowid} >= rest.first AND ${rowid} < rest.id AND ${known} >= rest.time AND ${wanted})`;
}
