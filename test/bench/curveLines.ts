import { openStore } from '../../src/stores/index.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import { watched } from './blocks.ts';
import { curveRunIds, longCurves } from './longCurves.ts';
import { inTurns } from './questions.ts';
import { atMost, ms, timesFaster, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

const maxPoints = 1000;
const { points } = longCurves;
const [key = ''] = longCurves.keys;

/** What a chart of twenty long curves needs: ours with every extreme, from all points; MLflow's own picks some of them. */
export async function curveLines({ folder, uri }: BenchStore): Promise<readonly Line[]> {
  console.log('Drawing 20 runs of 100,000 points from their database and through mlflow server …');
  const store = await openStore(uri);
  const server = await startMlflow({ folder });
  try {
    const ask = async (): Promise<void> => {
      const histories = await store.sampleMetricHistories({ runIds: curveRunIds, key, maxPoints });
      if (histories.some(({ pointCount }) => pointCount !== points)) throw new Error('Points are missing.');
    };
    await store.searchExperiments(); // Its code is loaded.
    const [oursMs = NaN] = await inTurns([store], ask);
    const { longestWorkMs } = await watched(ask);
    return [
      timesFaster('envelope of 20 runs × 100,000 points', oursMs, await bulkInterval(server.url), 6),
      atMost('extension host: most work in one stretch', longestWorkMs, 50, ms),
    ];
  } finally {
    await Promise.all([store.close(), server.stop()]);
  }
}

/** How long MLflow's own answer for charts takes, in milliseconds. */
async function bulkInterval(url: string): Promise<number> {
  const query = new URLSearchParams(curveRunIds.map((runId) => ['run_ids', runId]));
  query.set('metric_key', key);
  query.set('max_results', String(maxPoints));
  const startMs = performance.now();
  const response = await fetch(`${url}/api/2.0/mlflow/metrics/get-history-bulk-interval?${query.toString()}`);
  const { metrics } = (await response.json()) as { readonly metrics?: readonly unknown[] };
  if (metrics?.length !== curveRunIds.length * maxPoints) throw new Error('MLflow gives another number of points.');
  return performance.now() - startMs;
}
