import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore, type Store } from '../../src/stores/index.ts';
import { pageSize, type RunQuery } from '../../src/stores/store.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import { watched } from './blocks.ts';
import { manyRuns } from './manyRuns.ts';
import { inTurns } from './questions.ts';
import { atMost, ms, timesFaster, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

const least = 20;
/** MLflow takes the square of the number of runs to sort by a metric: a quarter of an hour here. */
const patienceMs = 15_000;

const first = { experimentIds: [manyRuns.experimentId], maxResults: pageSize };
const byTime: RunQuery = first;
const byMetric: RunQuery = { ...first, orderBy: ['metrics.val_loss ASC'] };
const filter = "metrics.val_loss < 0.5 AND metrics.accuracy > 0.5 AND params.optimizer = 'adam'";
const filtered: RunQuery = { ...first, filter };

/** The first page of a hundred thousand runs, from their database and through a server over that same file. */
export async function searchLines({ folder, uri }: BenchStore): Promise<readonly Line[]> {
  console.log('Searching 100,000 runs in their database and through mlflow server …');
  const direct = await openStore(uri);
  const server = await startMlflow({ folder });
  const rest = await openStore(server.url);
  try {
    const both = [direct, rest];
    await inTurns(both, (store) => store.searchExperiments()); // Connected, and their code loaded.
    const [timeMs = NaN, timeThereMs = NaN] = await inTurns(both, (store) => store.searchRuns(byTime));
    const [filterMs = NaN, filterThereMs = NaN] = await inTurns(both, (store) => store.searchRuns(filtered));
    const [metricMs = NaN] = await inTurns([direct], (store) => store.searchRuns(byMetric));
    const there = await waited((signal) => rest.searchRuns(byMetric, signal));
    const { longestWorkMs } = await watched(async () => {
      for (const query of [byTime, byMetric, filtered]) await direct.searchRuns(query);
    });
    await server.stop(); // It would go on sorting.
    return [
      timesFaster(`first ${String(pageSize)} by start time`, timeMs, timeThereMs, least),
      timesFaster(`first ${String(pageSize)} by a metric`, metricMs, there.tookMs, least, there.isCut),
      timesFaster(`first ${String(pageSize)} by a filter on two metrics and a param`, filterMs, filterThereMs, least),
      await sameRuns(direct, folder),
      atMost('extension host: most work in one stretch', longestWorkMs, 50, ms),
    ];
  } finally {
    await Promise.all([direct.close(), rest.close(), server.stop()]);
  }
}

/** With the statistics that no MLflow makes, SQLite gives a server even the runs by a metric within a second: they are the same ones. */
async function sameRuns(direct: Store, folder: string): Promise<Line> {
  const queries = [byTime, byMetric, filtered];
  const ours: string[] = [];
  for (const query of queries) ours.push(await idsOf(direct, query));
  const database = new DatabaseSync(path.join(folder, 'mlflow.db'));
  database.exec('ANALYZE');
  database.close();
  const server = await startMlflow({ folder });
  const rest = await openStore(server.url);
  try {
    let same = 0;
    for (const [index, query] of queries.entries()) if ((await idsOf(rest, query)) === ours[index]) same++;
    const what = 'pages with the same runs in the same order';
    return { what, measured: String(same), limit: String(queries.length), met: same === queries.length };
  } finally {
    await Promise.all([rest.close(), server.stop()]);
  }
}

async function idsOf(store: Store, query: RunQuery): Promise<string> {
  return (await store.searchRuns(query)).items.map(({ runId }) => runId).join();
}

/** How long something takes, or that it takes longer than anyone waits. */
async function waited(
  ask: (signal: AbortSignal) => Promise<unknown>,
): Promise<{ readonly tookMs: number; readonly isCut: boolean }> {
  const signal = AbortSignal.timeout(patienceMs);
  const startMs = performance.now();
  try {
    await ask(signal);
    return { tookMs: performance.now() - startMs, isCut: false };
  } catch (error) {
    if (!signal.aborted) throw error;
    return { tookMs: patienceMs, isCut: true };
  }
}
