import assert from 'node:assert/strict';
import { afterEach } from 'mocha';
import type { StoreOptions } from '../../../../src/stores/index.ts';
import { usualLimits, type Limits } from '../../../../src/stores/rest/limits.ts';
import { openRestStore } from '../../../../src/stores/rest/restStore.ts';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError, type StoreFault } from '../../../../src/stores/storeError.ts';
import { serve, type Handler, type TestServer } from '../../../support/httpServer.ts';

export interface RestFixture {
  readonly serve: (handler: Handler) => Promise<TestServer>;
  readonly open: (url: string, options?: StoreOptions, limits?: Partial<Limits>) => Store;
  /** A server and a store for it. */
  readonly both: (
    handler: Handler,
    options?: StoreOptions,
    limits?: Partial<Limits>,
  ) => Promise<{ readonly server: TestServer; readonly store: Store }>;
}

/** Servers and stores that end with their test, however it ends. The waits between tries are short. */
export function restFixture(): RestFixture {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of open.splice(0).reverse()) await end();
  });
  const fixture: RestFixture = {
    async serve(handler) {
      const server = await serve(handler);
      open.push(() => server.close());
      return server;
    },
    open(url, options = {}, limits = {}) {
      const store = openRestStore(url, options, { ...usualLimits, firstDelayMs: 2, longestDelayMs: 4, ...limits });
      open.push(() => store.close());
      return store;
    },
    async both(handler, options, limits) {
      const server = await fixture.serve(handler);
      return { server, store: fixture.open(server.url, options, limits) };
    },
  };
  return fixture;
}

/** Waits for the failure of a call, and gives it to be looked at. */
export async function failure(call: Promise<unknown>, fault: StoreFault): Promise<StoreError> {
  try {
    await call;
  } catch (error) {
    assert.ok(error instanceof StoreError, String(error));
    assert.equal(error.fault, fault, error.message);
    return error;
  }
  assert.fail(`Expected the fault "${fault}", but the call succeeded.`);
}

/** Waits until something holds; the test's own time limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}
