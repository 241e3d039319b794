import assert from 'node:assert/strict';
import type { Store } from '../../../../src/stores/store.ts';
import { sendJson } from '../../../support/httpServer.ts';
import { failure, restFixture } from './restFixture.ts';

const credentials = { kind: 'bearer', token: 'canary-token' } as const;
const read = (store: Store): Promise<unknown> => store.getExperiment('canary-id');
const search = (store: Store): Promise<unknown> => store.searchExperiments({ filter: "name = 'canary-name'" });

describe('a redirect', () => {
  const { both, open, serve } = restFixture();

  for (const status of [301, 302, 303, 307, 308]) {
    for (const [what, ask] of [
      ['a reading', read],
      ['a search', search],
    ] as const) {
      it(`with status ${status} takes nothing of ${what} to another origin, and is named`, async () => {
        const other = await serve((_request, response) => sendJson(response, {}));
        const { store } = await both(
          (_request, response) => response.writeHead(status, { location: `${other.url}/home` }).end(),
          { credentials },
        );
        const error = await failure(ask(store), 'notMlflow');
        assert.ok(error.message.includes(other.url), error.message);
        assert.equal(other.requests.length, 0);
        assert.equal(other.sockets.size, 0);
      });
    }

    it(`with status ${status} is followed on its own server for a reading`, async () => {
      const { store, server } = await both(
        (request, response) =>
          request.url.startsWith('/new')
            ? sendJson(response, { experiment: { experiment_id: '1' } })
            : response.writeHead(status, { location: '/new' }).end('moved'),
        { credentials },
      );
      await read(store);
      assert.deepEqual(
        server.requests.map(({ method, headers }) => [method, headers.authorization]),
        [
          ['GET', 'Bearer canary-token'],
          ['GET', 'Bearer canary-token'],
        ],
      );
    });

    it(`with status ${status} is not followed for a search`, async () => {
      const { store, server } = await both((_request, response) =>
        response.writeHead(status, { location: '/new' }).end(),
      );
      await failure(search(store), 'notMlflow');
      assert.equal(server.requests.length, 1);
    });
  }

  it('to a sign-in page asks to sign in', async () => {
    const { store } = await both((_request, response) =>
      response.writeHead(302, { location: 'https://login.example.com/authorize?state=canary' }).end(),
    );
    const { message } = await failure(search(store), 'unauthorized');
    assert.match(message, /https:\/\/login\.example\.com/);
    assert.doesNotMatch(message, /canary/);
  });

  it('from http to https tells the better address', async () => {
    const { store } = await both((_request, response) =>
      response.writeHead(308, { location: 'https://127.0.0.1:8443/api' }).end(),
    );
    const { message } = await failure(read(store), 'notMlflow');
    assert.match(message, /https:\/\/127\.0\.0\.1:8443.*Change the address/);
  });

  it('is followed three times and no further', async () => {
    const { store, server } = await both((_request, response) => response.writeHead(302, { location: '/again' }).end());
    await failure(read(store), 'notMlflow');
    assert.equal(server.requests.length, 4);
  });

  it('that leads nowhere is no answer of MLflow', async () => {
    const { store } = await both((_request, response) => response.writeHead(302, { location: 'http://[' }).end());
    await failure(read(store), 'notMlflow');
  });

  it('of a file stays on the server too', async () => {
    const other = await serve((_request, response) => response.end('secret'));
    const server = await serve((_request, response) => response.writeHead(307, { location: `${other.url}/f` }).end());
    await failure(open(server.url, { credentials }).readArtifact({ runId: '1' }, 'f'), 'notMlflow');
    assert.equal(other.requests.length, 0);
  });
});
