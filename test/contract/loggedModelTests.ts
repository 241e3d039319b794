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

  for (const filter of [
    "name = 'odd-model'",
    "attributes.name ILIKE '%-MODEL'",
    "name IN ('odd-model', 'failed-model') AND creation_timestamp > 0",
    "status = '2'",
    'metrics.`model accuracy` >= 0.875',
    "params.constructor = 'c' AND tags.`__proto__` LIKE 'p%'",
  ]) {
    it(`finds ${filter}`, async () =>
      agreeOnSome(...search({ experimentIds: await allExperimentIds(context.store), filter })));
  }
  for (const filter of ["name = 'nosuch'", "status = 'READY'", 'name = "odd-model"', 'metrics."model accuracy" > 0']) {
    it(`finds none with ${filter}`, async () =>
      agree(...search({ experimentIds: await allExperimentIds(context.store), filter })));
  }
  for (const filter of [
    "colour = 'red'",
    "metric.loss = '1'",
    "metrics.loss = '1'",
    'name IS NULL',
    'name > 3',
    'attributes.creation_time > 0',
    "name = 'a' OR name = 'b'",
  ]) {
    it(`refuses ${filter}`, async () => {
      const experimentIds = await allExperimentIds(context.store);
      if (context.store.kind === 'rest') {
        await assert.rejects(context.store.searchLoggedModels({ experimentIds, filter }), StoreError);
      } else await agreeToRefuse(...search({ experimentIds, filter }));
    });
  }

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
