import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { sendJson } from '../../../support/httpServer.ts';
import { failure, restFixture, until } from './restFixture.ts';

const experiment = { experiment: { experiment_id: '7', name: 'wine' } };

describe('a question to a tracking server', () => {
  const { both, open, serve } = restFixture();

  it('goes below the path prefix of the server, with ids and names encoded', async () => {
    const server = await serve((_request, response) => {
      sendJson(response, { registered_model: { name: 'a&b/c d' } });
    });
    await open(`${server.url}/team/mlflow`).getRegisteredModel('a&b/c d');
    assert.equal(server.requests[0]?.url, '/team/mlflow/api/2.0/mlflow/registered-models/get?name=a%26b%2Fc%20d');
  });

  it('says who asks, and never where from: MLflow refuses strange origins', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}), {
      credentials: { kind: 'basic', username: 'ada', password: 'grün:1' },
    });
    await store.searchExperiments();
    const [asked] = server.requests;
    assert.equal(asked?.headers.authorization, `Basic ${Buffer.from('ada:grün:1').toString('base64')}`);
    assert.equal(asked.headers['content-type'], 'application/json');
    assert.equal(asked.headers.origin, undefined);
  });

  it('carries a token as it is, without the spaces around it', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, experiment), {
      credentials: { kind: 'bearer', token: ' dapi-123\n' },
    });
    await store.getExperiment('7');
    assert.equal(server.requests[0]?.headers.authorization, 'Bearer dapi-123');
  });

  it('is not asked with a token that no header can carry', async () => {
    const token = 'secret\r\nx-evil: 1';
    const server = await serve((_request, response) => sendJson(response, {}));
    assert.throws(
      () => open(server.url, { credentials: { kind: 'bearer', token } }),
      (error: Error) => !error.message.includes('secret') && error.name === 'StoreError',
    );
  });

  it('waits for its turn when six are under way, in the order they came', async () => {
    const held: ServerResponse[] = [];
    const { store, server } = await both((_request, response) => held.push(response));
    const names = ['0', '1', '2', '3', '4', '5', '6', '7'];
    const calls = names.map((name) => store.getExperiment(name));
    await until(() => held.length === 6);
    assert.equal(server.sockets.size, 6);
    sendJson(held[0] as ServerResponse, experiment);
    await until(() => held.length === 7);
    assert.match(server.requests[6]?.url ?? '', /experiment_id=6$/);
    for (const response of held.slice(1)) sendJson(response, experiment);
    await until(() => held.length === 8);
    sendJson(held[7] as ServerResponse, experiment);
    assert.equal((await Promise.all(calls)).length, 8);
  });

  for (const [encoding, compress] of [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ] as const) {
    it(`is understood when a proxy compresses the answer with ${encoding}`, async () => {
      const { store } = await both((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
        response.end(compress(JSON.stringify(experiment)));
      });
      assert.equal((await store.getExperiment('7')).name, 'wine');
    });
  }

  it('fails plainly when the answer is compressed in an unknown way', async () => {
    const { store } = await both((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'zstd-of-mine' });
      response.end('xyz');
    });
    await failure(store.getExperiment('7'), 'damaged');
  });

  it('is one line in the log, which names no user, no secret and nothing of what was asked', async () => {
    const lines: string[] = [];
    const { store } = await both((_request, response) => sendJson(response, experiment), {
      credentials: { kind: 'basic', username: 'ada', password: 'canary' },
      log: (line) => lines.push(line),
    });
    await store.getExperiment('7777');
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /^GET \/api\/2\.0\/mlflow\/experiments\/get: 200, \d+ bytes, \d+ ms, try 1$/);
  });

  it('leaves user and password out of the address of the store', async () => {
    const server = await serve((_request, response) => sendJson(response, {}));
    assert.equal(open(server.url.replace('//', '//ada:canary@') + '/').uri, server.url);
  });

  it('leaves alone how everybody else in the process fetches', async () => {
    const store = new URL('../../../../src/stores/rest/restStore.ts', import.meta.url);
    const script = `
      await import('${store.href}');
      console.log(Object.getOwnPropertySymbols(globalThis).filter((symbol) => /undici/.test(String(symbol))).length);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    assert.equal(stdout.trim(), '0');
  });
});
