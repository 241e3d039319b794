import type { Rules } from '../../filter/rules.ts';
import { every, sql, type Sql } from '../../filter/sql.ts';
import { checkedMaxResults, invalid, readQuery as readAnyQuery } from '../query.ts';
import { pageSize, type SearchQuery } from '../store.ts';
import type { Database } from './database.ts';
import { earlierRows, type Latest } from './earlierRows.ts';
import { latestRows } from './latestRows.ts';
import { afterToken, orderBy, pageToken, sortValues, type SortKey } from './pageToken.ts';
import { selected } from './schema.ts';
import type { Row } from './row.ts';
import { refuseUnanswerable } from './unanswerable.ts';

export interface Search {
  readonly values: readonly Sql[];
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** Ends with what is unique. */
  readonly order: readonly SortKey[];
  /** Where the order begins with a time, the latest first, and `from` is nothing but that table. */
  readonly latest?: Latest | undefined;
}

export interface PageQuery {
  readonly maxResults?: number;
  readonly pageToken?: string;
}

export interface RowPage {
  readonly rows: readonly Row[];
  readonly nextPageToken?: string;
}

export function readQuery(query: SearchQuery, rules: Rules): ReturnType<typeof readAnyQuery> {
  const read = readAnyQuery(query, rules);
  read.conditions.forEach(refuseUnanswerable);
  return read;
}

/** One page of a search, from one statement. A row has the values asked for, then those that were sorted by. */
export async function searchPage(
  database: Database,
  search: Search,
  query: PageQuery,
  signal?: AbortSignal,
): Promise<RowPage> {
  const maxResults = checkedMaxResults(query.maxResults);
  const { values, from, order, latest } = search;
  const where = every([...search.where, afterToken(order, query.pageToken)]);
  const selection = sql`SELECT ${selected([...values, ...sortValues(order)])}`;
  const sorted = sql`ORDER BY ${orderBy(order)} LIMIT ${maxResults + 1}`;
  const statement = latest
    ? sql`${latestRows(latest, where, maxResults + 1, await earlierRows(database, latest, signal))}
      ${selection} FROM latest CROSS JOIN ${from} WHERE ${latest.table}.rowid = latest.id ${sorted}`
    : sql`${selection} FROM ${from} WHERE ${where} AND still_wanted() ${sorted}`;
  const rows = await database.all(statement, signal);
  const last = rows[maxResults - 1];
  if (rows.length <= maxResults || !last) return { rows };
  return { rows: rows.slice(0, maxResults), nextPageToken: pageToken(order, last.slice(values.length)) };
}

/** MLflow's answer for an id that is no whole number. */
export function checkedExperimentId(experimentId: string): string {
  if (/^\d+$/.test(experimentId)) return experimentId;
  throw invalid(`An experiment id is a whole number, not "${experimentId.slice(0, 100)}".`);
}

/** Lists in pieces of what is asked for in one statement. */
export function batches<Item>(items: readonly Item[], size = pageSize): readonly (readonly Item[])[] {
  const result: Item[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}
