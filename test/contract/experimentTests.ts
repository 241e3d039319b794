import assert from 'node:assert/strict';
import type { Experiment } from '../../src/model/experiment.ts';
import type { SearchQuery } from '../../src/stores/store.ts';
import { agree, agreeOnSome, agreeToRefuse, allPages } from './agree.ts';
import type { Context } from './context.ts';

export function experimentTests(context: Context): void {
  const search = (query: SearchQuery): [Promise<unknown>, ReturnType<Context['oracle']['ask']>] => [
    allPages((pageToken) => context.store.searchExperiments({ ...query, ...(pageToken && { pageToken }) })),
    context.oracle.ask('searchExperiments', query),
  ];

  for (const viewType of ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL'] as const) {
    it(`lists ${viewType}, the newest first`, () => agreeOnSome(...search({ viewType })));
  }

  it('lists the active ones when nothing is asked', async () => {
    const page = await context.store.searchExperiments();
    await agreeOnSome(Promise.resolve([page.items]), context.oracle.ask('searchExperiments', {}));
  });

  it('gives pages of the size asked for', async () => {
    const pages = (await agreeOnSome(...search({ viewType: 'ALL', maxResults: 2 }))) as Experiment[][];
    assert.ok(pages.length > 2);
  });

  for (const orderBy of [['last_update_time DESC'], ['name'], ['name DESC'], ['creation_time ASC', 'experiment_id']]) {
    it(`sorts by ${orderBy.join(', ')}`, () => agreeOnSome(...search({ orderBy, viewType: 'ALL' })));
  }

  for (const filter of ["name LIKE 'wine%'", "name ILIKE '%WINE%'", "tags.owner = 'ada'", "name != 'empty'"]) {
    it(`finds ${filter}`, () => agreeOnSome(...search({ filter })));
  }

  it('finds a name with every kind of quote by its backtick', () =>
    agreeOnSome(...search({ filter: 'name LIKE "odd %"' })));
  it('finds nothing where nothing fits', () => agree(...search({ filter: "name = 'no such experiment'" })));

  for (const filter of ['name', "name = 'a' OR name = 'b'", "colour = 'red'", 'name > 3']) {
    it(`refuses the filter ${filter}`, () => agreeToRefuse(...search({ filter })));
  }
  it('refuses to sort by what experiments do not have', () => agreeToRefuse(...search({ orderBy: ['colour'] })));

  it('gets each one, also the deleted', async () => {
    const { items } = await context.store.searchExperiments({ viewType: 'ALL' });
    assert.ok(items.some((found) => found.lifecycleStage === 'deleted'));
    for (const { experimentId } of items) {
      await agreeOnSome(context.store.getExperiment(experimentId), context.oracle.ask('getExperiment', experimentId));
    }
  });

  for (const id of ['987654', 'one']) {
    it(`has no experiment ${id}`, () =>
      agreeToRefuse(context.store.getExperiment(id), context.oracle.ask('getExperiment', id)));
  }
}
