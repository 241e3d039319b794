import assert from 'node:assert/strict';
import { openStore } from '../../src/stores/index.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import type { Context } from './context.ts';
import { allExperimentIds } from './find.ts';

export function mannerTests(context: Context): void {
  it('asks nothing when it was cancelled before, and rejects with the reason given', async () => {
    const reason = new Error('no longer wanted');
    await assert.rejects(context.store.searchExperiments({}, AbortSignal.abort(reason)), reason);
  });

  it('rejects with the reason given when it is cancelled underway, and goes on answering others', async () => {
    const experimentIds = await allExperimentIds(context.store);
    const [cancelled, wanted] = [new AbortController(), new AbortController()];
    const asked = context.store.searchRuns({ experimentIds, viewType: 'ALL' }, cancelled.signal);
    const other = context.store.searchRuns({ experimentIds, viewType: 'ALL', maxResults: 1 }, wanted.signal);
    const reason = new Error('no longer wanted');
    setImmediate(() => cancelled.abort(reason));
    await assert.rejects(asked, reason);
    assert.equal((await other).items.length, 1);
  });

  it('answers nothing once it is closed, and may be closed twice', async () => {
    const store = await openStore(context.store.uri);
    const experimentIds = ['0'];
    await store.searchExperiments();
    const underway = store.searchRuns({ experimentIds }).catch((error: unknown) => error);
    await store.close();
    await store.close();
    await underway;
    const later = [
      store.searchExperiments(),
      store.searchRuns({ experimentIds }),
      store.getMetricHistory('0'.repeat(32), 'loss'),
      store.listArtifacts({ runId: '0'.repeat(32) }),
      store.getModelVersionByAlias('nosuch', 'champion'),
      store.capabilities(),
    ];
    for (const asked of later) {
      await assert.rejects(asked, (error) => error instanceof StoreError && /clos/i.test(error.message));
    }
  });

  it('says what it can do', async () => {
    assert.deepEqual(await context.store.capabilities(), {
      ...(context.store.kind === 'rest' && { mlflowVersion: '3.17.2' }),
      loggedModels: true,
      aliases: true,
    });
  });

  it('refuses what it cannot read with a sentence', async () => {
    const page = context.store.searchExperiments({ pageToken: 'not a page token' });
    await assert.rejects(page, (error) => error instanceof StoreError && error.fault === 'invalid');
  });
}
