import assert from 'node:assert/strict';
import { StoreError } from '../../../src/stores/storeError.ts';
import { hasWelcome, viewDescription, viewState } from '../../../src/views/viewState.ts';
import { testApp, type AppSetup } from '../../support/app.ts';

const one = [{ name: 'one', trackingUri: 'https://one.example.com' }];
const two = [...one, { name: 'two', trackingUri: 'https://two.example.com' }];

describe('what the sidebar shows where it has no rows', () => {
  /** After the only question that was asked failed like this. */
  async function stateAfter(setup: AppSetup, error?: Error): Promise<string> {
    using app = testApp({ ...setup, openStore: () => Promise.reject(error ?? new Error('nobody asked')) });
    await app.connections.ready();
    const [connection] = app.connections.all;
    if (connection && error) await assert.rejects(app.connections.ask(connection, () => Promise.resolve()));
    return viewState(app.connections, app.workspace);
  }

  it('is how to begin, without any store; with a word on trust where that is missing', async () => {
    assert.equal(await stateAfter({}), 'noStore');
    assert.equal(await stateAfter({ trusted: false }), 'restricted');
    assert.equal(await stateAfter({ trusted: false, connections: one }), 'ready');
  });

  it('is how to sign in, or that nothing answers, where that is so of the only store', async () => {
    assert.equal(await stateAfter({ connections: one }), 'ready');
    assert.equal(await stateAfter({ connections: one }, new StoreError('unauthorized', '')), 'signedOut');
    assert.equal(await stateAfter({ connections: one }, new StoreError('unreachable', '')), 'unreachable');
    assert.equal(await stateAfter({ connections: one }, new StoreError('timeout', '')), 'unreachable');
    assert.equal(await stateAfter({ connections: one }, new StoreError('damaged', '')), 'ready');
    assert.equal(await stateAfter({ connections: two }, new StoreError('unauthorized', '')), 'ready');
  });

  it('has its store named beside the title, which the welcome view cannot', async () => {
    using app = testApp({ connections: one, openStore: () => Promise.reject(new StoreError('unreachable', '')) });
    await app.connections.ready();
    const [connection] = app.connections.all;
    assert.ok(connection);
    assert.deepEqual(
      (['ACTIVE_ONLY', 'DELETED_ONLY', undefined] as const).map((shown) => viewDescription(app.connections, shown)),
      ['', 'deleted', ''],
    );
    await assert.rejects(app.connections.ask(connection, () => Promise.resolve()));
    assert.equal(viewDescription(app.connections, 'DELETED_ONLY'), 'one');
    assert.equal(viewDescription(app.connections, undefined), 'one');
  });

  it('takes the place of rows only where a welcome view says what failed', async () => {
    using app = testApp({ connections: one });
    using several = testApp({ connections: two });
    await Promise.all([app.connections.ready(), several.connections.ready()]);
    const signedOut = new StoreError('unauthorized', '');
    const dead = new StoreError('unreachable', '');
    assert.ok(hasWelcome(app.connections, signedOut, true));
    assert.ok(hasWelcome(app.connections, dead, false));
    assert.ok(!hasWelcome(app.connections, dead, true), 'rows that are there stay');
    assert.ok(!hasWelcome(app.connections, new TypeError(), false));
    assert.ok(!hasWelcome(several.connections, dead, false));
  });
});
