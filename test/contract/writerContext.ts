import assert from 'node:assert/strict';
import { StoreError } from '../../src/stores/storeError.ts';
import type { Store } from '../../src/stores/store.ts';
import type { StoreWriter } from '../../src/stores/storeWriter.ts';
import type { WriterPlace } from './writerPlaces.ts';

/** What a test of the writers needs. Filled in before the first test runs. */
export interface WriterContext {
  store: Store;
  writer: StoreWriter;
  place: WriterPlace;
}

/** What MLflow's own client reads. */
export async function asMlflowReads<Item>(
  { place }: WriterContext,
  ask: keyof Store,
  ...args: unknown[]
): Promise<Item> {
  const answer = await place.oracle.ask(ask, ...args);
  if ('errorCode' in answer) throw new Error(`MLflow answers ${answer.errorCode}.`);
  return answer.value as Item;
}

/** Waits for a change to be refused with MLflow's error code. */
export async function refused(change: Promise<unknown>, errorCode: string): Promise<void> {
  await assert.rejects(change, (error) => {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.errorCode, errorCode, error.message);
    assert.equal(error.outcome, undefined);
    assert.match(error.message, /\.$/);
    return true;
  });
}
