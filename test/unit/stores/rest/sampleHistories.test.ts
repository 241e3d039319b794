import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { sendJson, sendPage, type Handler } from '../../../support/httpServer.ts';
import { failure, restFixture, until } from './restFixture.ts';

const interval = '/metrics/get-history-bulk-interval';

interface Series {
  readonly [runId: string]: readonly number[];
}

/** Answers as MLflow does: at most 2,500 points of a run, picked at equal distances; all points only a page at a time. */
function mlflow(series: Series): Handler {
  const points = (runId: string) =>
    (series[runId] ?? []).map((value, step) => ({ key: 'loss', value, step, timestamp: step * 10, run_id: runId }));
  return ({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://server');
    if (pathname.endsWith(interval)) {
      const picked = searchParams.getAll('run_ids').flatMap((runId) => {
        const all = points(runId);
        const every = Math.max(1, all.length / 2500);
        return all.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
      });
      sendJson(response, picked.length === 0 ? {} : { metrics: picked });
    } else {
      const [start, size] = [Number(searchParams.get('page_token')), Number(searchParams.get('max_results'))];
      const all = points(searchParams.get('run_id') ?? '');
      const rest = start + size < all.length ? { next_page_token: String(start + size) } : {};
      sendJson(response, { metrics: all.slice(start, start + size), ...rest });
    }
  };
}

describe('sampled metrics over REST', () => {
  const fixture = restFixture();
  const query = { runIds: ['a'], key: 'loss', maxPoints: 40 };

  it('come whole and together where they are short', async () => {
    const { server, store } = await fixture.both(mlflow({ a: [3, 1], b: [5], c: [] }));
    const samples = await store.sampleMetricHistories({ ...query, runIds: ['b', 'c', 'a'] });
    assert.deepEqual(samples, [
      { runId: 'b', points: [{ step: 0, timestampMs: 0, value: 5 }], pointCount: 1, sampled: false },
      { runId: 'c', points: [], pointCount: 0, sampled: false },
      {
        runId: 'a',
        points: [
          { step: 0, timestampMs: 0, value: 3 },
          { step: 1, timestampMs: 10, value: 1 },
        ],
        pointCount: 2,
        sampled: false,
      },
    ]);
    assert.equal(server.requests.length, 1);
  });

  it('are what the server picks of a long series, where a first impression will do', async () => {
    const long = Array.from({ length: 12_000 }, (_, step) => Math.sin(step));
    const { server, store } = await fixture.both(mlflow({ a: long, b: [1, 2] }));
    const [a, b] = await store.sampleMetricHistories({ ...query, runIds: ['a', 'b'], quick: true });
    assert.deepEqual([a?.quick, a?.pointCount, a?.sampled], [true, NaN, true]);
    assert.ok(a && a.points.length <= 40 && a.points.every(({ step, value }) => value === long[step]));
    assert.deepEqual([b?.quick, b?.pointCount, b?.sampled], [undefined, 2, false]);
    assert.equal(server.requests.length, 1);
  });

  it('keep the spike that the server leaves out of a long series, and count all of it', async () => {
    const long = Array.from({ length: 12_000 }, (_, step) => (step === 7001 ? 99 : 0.5));
    const { server, store } = await fixture.both(mlflow({ a: long, b: [1, 2] }));
    const [a, b] = await store.sampleMetricHistories({ ...query, runIds: ['a', 'b'] });
    assert.ok(a && b);
    assert.deepEqual([a.pointCount, a.sampled, b.pointCount, b.sampled], [12_000, true, 2, false]);
    assert.ok(a.points.some(({ step, value }) => step === 7001 && value === 99));
    assert.ok(a.points.length <= 40);
    assert.equal(server.requests.length, 3);
  });

  it('ask for the range of steps, and count no others', async () => {
    const long = Array.from({ length: 6000 }, (_, step) => step);
    const { server, store } = await fixture.both(mlflow({ a: long }));
    const [sample] = await store.sampleMetricHistories({ ...query, startStep: 100, endStep: 199 });
    const { searchParams } = new URL(server.requests[0]?.url ?? '', server.url);
    assert.deepEqual([searchParams.get('start_step'), searchParams.get('end_step')], ['100', '199']);
    assert.equal(sample?.pointCount, 100);
    assert.deepEqual([sample.points[0]?.step, sample.points.at(-1)?.step], [100, 199]);
    await store.sampleMetricHistories({ ...query, startStep: 5990 });
    const oneSided = new URL(server.requests.find(({ url }) => url.includes('start_step=5990'))?.url ?? '', server.url);
    assert.equal(oneSided.searchParams.get('end_step'), String(Number.MAX_SAFE_INTEGER));
  });

  it('are read point by point from a server that is too old for better', async () => {
    const answers = mlflow({ a: [1, 2, 3] });
    const { store } = await fixture.both((request, response) => {
      if (request.url.includes(interval)) sendPage(response, 'Not Found', 404);
      else answers(request, response);
    });
    const [sample] = await store.sampleMetricHistories(query);
    assert.deepEqual(
      sample?.points.map(({ value }) => value),
      [1, 2, 3],
    );
  });

  it('are asked for in few calls at a time, of few runs each', async () => {
    let [now, most] = [0, 0];
    const { server, store } = await fixture.both(async (_request, response) => {
      most = Math.max(most, ++now);
      await pause(5);
      now--;
      sendJson(response, {});
    });
    const runIds = Array.from({ length: 30 }, (_, index) => `run${String(index)}`);
    const samples = await store.sampleMetricHistories({ ...query, runIds });
    assert.deepEqual(
      samples.map(({ runId }) => runId),
      runIds,
    );
    assert.equal(most, 2);
    const counts = server.requests.map(({ url }) => new URL(url, server.url).searchParams.getAll('run_ids').length);
    assert.deepEqual(counts.sort(), [2, 4, 4, 4, 4, 4, 4, 4]);
  });

  it('end with the first failure, and ask for nothing more', async () => {
    const { server, store } = await fixture.both((_request, response) => sendPage(response, 'Who are you?', 401));
    const runIds = Array.from({ length: 30 }, (_, index) => `run${String(index)}`);
    await failure(store.sampleMetricHistories({ ...query, runIds }), 'unauthorized');
    assert.ok(server.requests.length <= 2);
  });

  it('reject with the reason when they are cancelled', async () => {
    const { server, store } = await fixture.both(() => undefined);
    const cancelled = new AbortController();
    const samples = store.sampleMetricHistories(query, cancelled.signal);
    await until(() => server.requests.length === 1);
    const reason = new Error('no longer wanted');
    cancelled.abort(reason);
    await assert.rejects(samples, reason);
  });
});
