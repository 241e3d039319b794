import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendJson, type Received } from '../../../support/httpServer.ts';
import { failure, restFixture } from './restFixture.ts';

const asked = (request: Received | undefined): unknown => JSON.parse(request?.body ?? 'null');
const parameter = (request: Received, name: string): string | null =>
  new URL(request.url, 'http://server').searchParams.get(name);

describe('a search of a tracking server', () => {
  const { both } = restFixture();

  it('asks for 250 active runs unless told otherwise', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}));
    assert.deepEqual(await store.searchRuns({ experimentIds: ['1', '2'] }), { items: [] });
    assert.deepEqual(asked(server.requests[0]), {
      experiment_ids: ['1', '2'],
      run_view_type: 'ACTIVE_ONLY',
      max_results: 250,
    });
  });

  it('passes on what it is asked, and hands back the next page', async () => {
    const { store, server } = await both((_request, response) =>
      sendJson(response, { experiments: [{ experiment_id: '1' }], next_page_token: 'two' }),
    );
    const orderBy = ['last_update_time DESC'];
    const page = await store.searchExperiments({
      filter: "name = 'x'",
      orderBy,
      viewType: 'ALL',
      maxResults: 1,
      pageToken: 'one',
    });
    assert.equal(page.nextPageToken, 'two');
    assert.deepEqual(asked(server.requests[0]), {
      filter: "name = 'x'",
      order_by: orderBy,
      view_type: 'ALL',
      max_results: 1,
      page_token: 'one',
    });
  });

  it('of no experiments finds no runs, and asks nobody', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}));
    assert.deepEqual(await store.searchRuns({ experimentIds: [] }), { items: [] });
    assert.deepEqual(await store.searchLoggedModels({ experimentIds: [] }), { items: [] });
    assert.equal(server.requests.length, 0);
  });

  it('refuses page sizes that make MLflow go in circles', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}));
    for (const maxResults of [0, -1, 1.5, NaN, 50_001]) {
      assert.equal(
        (await failure(store.searchExperiments({ maxResults }), 'invalid')).errorCode,
        'INVALID_PARAMETER_VALUE',
      );
      await failure(store.searchRegisteredModels({ maxResults }), 'invalid');
    }
    assert.equal(server.requests.length, 0);
  });

  it('asks for no more registered models than MLflow allows', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}));
    await store.searchRegisteredModels({ maxResults: 50_000 });
    assert.equal(parameter(server.requests[0] as Received, 'max_results'), '1000');
  });

  it('says so when the next page is the same page again', async () => {
    const { store } = await both((_request, response) => sendJson(response, { runs: [], next_page_token: 'again' }));
    const query = { experimentIds: ['1'], pageToken: 'again' };
    assert.match((await failure(store.searchRuns(query), 'damaged')).message, /circle/);
  });

  it('takes an empty page token for none', async () => {
    const { store } = await both((_request, response) => sendJson(response, { next_page_token: '' }));
    assert.deepEqual(await store.searchExperiments(), { items: [] });
  });
});

