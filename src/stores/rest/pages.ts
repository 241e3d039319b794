import * as v from 'valibot';
import { mapInSlices } from '../../base/slices.ts';
import type { Page } from '../../model/page.ts';
import { maxPageSize, pageSize } from '../store.ts';
import { StoreError } from '../storeError.ts';
import type { Endpoint } from './endpoints.ts';
import { maxBytes, MiB } from './limits.ts';
import { TooLargePart } from './longList.ts';
import { readList } from './readReply.ts';
import type { Question } from './request.ts';
import type { RestClient } from './restClient.ts';
import { decode } from './wire.ts';

/** One after the other, of a list that is read to its end. */
const mostEmptyPages = 100;

/** Where a reply keeps its list, and what is in it. */
export interface Listing<Item> {
  readonly field: string;
  readonly item: v.GenericSchema<unknown, Item>;
}

/**
 * Asks for one page. `pageToken` is the one that the question holds, if any. Items that cannot be read are left out, with a line in the
 * log, as long as there are others.
 */
export async function askPage<Item>(
  client: RestClient,
  question: Question,
  listing: Listing<Item>,
  pageToken: string | undefined,
  signal?: AbortSignal,
): Promise<Page<Item>> {
  const damaged: StoreError[] = [];
  const page = await readPage(client, question, listing, pageToken, (error) => damaged.push(error), signal);
  const [first] = damaged;
  if (!first) return page;
  if (page.items.length === 0) throw first;
  client.note(`${question.endpoint.path}: left out ${damaged.length} of a page: ${first.message}`);
  return page;
}

/** Gives each item that cannot be read to `damaged`, which may throw it. */
async function readPage<Item>(
  client: RestClient,
  question: Question,
  { field, item }: Listing<Item>,
  pageToken: string | undefined,
  damaged: (error: StoreError) => void,
  signal?: AbortSignal,
): Promise<Page<Item>> {
  const { endpoint } = question;
  const envelope = v.object({
    [field]: v.nullish(v.array(v.unknown()), []),
    next_page_token: v.nullish(v.string(), ''),
  });
  const json = await client.ask(question, (answer, url) => readList(answer, url, field, signal), signal);
  const reply = decode(envelope, json, endpoint);
  const read = (one: unknown): readonly Item[] => {
    try {
      if (one instanceof TooLargePart) throw tooLarge(field);
      return [decode(item, one, endpoint)];
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      damaged(error);
      return [];
    }
  };
  const items = (await mapInSlices(reply[field] as readonly unknown[], read, signal)).flat();
  const nextPageToken = reply.next_page_token as string;
  if (nextPageToken === '') return { items };
  if (nextPageToken === pageToken) throw circular(endpoint);
  return { items, nextPageToken };
}

/** Asks for page after page. Of these, nothing may be left out. */
export async function askAllPages<Item>(
  client: RestClient,
  question: (pageToken: string | undefined) => Question,
  listing: Listing<Item>,
  maxItems: number,
  signal?: AbortSignal,
): Promise<Item[]> {
  const all: Item[] = [];
  const seen = new Set<string>();
  let empty = 0;
  let pageToken: string | undefined;
  do {
    const asked = question(pageToken);
    const page = await readPage(client, asked, listing, pageToken, refuse, signal);
    for (const item of page.items) all.push(item);
    empty = page.items.length === 0 ? empty + 1 : 0;
    if (empty > mostEmptyPages) throw endless(asked.endpoint);
    if (all.length > maxItems) {
      throw new StoreError(
        'tooLarge',
        `The list that ${asked.endpoint.path} answers has more than ${maxItems} entries.`,
      );
    }
    pageToken = page.nextPageToken;
    if (pageToken !== undefined && seen.has(pageToken)) throw circular(asked.endpoint);
    if (pageToken !== undefined) seen.add(pageToken);
  } while (pageToken !== undefined);
  return all;
}

/** The number of items to ask for, within what the endpoint allows. */
export function pageLimit(maxResults: number = pageSize, endpointMost: number = maxPageSize): number {
  if (Number.isInteger(maxResults) && maxResults >= 1 && maxResults <= maxPageSize)
    return Math.min(maxResults, endpointMost);
  throw new StoreError('invalid', `maxResults must be a whole number from 1 to ${maxPageSize}.`, {
    errorCode: 'INVALID_PARAMETER_VALUE',
  });
}

function tooLarge(field: string): StoreError {
  const most = String(maxBytes.entity / MiB);
  return new StoreError(
    'tooLarge',
    `One of the ${field} has more than ${most} MiB, which is more than Podium shows. Look for what logs so many metrics, params or tags.`,
  );
}

function refuse(error: StoreError): never {
  throw error;
}

function circular(endpoint: Endpoint): StoreError {
  return new StoreError(
    'damaged',
    `The pages of ${endpoint.path} go in a circle: the server repeats a page token. Ask its administrator.`,
  );
}

function endless(endpoint: Endpoint): StoreError {
  return new StoreError(
    'damaged',
    `The pages of ${endpoint.path} are empty without end: the server names ever another one. Ask its administrator.`,
  );
}
