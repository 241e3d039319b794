import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { sendJson, sendPage } from '../../../support/httpServer.ts';
import { failure, restFixture, until } from './restFixture.ts';

/** An experiment with a note of so many megabytes. */
function noted(size: number): object {
  const note = 'x'.repeat(size * 1024 * 1024);
  return { experiment_id: '1', name: 'a', tags: [{ key: 'mlflow.note.content', value: note }] };
}

describe('an answer that is too large', () => {
  const { both } = restFixture();

  it('is refused by its decompressed size: a bomb of some kilobytes does no harm', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    assert.ok(bomb.length < 100_000);
    const { store, server } = await both((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(bomb);
    });
    const { message } = await failure(store.getExperiment('1'), 'tooLarge');
    assert.match(message, /2 MiB/);
    assert.equal(server.requests.length, 1);
  });

  it('is not even received whole', async () => {
    const chunk = Buffer.alloc(1024 * 1024, ' ');
    let sent = 0;
    const { store, server } = await both((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        if (response.destroyed || sent === 100) return;
        sent++;
        response.write(chunk, more);
      };
      more();
    });
    await failure(store.getExperiment('1'), 'tooLarge');
    await until(() => server.sockets.size === 0);
    assert.ok(sent < 40, String(sent));
  });

  it('is cut where it is an error, whose beginning is enough', async () => {
    const { store } = await both((_request, response) =>
      sendPage(response, `<title>403 Forbidden</title>${'x'.repeat(3_000_000)}`, 403),
    );
    assert.match((await failure(store.getExperiment('1'), 'forbidden')).message, /403 Forbidden/);
  });

  it('may be larger for a list than for one thing', async () => {
    const { store } = await both((request, response) =>
      sendJson(
        response,
        request.url.endsWith('search')
          ? { experiments: Array.from({ length: 10 }, () => noted(1)) }
          : { experiment: noted(3) },
      ),
    );
    assert.equal((await store.searchExperiments()).items.length, 10);
    await failure(store.getExperiment('1'), 'tooLarge');
  });

  it('leaves out one thing of a list that is too large, and says so where there is no other', async () => {
    let experiments = [noted(1), noted(3), noted(1)];
    const { store } = await both((_request, response) => sendJson(response, { experiments }));
    assert.equal((await store.searchExperiments()).items.length, 2);
    experiments = [noted(3)];
    const { message } = await failure(store.searchExperiments(), 'tooLarge');
    assert.match(message, /^One of the experiments has more than 2 MiB/);
  });
});
