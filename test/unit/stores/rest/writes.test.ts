import assert from 'node:assert/strict';
import type { StoreError, StoreFault } from '../../../../src/stores/storeError.ts';
import type { Store } from '../../../../src/stores/store.ts';
import type { StoreWriter } from '../../../../src/stores/storeWriter.ts';
import { freePort } from '../../../support/freePort.ts';
import { sendJson, sendPage, type Handler } from '../../../support/httpServer.ts';
import { failure, restFixture, until } from './restFixture.ts';

const setAlias = (store: Store, signal?: AbortSignal): Promise<void> =>
  writerOf(store).setRegisteredModelAlias('model', 'champion', '3', signal);

describe('changes over REST', () => {
  const fixture = restFixture();

  it('say what MLflow says, as JSON, also in what deletes', async () => {
    const { server, store } = await fixture.both((_request, response) => sendJson(response, {}));
    await setAlias(store);
    await writerOf(store).deleteRegisteredModelAlias('model', 'champion');
    await writerOf(store).updateRegisteredModel('model', { description: '' });
    const sent = server.requests.map(({ method, url, body }) => [method, url, JSON.parse(body) as unknown]);
    assert.deepEqual(sent, [
      ['POST', '/api/2.0/mlflow/registered-models/alias', { name: 'model', alias: 'champion', version: '3' }],
      ['DELETE', '/api/2.0/mlflow/registered-models/alias', { name: 'model', alias: 'champion' }],
      ['PATCH', '/api/2.0/mlflow/registered-models/update', { name: 'model', description: '' }],
    ]);
    assert.ok(server.requests.every(({ headers }) => headers['content-type'] === 'application/json'));
  });

  it('leave out what is not changed', async () => {
    const { server, store } = await fixture.both((_request, response) => sendJson(response, {}));
    await writerOf(store).updateRun('run', { runName: 'new' });
    assert.deepEqual(JSON.parse(server.requests[0]?.body ?? ''), { run_id: 'run', run_name: 'new' });
  });

  const lost: readonly (readonly [what: string, fault: StoreFault, handler: Handler])[] = [
    ['the connection breaks off', 'unreachable', (_request, response) => response.destroy()],
    ['nobody answers in time', 'timeout', () => undefined],
    ['the answer breaks off', 'damaged', (_request, response) => sendJson(response, '{"model_ver')],
    [
      'the answer is endless',
      'tooLarge',
      (_request, response) => sendJson(response, `"${'x'.repeat(9 * 1024 * 1024)}"`),
    ],
    ['a gateway lost the server', 'busy', (_request, response) => sendPage(response, 'Bad Gateway', 502)],
    ['a gateway waited too long', 'timeout', (_request, response) => sendPage(response, 'Timeout', 504)],
    ['the server failed without a word', 'server', (_request, response) => sendPage(response, 'Oops', 500)],
  ];
  for (const [what, fault, handler] of lost) {
    it(`are sent once, and may have been made, when ${what}`, async () => {
      const { server, store } = await fixture.both(handler, {}, { firstByteMs: 200 });
      const error = await failure(setAlias(store), fault);
      assert.equal(error.outcome, 'unknown');
      assert.match(error.message, /not known whether the change was made/);
      assert.equal(server.requests.length, 1);
    });
  }

  it('may have been made when the whole call took too long', async () => {
    const { server, store } = await fixture.both(() => undefined, {}, { totalMs: 200 });
    assert.equal((await failure(setAlias(store), 'timeout')).outcome, 'unknown');
    assert.equal(server.requests.length, 1);
  });

  const refused: readonly (readonly [what: string, fault: StoreFault, handler: Handler])[] = [
    ['MLflow is busy', 'busy', (_request, response) => sendError(response, 503, 'TEMPORARILY_UNAVAILABLE')],
    ['MLflow undoes it', 'server', (_request, response) => sendError(response, 500, 'INTERNAL_ERROR')],
    ['MLflow refuses it', 'invalid', (_request, response) => sendError(response, 400, 'INVALID_PARAMETER_VALUE')],
    ['nobody is signed in', 'unauthorized', (_request, response) => sendPage(response, 'Who are you?', 401)],
    [
      'the server sends us on',
      'unauthorized',
      (_request, response) => sendJson(response, '', 307, { location: 'https://login.example.com/' }),
    ],
  ];
  for (const [what, fault, handler] of refused) {
    it(`are sent once, and were not made, when ${what}`, async () => {
      const { server, store } = await fixture.both(handler);
      assert.equal((await failure(setAlias(store), fault)).outcome, undefined);
      assert.equal(server.requests.length, 1);
    });
  }

  it('were not made when nobody is there', async () => {
    const store = fixture.open(`http://127.0.0.1:${await freePort()}`);
    assert.equal((await failure(setAlias(store), 'unreachable')).outcome, undefined);
  });

  it('are not sent when they were cancelled before', async () => {
    const { server, store } = await fixture.both((_request, response) => sendJson(response, {}));
    const reason = new Error('no longer wanted');
    await assert.rejects(setAlias(store, AbortSignal.abort(reason)), reason);
    assert.equal(server.requests.length, 0);
  });

  it('reject with the reason when they are cancelled underway', async () => {
    const { server, store } = await fixture.both(() => undefined);
    const cancelled = new AbortController();
    const change = setAlias(store, cancelled.signal);
    await until(() => server.requests.length === 1);
    const reason = new Error('no longer wanted');
    cancelled.abort(reason);
    await assert.rejects(change, reason);
  });

  it('do not send a note that MLflow would cut', async () => {
    const { server, store } = await fixture.both((_request, response) => sendJson(response, {}));
    const note = writerOf(store).setTag('run', 'mlflow.note.content', 'x'.repeat(8001));
    const { errorCode }: StoreError = await failure(note, 'invalid');
    assert.equal(errorCode, 'INVALID_PARAMETER_VALUE');
    assert.equal(server.requests.length, 0);
  });
});

function writerOf({ writer }: Store): StoreWriter {
  assert.ok(writer);
  return writer;
}

function sendError(response: Parameters<Handler>[1], status: number, errorCode: string): void {
  sendJson(response, { error_code: errorCode, message: 'as it is' }, status);
}
