import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore, type Store } from '../../src/stores/index.ts';
import { pageSize, type RunQuery } from '../../src/stores/store.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import { watched } from './blocks.ts';
import { manyRuns } from './manyRuns.ts';
import { inTurns } from './questions.ts';
import { atMost, faster, info, ms, timesFaster, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

const least = 20;
/** MLflow takes the square of the number of runs to sort by a metric: a quarter of an hour here. */
const patienceMs = 15_000;

/** A page of the web UI; and one of Podium's, most of whose time goes into the runs themselves, whatever they were found by. */
const pages = [100, pageSize];
const byTime: RunQuery = { experimentIds: [manyRuns.experimentId] };
const byMetric: RunQuery = { ...byTime, orderBy: ['metrics.val_loss ASC'] };
const filter = "metrics.val_loss < 0.5 AND metrics.accuracy > 0.5 AND params.optimizer = 'adam'";
const filtered: RunQuery = { ...byTime, filter };

/** The first page of a hundred thousand runs, from their database and through a server over that same file. */
export async function searchLines({ folder, uri }: BenchStore): Promise<readonly Line[]> {
  console.log('Searching 100,000 runs in their database and through mlflow server …');
  const direct = await openStore(uri);
  const server = await startMlflow({ folder });
  const rest = await openStore(server.url);
  try {
    const both = [direct, rest];
    await inTurns(both, (store) => store.searchExperiments()); // Connected, and their code loaded.
    const lines: Line[] = [];
    for (const [index, maxResults] of pages.entries()) {
      for (const [by, query] of Object.entries({
        'start time': byTime,
        'a filter on two metrics and a param': filtered,
      })) {
        const [oursMs = NaN, theirsMs = NaN] = await inTurns(both, (store) =>
          store.searchRuns({ ...query, maxResults }),
        );
        const what = `first ${String(maxResults)} by ${by}`;
        lines.push(index === 0 ? timesFaster(what, oursMs, theirsMs, least) : info(what, faster(oursMs, theirsMs)));
      }
    }
    const [metricMs = NaN] = await inTurns([direct], (store) =>
      store.searchRuns({ ...byMetric, maxResults: pageSize }),
    );
    const there = await waited((signal) => rest.searchRuns({ ...byMetric, maxResults: pageSize }, signal));
    const { longestWorkMs } = await watched(async () => {
      for (const query of [byTime, byMetric, filtered]) await direct.searchRuns({ ...query, maxResults: pageSize });
    });
    await server.stop(); // It would go on sorting.
    return [
      ...lines,
      timesFaster(`first ${String(pageSize)} by a metric`, metricMs, there.tookMs, least, there.isCut),
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
  return (await store.searchRuns({ ...query, maxResults: pageSize })).items.map(({ runId }) => runId).join();
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
