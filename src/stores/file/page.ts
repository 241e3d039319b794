import { createHash } from 'node:crypto';
import type { Page } from '../../model/page.ts';
import { checkedMaxResults, wrongPageToken } from '../query.ts';

interface PageQuery {
  readonly maxResults?: number;
  readonly pageToken?: string;
}

/** Where a page ended: after how many, and with which. Of the search itself it holds a mark, so that a token of another is known as one. */
interface Token {
  readonly of: string;
  readonly offset: number;
  readonly last: string;
}

/**
 * The part of what a search found that the token and the number ask for. What was added or deleted in between neither doubles nor
 * hides anything as long as the last one of the page before is there.
 */
export function pageOf<Item>(
  found: readonly Item[],
  idOf: (item: Item) => string,
  query: PageQuery,
  search: readonly unknown[],
): Page<Item> {
  const maxResults = checkedMaxResults(query.maxResults);
  const of = mark(search);
  const start = startOf(found, idOf, query.pageToken, of);
  const items = found.slice(start, start + maxResults);
  const last = items.at(-1);
  if (last === undefined || start + maxResults >= found.length) return { items };
  return { items, nextPageToken: written({ of, offset: start + maxResults, last: idOf(last) }) };
}

function startOf<Item>(
  found: readonly Item[],
  idOf: (item: Item) => string,
  pageToken: string | undefined,
  of: string,
): number {
  if (pageToken === undefined || pageToken === '') return 0;
  const token = read(pageToken);
  if (token?.of !== of) throw wrongPageToken();
  // Looked for only where it is somewhere else now: in a search that names an experiment twice, MLflow finds each of its runs twice.
  const before = found[token.offset - 1];
  if (before !== undefined && idOf(before) === token.last) return token.offset;
  const last = found.findIndex((item) => idOf(item) === token.last);
  return last < 0 ? token.offset : last + 1;
}

function mark(search: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(search)).digest('base64url').slice(0, 12);
}

function written(token: Token): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function read(text: string): Token | undefined {
  try {
    const { of, offset, last } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Token>;
    if (typeof of !== 'string' || typeof last !== 'string' || !Number.isSafeInteger(offset)) return undefined;
    return { of, offset: Math.max(0, offset ?? 0), last };
  } catch {
    return undefined;
  }
}
