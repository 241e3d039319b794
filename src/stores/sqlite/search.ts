import { readFilter, readOrderBy, type Condition, type Order } from '../../filter/check.ts';
import { FilterError } from '../../filter/filterError.ts';
import type { Rules } from '../../filter/rules.ts';
import { every, sql, type Sql } from '../../filter/sql.ts';
import { maxPageSize, pageSize, type SearchQuery } from '../store.ts';
import { StoreError } from '../storeError.ts';
import type { Database } from './database.ts';
import { afterToken, orderBy, pageToken, sortValues, type SortKey } from './pageToken.ts';
import { selected } from './schema.ts';
import type { Row } from './session.ts';

export interface Search {
  readonly values: readonly Sql[];
  readonly from: Sql;
  readonly where: readonly Sql[];
  /** Ends with what is unique. */
  readonly order: readonly SortKey[];
}

export interface PageQuery {
  readonly maxResults?: number;
  readonly pageToken?: string;
}

export interface RowPage {
  readonly rows: readonly Row[];
  readonly nextPageToken?: string;
}

/** One page of a search, from one statement. A row has the values asked for, then those that were sorted by. */
export async function searchPage(
  database: Database,
  search: Search,
  query: PageQuery,
  signal?: AbortSignal,
): Promise<RowPage> {
  const maxResults = checkedMaxResults(query.maxResults);
  const { values, from, order } = search;
  const where = every([...search.where, afterToken(order, query.pageToken), sql`still_wanted()`]);
  const statement = sql`SELECT ${selected([...values, ...sortValues(order)])} FROM ${from}
    WHERE ${where} ORDER BY ${orderBy(order)} LIMIT ${maxResults + 1}`;
  const rows = await database.all(statement, signal);
  const last = rows[maxResults - 1];
  if (rows.length <= maxResults || !last) return { rows };
  return { rows: rows.slice(0, maxResults), nextPageToken: pageToken(order, last.slice(values.length)) };
}

function checkedMaxResults(maxResults: number = pageSize): number {
  if (Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= maxPageSize) return maxResults;
  throw new StoreError('invalid', `Ask for 1 to ${String(maxPageSize)} items at once, not ${String(maxResults)}.`, {
    errorCode: 'INVALID_PARAMETER_VALUE',
  });
}

/** Reads the filter and the order of a search; what is wrong with them becomes MLflow's answer, with the place. */
export function readQuery(
  { filter, orderBy }: SearchQuery,
  rules: Rules,
): { readonly conditions: readonly Condition[]; readonly orders: readonly Order[] } {
  try {
    return { conditions: readFilter(filter, rules), orders: readOrderBy(orderBy, rules) };
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const place = error.end > 0 ? ` (character ${String(error.start + 1)} of the filter)` : '';
    throw new StoreError('invalid', `${error.message}${place}`, { cause: error, errorCode: error.errorCode });
  }
}

/** MLflow's answer for an id that is no whole number. */
export function checkedExperimentId(experimentId: string): string {
  if (/^\d+$/.test(experimentId)) return experimentId;
  throw new StoreError('invalid', `An experiment id is a whole number, not "${experimentId.slice(0, 100)}".`, {
    errorCode: 'INVALID_PARAMETER_VALUE',
  });
}

export function notFound(message: string, errorCode = 'RESOURCE_DOES_NOT_EXIST'): StoreError {
  return new StoreError('notFound', message, { errorCode });
}

/** Lists in pieces of what is asked for in one statement. */
export function batches<Item>(items: readonly Item[], size = pageSize): readonly (readonly Item[])[] {
  const result: Item[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}
