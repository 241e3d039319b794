import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendJson, serve } from '../support/httpServer.ts';
import { countedSidebar } from './countedSidebar.ts';
import { newestRun, longMetric } from './largeStoreNames.ts';
import { openStore } from '../../src/stores/index.ts';
import type { BenchStore } from './stores.ts';

/** How long something takes when nobody stops it, and how long after it was stopped it still went on. */
export interface Cancelled {
  readonly wholeMs: number;
  readonly stoppedAfterMs: number;
}

/** An experiment is opened, and closed at once: until the worker has nothing to do any more. */
export async function cancelledRows({ uri, experiment }: BenchStore): Promise<Cancelled> {
  await using sidebar = countedSidebar(uri);
  const row = await sidebar.experiment(experiment);
  const startMs = performance.now();
  await sidebar.forest.children(row);
  const wholeMs = performance.now() - startMs;

  await using again = countedSidebar(uri);
  const closed = await again.experiment(experiment);
  void again.forest.children(closed);
  const stoppedAfterMs = await untilIdle(() => {
    again.forest.close(closed);
  });
  return { wholeMs, stoppedAfterMs };
}

/** The same for the longest question there is: every point of a long metric. */
export async function cancelledHistory({ uri }: BenchStore): Promise<Cancelled> {
  const store = await openStore(uri);
  try {
    const { runId } = newestRun(0);
    const startMs = performance.now();
    await store.getMetricHistory(runId, longMetric);
    const wholeMs = performance.now() - startMs;

    const abort = new AbortController();
    store.getMetricHistory(runId, longMetric, abort.signal).catch(() => undefined); // It says that it was cancelled.
    return { wholeMs, stoppedAfterMs: await untilIdle(() => abort.abort()) };
  } finally {
    await store.close();
  }
}

/** An experiment of a server that never answers is opened, and closed at once: until the server sees the socket closed. */
export async function cancelledRequest(): Promise<number> {
  let hang: (response: ServerResponse) => void;
  const hanging = new Promise<ServerResponse>((resolve) => (hang = resolve));
  const experiments = [{ experiment_id: '1', name: 'hanging', artifact_location: '', lifecycle_stage: 'active' }];
  const server = await serve(({ url }, response) => {
    if (url.endsWith('/experiments/search')) sendJson(response, { experiments });
    else if (url.endsWith('/runs/search')) hang(response);
    else sendJson(response, {}, 404);
  });
  try {
    await using sidebar = countedSidebar(server.url);
    const row = await sidebar.experiment('hanging');
    void sidebar.forest.children(row);
    const closed = once(await hanging, 'close');
    const stoppedMs = performance.now();
    sidebar.forest.close(row);
    await closed;
    return performance.now() - stoppedMs;
  } finally {
    await server.close();
  }
}

/** A worker that has nothing to do no longer keeps this process alive. */
async function untilIdle(stop: () => void): Promise<number> {
  const works = (): boolean => process.getActiveResourcesInfo().includes('MessagePort');
  while (!works()) await sleep(0);
  const stoppedMs = performance.now();
  stop();
  while (works()) await sleep(1);
  return performance.now() - stoppedMs;
}
