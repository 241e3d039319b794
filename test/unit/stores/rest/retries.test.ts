import assert from 'node:assert/strict';
import { usualLimits } from '../../../../src/stores/rest/limits.ts';
import { parseRetryAfterMs, RetryBudget, retryDelayMs } from '../../../../src/stores/rest/retry.ts';
import { StoreError } from '../../../../src/stores/storeError.ts';
import { sendJson, sendPage } from '../../../support/httpServer.ts';
import { failure, restFixture } from './restFixture.ts';

const experiment = { experiment: { experiment_id: '1', name: 'wine' } };

describe('a server that fails for a moment', () => {
  const { both } = restFixture();

  for (const status of [429, 500, 502, 503]) {
    it(`is asked again after status ${status}`, async () => {
      const { store, server } = await both((_request, response) =>
        server.requests.length < 3 ? sendPage(response, 'oops', status) : sendJson(response, experiment),
      );
      assert.equal((await store.getExperiment('1')).name, 'wine');
      assert.equal(server.requests.length, 3);
    });
  }

  it('is asked again for a search, which changes nothing', async () => {
    const { store, server } = await both((_request, response) =>
      server.requests.length < 2 ? sendPage(response, 'oops', 502) : sendJson(response, {}),
    );
    assert.deepEqual((await store.searchRuns({ experimentIds: ['1'] })).items, []);
    assert.deepEqual(server.requests[1]?.body, server.requests[0]?.body);
  });

  for (const [what, after] of [
    ['before it answers', 0],
    ['in the middle of an answer', 20],
  ] as const) {
    it(`is asked again when it hangs up ${what}`, async () => {
      const whole = JSON.stringify(experiment);
      const { store, server } = await both((_request, response) => {
        if (server.requests.length > 1) {
          sendJson(response, whole);
        } else if (after === 0) {
          response.destroy();
        } else {
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': String(whole.length) });
          response.write(whole.slice(0, after), () => response.destroy());
        }
      });
      assert.equal((await store.getExperiment('1')).name, 'wine');
    });
  }

  it('is asked again when a compressed answer comes damaged', async () => {
    const { store, server } = await both((_request, response) => {
      if (server.requests.length > 1) sendJson(response, experiment);
      else sendJson(response, 'this is not gzip', 200, { 'content-encoding': 'gzip' });
    });
    assert.equal((await store.getExperiment('1')).name, 'wine');
  });

  it('is left alone after three tries', async () => {
    const { store, server } = await both((_request, response) => sendPage(response, 'oops', 503));
    await failure(store.getExperiment('1'), 'busy');
    assert.equal(server.requests.length, 3);
  });

  for (const status of [400, 401, 403, 404, 409, 501, 504]) {
    it(`is not asked again after status ${status}, which another try does not change`, async () => {
      const { store, server } = await both((_request, response) => sendJson(response, { message: 'no' }, status));
      await assert.rejects(store.getExperiment('1'), StoreError);
      assert.equal(server.requests.length, 1);
    });
  }

  it('is given the pause that it asks for', async () => {
    const times: number[] = [];
    const { store } = await both((_request, response) => {
      times.push(performance.now());
      if (times.length === 1) sendJson(response, {}, 429, { 'retry-after': '1' });
      else sendJson(response, experiment);
    });
    await store.getExperiment('1');
    assert.ok((times[1] ?? 0) - (times[0] ?? 0) >= 990);
  });

  it('is not waited for longer than a minute: the answer says when to come back', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}, 503, { 'retry-after': '600' }));
    assert.match((await failure(store.getExperiment('1'), 'busy')).message, /in 10 minutes/);
    assert.equal(server.requests.length, 1);
  });

  it('is not asked thrice by everybody for as long as it fails', async () => {
    const { store, server } = await both((_request, response) => sendPage(response, 'oops', 500));
    for (let call = 0; call < 40; call++) await failure(store.getExperiment('1'), 'server');
    assert.ok(server.requests.length < 60, String(server.requests.length));
  });
});

describe('the wait before another try', () => {
  const error = new StoreError('busy', 'busy');
  const delay = (tries: number, more: object = {}, leftMs = 120_000): number | undefined =>
    retryDelayMs({ error, again: true, ...more }, tries, leftMs, { ...usualLimits, tries: 9 }, () => 1);

  it('doubles up to five seconds', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6].map((tries) => delay(tries)),
      [250, 500, 1000, 2000, 4000, 5000],
    );
  });

  it('is added to the pause that the server asked for', () => {
    assert.equal(delay(1, { retryAfterMs: 60_000 }), 60_250);
    assert.equal(delay(1, { retryAfterMs: 60_001 }), undefined);
  });

  it('is not begun when the time of the call ends before', () => {
    assert.equal(delay(1, {}, 250), undefined);
  });

  it('is not for failures that stay', () => {
    assert.equal(delay(1, { again: false }), undefined);
    assert.equal(delay(9), undefined);
  });

  it('is read from seconds and from dates', () => {
    const nowMs = Date.UTC(2026, 10, 21, 8, 0, 0);
    assert.equal(parseRetryAfterMs('7', nowMs), 7000);
    assert.equal(parseRetryAfterMs('Sat, 21 Nov 2026 08:00:30 GMT', nowMs), 30_000);
    assert.equal(parseRetryAfterMs('Sat, 21 Nov 2020 08:00:30 GMT', nowMs), 0);
    assert.equal(parseRetryAfterMs('soon', nowMs), undefined);
    assert.equal(parseRetryAfterMs(undefined, nowMs), undefined);
  });

  it('is paid from a budget that refills by a tenth with each call', () => {
    const budget = new RetryBudget();
    const spendAll = (): number => {
      let spent = 0;
      while (budget.spend()) spent++;
      return spent;
    };
    assert.equal(spendAll(), 10);
    for (let call = 0; call < 21; call++) budget.earn();
    assert.equal(spendAll(), 2);
  });
});
