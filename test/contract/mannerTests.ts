import assert from 'node:assert/strict';
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
