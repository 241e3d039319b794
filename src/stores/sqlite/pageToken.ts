import { createHash } from 'node:crypto';
import { joined, sql, type Sql } from '../../filter/sql.ts';
import { wrongPageToken } from '../query.ts';
import type { Value } from './row.ts';

/** One thing to sort by: a column, or an expression in parentheses. `whole` for integers that may exceed 2^53. */
export interface SortKey {
  readonly value: Sql;
  readonly descending?: boolean;
  readonly whole?: boolean;
}

/**
 * Where a page ended, as the sort values of its last item: what comes after is then right also when rows were added or deleted
 * in between, which MLflow's own offsets are not. Infinite values are written as text, since JSON has no others.
 */
export function pageToken(order: readonly SortKey[], last: readonly (Value | undefined)[]): string {
  const values = last.map((value) => (typeof value === 'number' ? { number: String(value) } : value));
  return Buffer.from(JSON.stringify({ by: fingerprint(order), after: values })).toString('base64url');
}

/** The condition for what comes after the token. */
export function afterToken(order: readonly SortKey[], token: string | undefined): Sql {
  if (token === undefined || token === '') return sql`1`;
  const last = parse(token);
  if (last?.by !== fingerprint(order) || last.after.length !== order.length) {
    throw wrongPageToken();
  }
  const { after } = last;
  const ways = order.map((key, index) => {
    const same = order.slice(0, index).map((before, at) => sql`${before.value} IS ${bound(before, after[at])}`);
    return sql`(${joined([...same, comesAfter(key, after[index] ?? null)], ' AND ')})`;
  });
  return sql`(${joined(ways, ' OR ')})`;
}

/** SELECT values from which {@link pageToken} is made. */
export function sortValues(order: readonly SortKey[]): Sql[] {
  return order.map((key) => (key.whole ? sql`CAST(${key.value} AS TEXT)` : key.value));
}

export function orderBy(order: readonly SortKey[]): Sql {
  return joined(
    order.map((key) => (key.descending ? sql`${key.value} DESC` : key.value)),
    ', ',
  );
}

/** SQLite sorts NULL before everything else. */
function comesAfter(key: SortKey, last: Value): Sql {
  if (last === null) return key.descending ? sql`0` : sql`${key.value} IS NOT NULL`;
  if (key.descending) return sql`(${key.value} < ${bound(key, last)} OR ${key.value} IS NULL)`;
  return sql`${key.value} > ${bound(key, last)}`;
}

function bound(key: SortKey, value: Value | undefined): Sql {
  return key.whole ? sql`CAST(${value ?? null} AS INTEGER)` : sql`${value ?? null}`;
}

/** What was sorted by, so that a token of another search is known as one. */
function fingerprint(order: readonly SortKey[]): string {
  const text = JSON.stringify(
    order.map((key) => [key.value.text, key.value.params.map(String), key.descending ?? false]),
  );
  return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}

function parse(token: string): { readonly by: unknown; readonly after: readonly Value[] } | undefined {
  try {
    const { by, after } = JSON.parse(Buffer.from(token, 'base64url').toString()) as { by: unknown; after: unknown };
    return Array.isArray(after) ? { by, after: after.map(value) } : undefined;
  } catch {
    return undefined;
  }
}

function value(found: unknown): Value {
  if (typeof found === 'string') return found;
  if (typeof found === 'object' && found !== null && 'number' in found) return Number(found.number);
  return null;
}
