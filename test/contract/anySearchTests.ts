import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Page } from '../../src/model/page.ts';
import type { Store } from '../../src/stores/store.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { someSearches, type Search, type SearchMethod } from './anySearch.ts';
import { allPages } from './agree.ts';
import { allExperimentIds } from './find.ts';
import type { Oracle, SearchAnswer } from './oracle.ts';

const count = process.env['PODIUM_CONTRACT'] === 'all' ? 400 : 200;
/** The same searches every time, so that a change is judged by what it changed; `PODIUM_SEED=random` looks for others, a number repeats a run. */
const asked = process.env['PODIUM_SEED'] ?? '20261121';
const seed = asked === 'random' ? randomInt(2 ** 31) : Number(asked);

/** The same rows in the same order, or the same error code, whatever is asked. `judge` is MLflow's client on the same data. */
export function anySearchTests(
  context: { readonly store: Store; readonly judge: Oracle },
  agree = isDeepStrictEqual,
  /** That find something, so that not nothing is compared with nothing. */
  fewest = count / 20,
): void {
  it(`answers ${String(count)} random filters and orders as MLflow does (PODIUM_SEED=${String(seed)})`, async () => {
    const { store, judge } = context;
    const searches = someSearches(seed, count, await allExperimentIds(store));
    const expected = await judge.searchAll(searches);
    const different: object[] = [];
    for (const [index, search] of searches.entries()) {
      const [ours, theirs] = [await answerOf(store, search), expected[index]];
      if (!agree(ours, theirs)) different.push({ search, ours, theirs });
    }
    assert.deepEqual(different, []);
    assert.ok(expected.filter((answer) => 'errorCode' in answer).length > count / 10, 'too few are illegal');
    assert.ok(
      expected.filter((answer) => 'value' in answer && answer.value.length > 0).length > fewest,
      'too few find',
    );
  });
}

async function answerOf(store: Store, [method, query]: Search): Promise<SearchAnswer> {
  const searching = store as Readonly<Record<SearchMethod, (query: object) => Promise<Page<object>>>>;
  try {
    const pages = await allPages((pageToken) =>
      searching[method]({ ...query, ...(pageToken !== undefined && { pageToken }) }),
    );
    return { value: pages.flat().map(nameOf) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    // What MLflow did not foresee comes from its server as a page, which its client calls this.
    const errorCode = error.errorCode ?? (error.fault === 'server' ? 'INTERNAL_ERROR' : undefined);
    if (errorCode === undefined) throw error;
    return { errorCode };
  }
}

/** What tells an item from others of its kind. */
function nameOf(item: { runId?: string; experimentId?: string; name?: string; version?: string }): string {
  if (item.version !== undefined) return `${item.name ?? ''} ${item.version}`;
  return item.runId ?? item.experimentId ?? item.name ?? '';
}
