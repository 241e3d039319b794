import assert from 'node:assert/strict';
import { StoreError } from '../../src/stores/storeError.ts';
import { agreeOnSome, agreeToRefuse } from './agree.ts';
import type { Context } from './context.ts';
import { allExperimentIds, experimentIdOf, runIdOf } from './find.ts';

export function runTests(context: Context): void {
  it('gets each run of an experiment with odd names: metrics, params, tags, data sets and models', async () => {
    const experimentId = await experimentIdOf(context.store, 'odd %');
    const { items } = await context.store.searchRuns({ experimentIds: [experimentId], viewType: 'ALL' });
    assert.ok(items.length > 8);
    for (const { runId } of items) await agreeOnSome(context.store.getRun(runId), context.oracle.ask('getRun', runId));
  });

  it('gets a run of each experiment of the sample', async () => {
    const experimentIds = await allExperimentIds(context.store);
    for (const id of experimentIds) {
      const { items } = await context.store.searchRuns({ experimentIds: [id], viewType: 'ALL', maxResults: 1 });
      for (const { runId } of items)
        await agreeOnSome(context.store.getRun(runId), context.oracle.ask('getRun', runId));
    }
  });

  it('takes the value at the greatest step for the latest, also when steps were rewound', async () => {
    const run = await context.store.getRun(await runIdOf(context.store, 'numbers'));
    assert.deepEqual({ loss: run.metrics['loss'], tied: run.metrics['tied step'] }, { loss: 1, tied: 4 });
  });

  it('says NaN for NaN, and the greatest number for infinity, as MLflow keeps it', async () => {
    const { metrics } = await context.store.getRun(await runIdOf(context.store, 'numbers'));
    const odd = { nan: metrics['nan'], inf: metrics['inf'], minus: metrics['-inf'] };
    assert.deepEqual(odd, { nan: NaN, inf: Number.MAX_VALUE, minus: -Number.MAX_VALUE });
  });

  it('keeps names that are also names of JavaScript', async () => {
    const run = await context.store.getRun(await runIdOf(context.store, 'keys %'));
    assert.deepEqual(
      [run.metrics, run.params, run.tags].map((keyed) => [keyed['__proto__'], keyed['constructor']]),
      [
        [1, 2],
        ['p', 'c'],
        ['p', undefined],
      ],
    );
  });

  it('has no run of an id that is not there', () => {
    const id = '0'.repeat(32);
    return agreeToRefuse(context.store.getRun(id), context.oracle.ask('getRun', id));
  });

  // MLflow's client refuses these before it asks; the server answers as for any other id that is not there.
  for (const id of ['not a run', "'; DROP TABLE runs; --"]) {
    it(`has no run ${id}`, () =>
      assert.rejects(
        context.store.getRun(id),
        (error) => error instanceof StoreError && error.errorCode === 'RESOURCE_DOES_NOT_EXIST',
      ));
  }
}
