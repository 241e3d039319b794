import assert from 'node:assert/strict';
import type { Run } from '../../src/model/run.ts';
import type { RunQuery } from '../../src/stores/store.ts';
import { agree, agreeOnSome, agreeToRefuse, allPages } from './agree.ts';
import type { Context } from './context.ts';
import { allExperimentIds, experimentIdOf } from './find.ts';
import {
  findsNoRun,
  findsRuns,
  illegalRunFilters,
  illegalRunOrders,
  runOrders,
  strangeRunFilters,
} from './runFilters.ts';

export function runSearchTests(context: Context): void {
  const search = (query: RunQuery): [Promise<unknown>, ReturnType<Context['oracle']['ask']>] => [
    allPages((pageToken) => context.store.searchRuns({ ...query, ...(pageToken && { pageToken }) })),
    context.oracle.ask('searchRuns', query),
  ];
  /** The experiments with few runs: asking for all 300 again and again proves no more. */
  let experimentIds: string[];
  let many: string;

  before(async () => {
    many = await experimentIdOf(context.store, 'many runs');
    experimentIds = (await allExperimentIds(context.store)).filter((id) => id !== many);
  });

  for (const viewType of ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'] as const) {
    it(`lists ${viewType} of several experiments, the newest first`, () =>
      agreeOnSome(...search({ experimentIds, viewType })));
  }

  it('gives 270 runs, three at a time begun in the same moment, in pages of 100', async () => {
    const pages = (await agreeOnSome(...search({ experimentIds: [many], maxResults: 100 }))) as Run[][];
    assert.deepEqual(
      pages.map((page) => page.length),
      [100, 100, 70],
    );
  });

  it('gives 250 a page unless asked otherwise', async () => {
    const page = await context.store.searchRuns({ experimentIds: [many] });
    assert.equal(page.items.length, 250);
    assert.ok(page.nextPageToken);
  });

  it('gives pages of a sorted search', async () => {
    const orderBy = ['metrics.score DESC'];
    const pages = (await agreeOnSome(...search({ experimentIds: [many], orderBy, maxResults: 20 }))) as Run[][];
    assert.equal(pages.flat()[0]?.metrics['score'], 260 / 270);
  });

  it('gives pages of several experiments, among them one that is not there', async () => {
    const ids = [...experimentIds, '987654', many];
    const pages = (await agreeOnSome(...search({ experimentIds: ids, maxResults: 60, viewType: 'ALL' }))) as Run[][];
    assert.ok(pages.length > 4);
    await agreeOnSome(...search({ experimentIds: ids, orderBy: ['metrics.score DESC'], maxResults: 90 }));
  });

  it('gives no runs of no experiments, of an empty one, and of one that is not there', async () => {
    const empty = await experimentIdOf(context.store, 'empty');
    for (const ids of [[], [empty], ['987654']]) await agree(...search({ experimentIds: ids }));
  });

  for (const orderBy of runOrders) {
    it(`sorts by ${orderBy.join(', ')}`, () => agreeOnSome(...search({ experimentIds, orderBy, viewType: 'ALL' })));
  }
  for (const filter of findsRuns) {
    it(`finds ${filter}`, () => agreeOnSome(...search({ experimentIds, filter })));
  }
  for (const filter of findsNoRun) {
    it(`finds no run with ${filter}`, async () => {
      assert.deepEqual(((await agree(...search({ experimentIds, filter }))) as Run[][]).flat(), []);
    });
  }
  for (const filter of strangeRunFilters) {
    it(`answers the strange filter ${filter}`, () => agree(...search({ experimentIds, filter })));
  }
  for (const filter of illegalRunFilters) {
    it(`refuses the filter ${filter}`, () => agreeToRefuse(...search({ experimentIds, filter })));
  }
  for (const orderBy of illegalRunOrders) {
    it(`refuses to sort by ${orderBy.join(', ')}`, () => agreeToRefuse(...search({ experimentIds, orderBy })));
  }
  for (const maxResults of [0, -1, 50_001]) {
    it(`refuses ${maxResults} results at once`, () => agreeToRefuse(...search({ experimentIds, maxResults })));
  }
}
