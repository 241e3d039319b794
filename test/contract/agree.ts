import assert from 'node:assert/strict';
import { StoreError } from '../../src/stores/storeError.ts';
import type { Page } from '../../src/model/page.ts';
import type { Answer } from './oracle.ts';

/**
 * Holds a store's answer against MLflow's own: the same value, or a refusal with the same error code.
 * @returns what both answered, for tests that say more about it.
 */
export async function agree(got: Promise<unknown>, expected: Promise<Answer>): Promise<unknown> {
  const [ours, theirs] = await Promise.all([settled(got), expected]);
  assert.deepEqual(plain(ours), plain(theirs));
  return 'value' in theirs ? theirs.value : undefined;
}

/** As {@link agree}, and neither may refuse or be empty: a comparison of nothing with nothing proves nothing. */
export async function agreeOnSome(got: Promise<unknown>, expected: Promise<Answer>): Promise<unknown> {
  const value = await agree(got, expected);
  assert.ok(
    value !== undefined && !(Array.isArray(value) && value.flat().length === 0),
    'MLflow itself answers nothing',
  );
  return value;
}

/** As {@link agree}, and both must refuse. */
export async function agreeToRefuse(got: Promise<unknown>, expected: Promise<Answer>): Promise<void> {
  await agree(got, expected);
  assert.ok('errorCode' in (await expected), 'MLflow itself answers');
}

/** Every page of a search. MLflow may answer an empty last one, which says nothing. */
export async function allPages<Item>(ask: (pageToken?: string) => Promise<Page<Item>>): Promise<(readonly Item[])[]> {
  const pages: (readonly Item[])[] = [];
  let pageToken: string | undefined;
  do {
    const page = await ask(pageToken);
    pages.push(page.items);
    pageToken = page.nextPageToken;
  } while (pageToken !== undefined);
  return pages;
}

/** The store's answer as the oracle would give it. */
async function settled(got: Promise<unknown>): Promise<unknown> {
  try {
    return { value: await got };
  } catch (error) {
    if (error instanceof StoreError && error.errorCode !== undefined) return { errorCode: error.errorCode };
    throw error;
  }
}

/** Lists whose order MLflow leaves to chance. */
const unordered = new Set(['datasets', 'modelInputs', 'modelOutputs', 'metrics']);

/** The same data without prototypes, trailing empty pages and chance. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(plain);
    while (items.length > 0 && isEmptyPage(items.at(-1))) items.pop();
    return items;
  }
  if (value === null || typeof value !== 'object') return value;
  const copy = Object.create(null) as Record<string, unknown>;
  for (const [key, item] of Object.entries(value)) {
    const part = plain(item);
    copy[key] = Array.isArray(part) && unordered.has(key) ? sorted(part) : part;
  }
  return copy;
}

function isEmptyPage(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function sorted(items: readonly unknown[]): readonly unknown[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