describe('a search for model versions', () => {
  const { both } = restFixture();

  it('goes by name, then by version, the newest first, and fills in the aliases that MLflow leaves out', async () => {
    let now = 0;
    let most = 0;
    const { store, server } = await both(async (request, response) => {
      const name = parameter(request, 'name');
      if (name === null) {
        const models = ['a', 'b', 'c', 'd', 'e', 'gone'];
        const versions = models.flatMap((model) => [
          { name: model, version: '2' },
          { name: model, version: '1' },
        ]);
        sendJson(response, { model_versions: versions });
        return;
      }
      most = Math.max(most, ++now);
      await sleep(10);
      now--;
      if (name === 'gone') sendJson(response, { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'gone' }, 404);
      else
        sendJson(response, {
          registered_model: {
            name,
            aliases: [
              { alias: 'z', version: '2' },
              { alias: name, version: '2' },
            ],
          },
        });
    });
    const { items } = await store.searchModelVersions({ filter: "name LIKE '%'" });
    assert.deepEqual(
      items
        .filter(({ name }) => ['a', 'gone'].includes(name))
        .map(({ name, version, aliases }) => [name, version, aliases]),
      [
        ['a', '2', ['a', 'z']],
        ['a', '1', []],
        ['gone', '2', []],
        ['gone', '1', []],
      ],
    );
    assert.match(server.requests[0]?.url ?? '', /order_by=name%20ASC&order_by=version_number%20DESC$/);
    assert.equal(server.requests.length, 7);
    assert.ok(most <= 4, String(most));
  });

  it('fails with the first model that may not be asked, and leaves the others alone', async () => {
    const { store, server } = await both((request, response) => {
      if (parameter(request, 'name') !== null) {
        sendJson(response, { error_code: 'PERMISSION_DENIED', message: 'no' }, 403);
        return;
      }
      const versions = Array.from({ length: 50 }, (_none, index) => ({ name: `model ${index}`, version: '1' }));
      sendJson(response, { model_versions: versions });
    });
    await failure(store.searchModelVersions(), 'forbidden');
    await sleep(30);
    assert.ok(server.requests.length <= 9, String(server.requests.length));
  });

  it('asks for no model where nobody wants the aliases', async () => {
    const { store, server } = await both((_request, response) => {
      sendJson(response, { model_versions: [{ name: 'a', version: '1' }] });
    });
    const { items } = await store.searchModelVersions({ withoutAliases: true });
    assert.deepEqual([items[0]?.aliases, server.requests.length], [[], 1]);
  });

  it('keeps the order that it is asked for', async () => {
    const { store, server } = await both((_request, response) => sendJson(response, {}));
    await store.searchModelVersions({ orderBy: ['creation_timestamp'] });
    assert.match(server.requests[0]?.url ?? '', /\?max_results=250&order_by=creation_timestamp$/);
  });
});

describe('a metric history', () => {
  const { both } = restFixture();
  const point = (step: number, timestamp: number, value: number | string = 1): object => ({
    key: 'loss',
    step,
    timestamp,
    value,
  });

  it('is read to its end, and comes by step, then by time', async () => {
    const { store, server } = await both((request, response) => {
      if (parameter(request, 'page_token') === null) {
        sendJson(response, { metrics: [point(2, 10), point(-1, 11), point(2, 9)], next_page_token: 'more' });
      } else {
        sendJson(response, `{"metrics": [{"key": "loss", "step": 1, "timestamp": 12, "value": NaN}]}`);
      }
    });
    assert.deepEqual(await store.getMetricHistory('r1', 'acc/val top-1'), [
      { step: -1, timestampMs: 11, value: 1 },
      { step: 1, timestampMs: 12, value: NaN },
      { step: 2, timestampMs: 9, value: 1 },
      { step: 2, timestampMs: 10, value: 1 },
    ]);
    assert.equal(server.requests.length, 2);
    assert.equal(parameter(server.requests[1] as Received, 'metric_key'), 'acc/val top-1');
    assert.equal(parameter(server.requests[1] as Received, 'max_results'), '10000');
  });

  it('that never ends is damaged', async () => {
    const tokens = ['a', 'b', 'a'];
    const { store, server } = await both((_request, response) =>
      sendJson(response, { metrics: [point(1, 1)], next_page_token: tokens[server.requests.length - 1] ?? 'a' }),
    );
    await failure(store.getMetricHistory('r1', 'loss'), 'damaged');
    assert.equal(server.requests.length, 3);
  });

  it('of a hundred thousand points comes whole', async () => {
    const pages = 10;
    const page = Array.from({ length: 10_000 }, (_none, step) => point(step, 1_700_000_000_000 + step, 'NaN'));
    const bodies = Array.from({ length: pages }, (_none, index) =>
      JSON.stringify({ metrics: page, ...(index < pages - 1 && { next_page_token: String(index) }) }, undefined, 2),
    );
    const { store } = await both((request, response) =>
      sendJson(response, bodies[Number(parameter(request, 'page_token') ?? '-1') + 1] ?? ''),
    );
    assert.equal((await store.getMetricHistory('r1', 'loss')).length, 100_000);
  });
});
