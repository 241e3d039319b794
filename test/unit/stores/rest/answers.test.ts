import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { inspect } from 'node:util';
import type { Store } from '../../../../src/stores/store.ts';
import type { StoreFault } from '../../../../src/stores/storeError.ts';
import { sendJson, sendPage } from '../../../support/httpServer.ts';
import { failure, restFixture } from './restFixture.ts';

const html = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>…</body></html>`;
const getExperiment = (store: Store): Promise<unknown> => store.getExperiment('1');

describe('an answer that is not a good one', () => {
  const { both } = restFixture();

  const said: readonly (readonly [status: number, errorCode: string, fault: StoreFault])[] = [
    [400, 'INVALID_PARAMETER_VALUE', 'invalid'],
    [400, 'RESOURCE_ALREADY_EXISTS', 'conflict'],
    [401, 'UNAUTHENTICATED', 'unauthorized'],
    [403, 'PERMISSION_DENIED', 'forbidden'],
    [404, 'RESOURCE_DOES_NOT_EXIST', 'notFound'],
    [404, 'ENDPOINT_NOT_FOUND', 'unsupported'],
    [409, 'RESOURCE_CONFLICT', 'conflict'],
    [429, 'REQUEST_LIMIT_EXCEEDED', 'busy'],
    [500, 'INTERNAL_ERROR', 'server'],
    [500, 'FEATURE_DISABLED', 'unsupported'],
    [501, 'NOT_IMPLEMENTED', 'unsupported'],
    [503, 'TEMPORARILY_UNAVAILABLE', 'busy'],
    [504, 'DEADLINE_EXCEEDED', 'timeout'],
    [418, 'constructor', 'invalid'],
  ];
  for (const [status, errorCode, fault] of said) {
    it(`is "${fault}" for ${errorCode}, in the words of MLflow`, async () => {
      const { store } = await both((_request, response) =>
        sendJson(response, { error_code: errorCode, message: 'Thing \u202e42 is odd.' }, status),
      );
      const error = await failure(store.getExperiment('1'), fault);
      assert.equal(error.errorCode, errorCode === 'constructor' ? undefined : errorCode);
      assert.match(error.message, /Thing ⟦U\+202E⟧42 is odd/);
    });
  }

  const pages: readonly (readonly [status: number, page: string, fault: StoreFault])[] = [
    [200, html('Sign in to Example'), 'notMlflow'],
    [401, 'You are not authenticated. Please see https://mlflow.org', 'unauthorized'],
    [403, 'Permission denied', 'forbidden'],
    [404, html('404 Not Found'), 'notMlflow'],
    [405, html('405 Method Not Allowed'), 'notMlflow'],
    [500, html('500 Internal Server Error'), 'server'],
    [502, html('502 Bad Gateway'), 'busy'],
    [503, html('503 Service Unavailable'), 'busy'],
    [504, html('504 Gateway Time-out'), 'timeout'],
  ];
  for (const [status, page, fault] of pages) {
    it(`is "${fault}" for a web page with status ${status}`, async () => {
      const { store } = await both((_request, response) => sendPage(response, page, status));
      const error = await failure(store.getExperiment('1'), fault);
      assert.match(error.message, /127\.0\.0\.1:\d+/);
      assert.doesNotMatch(error.message, /</);
    });
  }

  it('names the page that answered in place of MLflow', async () => {
    const { store } = await both((_request, response) => sendPage(response, html('Sign in to Example')));
    assert.match((await failure(store.searchExperiments(), 'notMlflow')).message, /"Sign in to Example"/);
  });

  it('tells how to allow the name that MLflow was called by', async () => {
    const { store } = await both((_request, response) => {
      response.writeHead(403, { 'content-type': 'text/plain' });
      response.end('Invalid Host header - possible DNS rebinding attack detected');
    });
    assert.match((await failure(getExperiment(store), 'forbidden')).message, /--allowed-hosts "127\.0\.0\.1:\d+"/);
  });

  it('says that the server is too old where the page is missing that newer ones have', async () => {
    const { store } = await both((_request, response) => sendPage(response, html('404 Not Found'), 404));
    assert.match((await failure(store.getLoggedModel('m-1'), 'unsupported')).message, /MLflow 3\.0 or newer/);
    assert.match(
      (await failure(store.getModelVersionByAlias('a', 'b'), 'unsupported')).message,
      /MLflow 2\.3 or newer/,
    );
  });

  for (const [status, message] of [
    [503, 'Endpoint disabled due to the mlflow server running with `--no-serve-artifacts`.'],
    [500, 'When an mlflow-artifacts URI was supplied, the tracking URI must be a valid http or https URI'],
  ] as const) {
    it(`says that a server hands out no files, which it tells with status ${status}`, async () => {
      const { store, server } = await both((_request, response) =>
        sendJson(response, { error_code: 'INTERNAL_ERROR', message }, status),
      );
      await failure(store.listArtifacts({ runId: '1' }), 'unsupported');
      assert.equal(server.requests.length, 1);
    });
  }

  it('looks at no more of an error than a person would read', async () => {
    const message = `alias ${'alias '.repeat(1000)} not found`;
    const { store } = await both((_request, response) =>
      sendJson(response, { error_code: 'INVALID_PARAMETER_VALUE', message }, 400),
    );
    await failure(store.getModelVersionByAlias('wine', 'nope'), 'invalid');
  });

  it('calls a missing alias not found, as MLflow means it, and keeps its code', async () => {
    const { store } = await both((_request, response) =>
      sendJson(
        response,
        { error_code: 'INVALID_PARAMETER_VALUE', message: 'Registered model alias nope not found.' },
        400,
      ),
    );
    assert.equal(
      (await failure(store.getModelVersionByAlias('m', 'nope'), 'notFound')).errorCode,
      'INVALID_PARAMETER_VALUE',
    );
    await failure(store.getModelVersion('m', 'x'), 'invalid');
  });

  it('asks to sign in, or to sign in again', async () => {
    const refuse = { error_code: 'UNAUTHENTICATED', message: '' };
    const signedOut = await both((_request, response) => sendJson(response, refuse, 401));
    assert.match((await failure(getExperiment(signedOut.store), 'unauthorized')).message, /Sign in\.$/);
    const signedIn = await both((_request, response) => sendJson(response, refuse, 401), {
      credentials: { kind: 'bearer', token: 'old-token' },
    });
    assert.match((await failure(getExperiment(signedIn.store), 'unauthorized')).message, /Sign in again/);
  });

  it('never shows, or keeps as its cause, the secrets that a page repeats in place of an answer', async () => {
    const credentials = { kind: 'bearer', token: 'dapi-123' } as const;
    for (const [type, page] of [
      ['text/html', html('Hello dapi-123')],
      ['text/plain', 'dapi-123 is no JSON'],
    ] as const) {
      const answer = (response: ServerResponse): void => {
        response.writeHead(200, { 'content-type': type });
        response.end(page);
      };
      const { store } = await both((_request, response) => answer(response), { credentials });
      const error = await failure(store.getExperiment('1'), 'notMlflow');
      assert.doesNotMatch(inspect(error), /dapi-1/);
    }
  });

  it('never shows the secrets that a server repeats', async () => {
    const password = 'can"ary<1>';
    const { store } = await both(
      (request, response) =>
        sendJson(
          response,
          { error_code: 'BAD_REQUEST', message: `${request.headers.authorization ?? ''} ${password}` },
          400,
        ),
      { credentials: { kind: 'basic', username: 'ada', password } },
    );
    const { message } = await failure(getExperiment(store), 'invalid');
    assert.match(message, /Basic \*\*\* \*\*\*/);
  });

  for (const [what, body] of [
    ['empty', ''],
    ['cut', '{"experiment": {"experim'],
  ] as const) {
    it(`is "damaged", and asked for again, when it is ${what}`, async () => {
      const { store, server } = await both((_request, response) => sendJson(response, body));
      await failure(getExperiment(store), 'damaged');
      assert.equal(server.requests.length, 3);
    });
  }

  it('is "notMlflow" when it is some text', async () => {
    const { store } = await both((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' });
      response.end('It works!');
    });
    await failure(getExperiment(store), 'notMlflow');
  });

  it('is "damaged", with the endpoint and the field, when it has another shape', async () => {
    const { store, server } = await both((_request, response) =>
      sendJson(response, { runs: [{ info: { run_id: 'a', experiment_id: '1', start_time: 'soon' } }] }),
    );
    const { message } = await failure(store.searchRuns({ experimentIds: ['1'] }), 'damaged');
    assert.match(message, /\/api\/2\.0\/mlflow\/runs\/search/);
    assert.match(message, /info\.start_time should be/);
    assert.equal(server.requests.length, 1);
  });
});
