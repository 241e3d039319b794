import assert from 'node:assert/strict';
import { sendJson } from '../../../support/httpServer.ts';
import { failure, restFixture, until } from './restFixture.ts';

const json = { 'content-type': 'application/json' };

describe('a server that is slow', () => {
  const { both } = restFixture();

  it('is given up when the first byte does not come, and is not asked again', async () => {
    const { store, server } = await both(() => undefined, {}, { firstByteMs: 60 });
    await failure(store.getRun('1'), 'timeout');
    assert.equal(server.requests.length, 1);
    await until(() => server.sockets.size === 0);
  });

  it('is given up when the answer stops in the middle', async () => {
    const { store, server } = await both(
      (_request, response) => response.writeHead(200, json).write('{"run":'),
      {},
      { idleMs: 60 },
    );
    await failure(store.getRun('1'), 'timeout');
    assert.equal(server.requests.length, 1);
    await until(() => server.sockets.size === 0);
  });

  it('is given up when the answer only drips', async () => {
    const drips = new Set<NodeJS.Timeout>();
    const { store, server } = await both(
      (_request, response) => {
        response.writeHead(200, json);
        drips.add(setInterval(() => response.write(' '), 10));
      },
      {},
      { totalMs: 120 },
    );
    try {
      await failure(store.getRun('1'), 'timeout');
      await until(() => server.sockets.size === 0);
    } finally {
      for (const drip of drips) clearInterval(drip);
    }
  });
});

describe('a call that is cancelled', () => {
  const { both } = restFixture();
  const reason = new Error('no longer wanted');

  it('rejects with the reason, and the server sees the connection go', async () => {
    const { store, server } = await both(() => undefined);
    const stop = new AbortController();
    const call = store.getRun('1', stop.signal);
    await until(() => server.requests.length === 1);
    stop.abort(reason);
    await assert.rejects(call, (error) => error === reason);
    await until(() => server.sockets.size === 0);
  });

  it('goes also while the answer is coming', async () => {
    const { store, server } = await both((_request, response) => response.writeHead(200, json).write('{"run":'));
    const stop = new AbortController();
    const call = store.getRun('1', stop.signal);
    await until(() => server.requests.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 30));
    stop.abort(reason);
    await assert.rejects(call, (error) => error === reason);
    await until(() => server.sockets.size === 0);
  });

  it('asks nothing when it was cancelled before', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}));
    await assert.rejects(store.getRun('1', AbortSignal.abort(reason)), (error) => error === reason);
    assert.equal(server.requests.length, 0);
  });

  it('leaves the queue at once, and takes no place in it', async () => {
    const { store, server } = await both(() => undefined, {}, { callsAtOnce: 1 });
    const first = new AbortController();
    const second = new AbortController();
    const calls = [store.getRun('1', first.signal), store.getRun('2', second.signal)];
    const third = store.getRun('3').catch((error: unknown) => error);
    await until(() => server.requests.length === 1);
    second.abort(reason);
    await assert.rejects(calls[1] as Promise<unknown>, (error) => error === reason);
    first.abort(reason);
    await assert.rejects(calls[0] as Promise<unknown>, (error) => error === reason);
    await until(() => server.requests.length === 2);
    assert.match(server.requests[1]?.url ?? '', /run_id=3$/);
    await store.close();
    assert.match(String(await third), /is closed/);
  });

  it('does not wait for the pause that the server asked for', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}, 503, { 'retry-after': '30' }));
    const stop = new AbortController();
    const call = store.getRun('1', stop.signal);
    await until(() => server.requests.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort(reason);
    await assert.rejects(call, (error) => error === reason);
    assert.equal(server.requests.length, 1);
  });
});

describe('a store that is closed', () => {
  const { both } = restFixture();

  it('ends the calls under way and their connections, and answers no more', async () => {
    const { store, server } = await both(() => undefined);
    const call = failure(store.getRun('1'), 'unreachable');
    await until(() => server.requests.length === 1);
    await store.close();
    assert.match((await call).message, /is closed/);
    await until(() => server.sockets.size === 0);
    assert.match((await failure(store.searchExperiments(), 'unreachable')).message, /is closed/);
    assert.equal(server.requests.length, 1);
    await store.close();
  });

  it('lets go of the connections that wait for the next question', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}));
    await store.searchExperiments();
    assert.equal(server.sockets.size, 1);
    await store.close();
    await until(() => server.sockets.size === 0);
  });
});
