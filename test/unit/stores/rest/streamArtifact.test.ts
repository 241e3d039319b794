import assert from 'node:assert/strict';
import { StoreError } from '../../../../src/stores/storeError.ts';
import type { Store, Take } from '../../../../src/stores/store.ts';
import { sendPage, type Handler } from '../../../support/httpServer.ts';
import { failure, restFixture, until } from './restFixture.ts';

const owner = { runId: 'r' };
/** Longer than what a socket hands over at once. */
const file = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
const attached = { 'content-disposition': 'attachment' };

/** Hands out the file from the byte asked for, and breaks off after so many bytes, each time. */
function breaksOffAfter(bytes: number): Handler {
  return (request, response) => {
    const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const range = { 'content-range': `bytes ${start}-${file.length - 1}/${file.length}` };
    const rest = file.subarray(start);
    response.writeHead(start > 0 ? 206 : 200, {
      ...attached,
      'content-length': rest.length,
      ...(start > 0 && range),
    });
    if (rest.length <= bytes) response.end(rest);
    else response.write(rest.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };
}

describe('a whole artifact, as it comes', () => {
  const { both } = restFixture();

  async function streamed(store: Store, start = 0, take?: Take): Promise<Buffer> {
    const pieces: Buffer[] = [];
    await store.streamArtifact(owner, 'f', start, async (piece) => {
      pieces.push(Buffer.from(piece));
      await take?.(piece);
    });
    return Buffer.concat(pieces);
  }

  it('is handed on piece by piece, however large it is', async () => {
    const mebibyte = Buffer.alloc(1024 * 1024, 7);
    const { store } = await both(async (_request, response) => {
      response.writeHead(200, { ...attached, 'content-length': 30 * mebibyte.length });
      for (let left = 30; left > 0; left--) {
        if (!response.write(mebibyte)) await new Promise((drained) => response.once('drain', drained));
      }
      response.end();
    });
    let bytes = 0;
    let largest = 0;
    await store.streamArtifact(owner, 'f', 0, (piece) => {
      bytes += piece.length;
      largest = Math.max(largest, piece.length);
    });
    assert.equal(bytes, 30 * mebibyte.length);
    assert.ok(largest <= 1024 * 1024, String(largest));
  });

  it('goes on from any byte, also at a server that sends files only whole', async () => {
    const ranges = await both(breaksOffAfter(Infinity));
    assert.deepEqual(await streamed(ranges.store, 123_456), file.subarray(123_456));
    assert.equal(ranges.server.requests[0]?.headers.range, 'bytes=123456-');
    const whole = await both((_request, response) => response.writeHead(200, attached).end(file));
    assert.deepEqual(await streamed(whole.store, 123_456), file.subarray(123_456));
  });

  it('goes on where the connection broke off, as often as that helps', async () => {
    const { store, server } = await both(breaksOffAfter(50_000));
    assert.deepEqual(await streamed(store), file);
    assert.ok(server.requests.length >= 6, String(server.requests.length));
  });

  it('fails where the connection breaks off before any byte, each time', async () => {
    const { store, server } = await both((_request, response) => response.destroy());
    await failure(streamed(store), 'unreachable');
    assert.equal(server.requests.length, 3);
  });

  it('ends with a sentence where nothing more comes', async () => {
    const { store } = await both((_request, response) => response.writeHead(200, attached).write('he'), undefined, {
      idleMs: 50,
    });
    await failure(streamed(store), 'timeout');
  });

  it('is asked for in the bytes that it has, and read also where they come compressed', async () => {
    const { gzipSync } = await import('node:zlib');
    const { store, server } = await both((_request, response) =>
      response.writeHead(200, { ...attached, 'content-encoding': 'gzip' }).end(gzipSync(file)),
    );
    assert.deepEqual(await streamed(store), file);
    assert.deepEqual(await streamed(store, 5), file.subarray(5));
    assert.equal(server.requests[0]?.headers['accept-encoding'], 'identity');
  });

  it('is neither a sign-in page nor another part, nor what another server has', async () => {
    const page = await both((_request, response) => sendPage(response, '<!doctype html><title>Sign in</title>'));
    await failure(streamed(page.store), 'notMlflow');
    const part = await both((_request, response) =>
      response.writeHead(206, { ...attached, 'content-range': 'bytes 3-5/9' }).end('abc'),
    );
    await failure(streamed(part.store, 4), 'damaged');
    const elsewhere = await both(breaksOffAfter(Infinity));
    const redirect = await both((_request, response) =>
      response.writeHead(302, { location: `${elsewhere.server.url}/x` }).end(),
    );
    await failure(streamed(redirect.store), 'notMlflow');
    assert.equal(elsewhere.server.requests.length, 0);
  });

  it('is empty from its end on', async () => {
    const { store } = await both((_request, response) =>
      response.writeHead(416, { 'content-range': `bytes */${file.length}` }).end(),
    );
    assert.equal((await streamed(store, file.length)).length, 0);
  });

  it('ends with what whoever takes it says, and is not asked for again', async () => {
    const { store, server } = await both(breaksOffAfter(Infinity));
    const full = new StoreError('tooLarge', 'The disk is full.');
    await assert.rejects(
      streamed(store, 0, () => Promise.reject(full)),
      full,
    );
    assert.equal(server.requests.length, 1);
    await until(() => server.sockets.size === 0);
  });

  it('gives up its socket when cancelled', async () => {
    const { store, server } = await both((_request, response) => response.writeHead(200, attached).write(file));
    const stop = new AbortController();
    const reading = store.streamArtifact(owner, 'f', 0, () => stop.abort(new Error('enough')), stop.signal);
    await assert.rejects(reading, /enough/);
    await until(() => server.sockets.size === 0);
  });
});

describe('a part of an artifact far behind its start', () => {
  const { both } = restFixture();

  it('is read from a server that sends files only whole, without keeping what comes before', async () => {
    const mebibyte = Buffer.alloc(1024 * 1024);
    const { store } = await both(async (_request, response) => {
      for (let at = 0; at < 24 && !response.destroyed; at++) {
        mebibyte.fill(at);
        if (!response.write(Buffer.from(mebibyte))) {
          await new Promise((ready) => response.once('drain', ready).once('close', ready));
        }
      }
      response.end();
    });
    const start = 22 * mebibyte.length - 2;
    const part = await store.readArtifact(owner, 'f', { start, end: start + 4 });
    assert.deepEqual([...part], [21, 21, 22, 22]);
  });
});
