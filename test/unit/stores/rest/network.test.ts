import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createServer as createTlsServer } from 'node:https';
import { readFile } from 'node:fs/promises';
import { afterEach } from 'mocha';
import type { Store } from '../../../../src/stores/store.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { sendJson } from '../../../support/httpServer.ts';
import { failure, restFixture } from './restFixture.ts';

const read = (store: Store): Promise<unknown> => store.getExperiment('1');

describe('a network that does not lead there', () => {
  const { open, serve } = restFixture();
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.close();
      await once(server, 'close');
    }
  });

  async function listen(server: Server): Promise<number> {
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  async function certificate(): Promise<{ readonly key: string; readonly cert: string }> {
    const folder = new URL('../../../fixtures/tls/', import.meta.url);
    const [key, cert] = await Promise.all(
      ['key.pem', 'cert.pem'].map((name) => readFile(new URL(name, folder), 'utf8')),
    );
    assert.ok(key !== undefined && cert !== undefined);
    return { key, cert };
  }

  it('says where nothing answers, and what to do', async () => {
    const server = await serve(() => undefined);
    await server.close();
    const { message } = await failure(read(open(server.url)), 'unreachable');
    assert.ok(
      message.startsWith(`Nothing answers at ${server.url.slice('http://'.length)}. Start the server`),
      message,
    );
  });

  it('says which name is unknown', async () => {
    const { message } = await failure(read(open('http://nowhere.invalid:5000')), 'unreachable');
    assert.match(message, /nowhere\.invalid/);
  });

  it('says that something else than HTTP answers', async () => {
    const port = await listen(createServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.2\r\n')));
    await failure(read(open(`http://127.0.0.1:${port}`)), 'notMlflow');
  });

  it('says that the address should not begin with https', async () => {
    const port = await listen(createServer((socket) => socket.resume().end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    const { message } = await failure(read(open(`https://127.0.0.1:${port}`)), 'unreachable');
    assert.match(message, /should begin with http instead of https/);
  });

  it('trusts no certificate that nobody vouches for', async () => {
    const port = await listen(createTlsServer(await certificate(), (_request, response) => sendJson(response, {})));
    const { message } = await failure(read(open(`https://localhost:${port}`)), 'unreachable');
    assert.match(message, /nobody that this computer trusts has signed its certificate/);
  });

  it('trusts the certificates that it is given, for the names in them', async () => {
    const own = await certificate();
    const answer = { experiment: { experiment_id: '1', name: 'wine' } };
    const server = createTlsServer(own, (_request, response) => sendJson(response, answer));
    const port = await listen(server);
    const options = { certificates: [own.cert] };
    const store = open(`https://localhost:${port}`, options);
    assert.equal((await store.getExperiment('1')).name, 'wine');
    const { message } = await failure(read(open(`https://127.0.0.1:${port}`, options)), 'unreachable');
    assert.match(message, /its certificate is for another name/);
    await store.close();
  });
});

describe('a proxy', () => {
  const { open, serve } = restFixture();

  it('is asked in place of the server, and signs in to itself only', async () => {
    const proxy = await serve((_request, response) => sendJson(response, { experiment: { experiment_id: '1' } }));
    const store = open('http://mlflow.example.com:5000/team', {
      proxy: proxy.url.replace('//', '//me:pa%20ss@'),
      credentials: { kind: 'bearer', token: 'for-mlflow' },
    });
    await read(store);
    const [asked] = proxy.requests;
    assert.equal(asked?.url, 'http://mlflow.example.com:5000/team/api/2.0/mlflow/experiments/get?experiment_id=1');
    assert.equal(asked.headers['proxy-authorization'], `Basic ${Buffer.from('me:pa ss').toString('base64')}`);
    assert.equal(asked.headers.authorization, 'Bearer for-mlflow');
    assert.equal(asked.headers.host, 'mlflow.example.com:5000');
  });

  it('that wants another password says so, and not which one it got', async () => {
    const proxy = await serve((_request, response) => sendJson(response, {}, 407));
    const store = open('http://mlflow.example.com', { proxy: proxy.url.replace('//', '//me:canary@') });
    const { message } = await failure(read(store), 'unreachable');
    assert.match(message, /^The proxy on the way to mlflow\.example\.com:80 refuses/);
    assert.doesNotMatch(message, /canary/);
  });

  for (const [what, answer] of [
    ['refuses a tunnel', 'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'],
    ['hangs up', ''],
  ] as const) {
    it(`that ${what} is dialled once`, async () => {
      const proxy = await serve(() => undefined);
      let tunnels = 0;
      proxy.server.on('connect', (_request, socket) => {
        tunnels++;
        socket.end(answer);
      });
      const { message } = await failure(read(open('https://mlflow.example.com', { proxy: proxy.url })), 'unreachable');
      assert.match(message, /^The proxy on the way to mlflow\.example\.com:443 refuses/);
      assert.equal(tunnels, 1);
    });
  }

  it('is not asked for what runs on this machine', async () => {
    const proxy = await serve((_request, response) => sendJson(response, {}));
    const server = await serve((_request, response) => sendJson(response, {}));
    await open(server.url, { proxy: proxy.url }).searchExperiments();
    assert.equal(server.requests.length, 1);
    assert.equal(proxy.requests.length, 0);
  });

  it('is not asked for hosts that are reached without it', async () => {
    const proxy = await serve((_request, response) => sendJson(response, {}));
    const asked = open('http://mlflow.invalid', {
      proxy: proxy.url,
      noProxy: 'localhost,.invalid',
    }).searchExperiments();
    await assert.rejects(asked, (error) => error instanceof StoreError && error.fault === 'unreachable');
    assert.equal(proxy.requests.length, 0);
  });

  it('with a senseless address is refused without repeating it', () => {
    assert.throws(
      () => open('http://mlflow.example.com', { proxy: 'http://me:canary@[' }),
      (error) => error instanceof StoreError && error.fault === 'invalid' && !JSON.stringify(error).includes('canary'),
    );
  });
});
