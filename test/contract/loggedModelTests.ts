import assert from 'node:assert/strict';
import type { LoggedModel } from '../../src/model/loggedModel.ts';
import type { LoggedModelQuery } from '../../src/stores/store.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { agree, agreeOnSome, agreeToRefuse, allPages } from './agree.ts';
import type { Context } from './context.ts';
import { allExperimentIds, experimentIdOf } from './find.ts';

export function loggedModelTests(context: Context): void {
  const search = (query: LoggedModelQuery): [Promise<unknown>, ReturnType<Context['oracle']['ask']>] => [
    allPages((pageToken) => context.store.searchLoggedModels({ ...query, ...(pageToken && { pageToken }) })),
    context.oracle.ask('searchLoggedModels', query),
  ];

  it('lists those of all experiments', async () => {
    await agreeOnSome(...search({ experimentIds: await allExperimentIds(context.store) }));
  });

  it('lists those of one experiment: ready, pending and failed', async () => {
    const experimentIds = [await experimentIdOf(context.store, 'odd %')];
    const models = ((await agreeOnSome(...search({ experimentIds }))) as LoggedModel[][]).flat();
    assert.deepEqual(models.map(({ status }) => status).sort(), ['PENDING', 'READY', 'UPLOAD_FAILED']);
  });

  it('gives pages of the size asked for', async () => {
    const experimentIds = await allExperimentIds(context.store);
    const pages = (await agreeOnSome(...search({ experimentIds, maxResults: 4 }))) as LoggedModel[][];
    assert.ok(pages.length > 2);
  });

  it('finds one by its name, or says that this store cannot yet', async () => {
    const experimentIds = await allExperimentIds(context.store);
    const filter = "name = 'odd-model'";
    if (context.store.kind === 'sqlite') {
      const asked = context.store.searchLoggedModels({ experimentIds, filter });
      await assert.rejects(asked, (error) => error instanceof StoreError && error.fault === 'unsupported');
      return;
    }
    await agreeOnSome(...search({ experimentIds, filter }));
    await agree(...search({ experimentIds, filter: "name = 'nosuch'" }));
  });

  it('gets each, with params, tags, and metrics by run and data set', async () => {
    const { items } = await context.store.searchLoggedModels({ experimentIds: await allExperimentIds(context.store) });
    assert.ok(items.some(({ metrics }) => metrics.some(({ datasetName }) => datasetName === 'odd `data`')));
    for (const { modelId } of items) {
      await agreeOnSome(context.store.getLoggedModel(modelId), context.oracle.ask('getLoggedModel', modelId));
    }
  });

  it('has no model of an id that is not there', () =>
    agreeToRefuse(context.store.getLoggedModel('m-nosuch'), context.oracle.ask('getLoggedModel', 'm-nosuch')));
}
