import { sleep, isCancelled } from '../../src/base/cancel.ts';
import type { Store } from '../../src/stores/index.ts';
import type { Training } from './training.ts';

/** As often as the sidebar can be set to look by itself. */
const everyMs = 1_000;
const beatsPerChange = 2;

/**
 * What Podium asks while somebody watches a run, searches and changes things, again and again until it is cancelled: what the sidebar
 * asks by itself, a search by a metric, the curve of the run, and a change of its note. Rejects with what fails.
 */
export async function watchTraining(
  store: Store,
  { runId, experimentId }: Training,
  signal: AbortSignal,
): Promise<void> {
  const experimentIds = [experimentId];
  try {
    for (let beat = 0; ; beat++) {
      await Promise.all([
        store.searchExperiments({ orderBy: ['last_update_time DESC'] }, signal),
        store.searchRuns({ experimentIds, maxResults: 100 }, signal),
        store.searchRuns({ experimentIds, filter: `attributes.run_id IN ('${runId}')`, viewType: 'ALL' }, signal),
        store.searchRuns({ experimentIds, filter: 'metrics.loss < 2', orderBy: ['metrics.loss ASC'] }, signal),
        store.sampleMetricHistories({ runIds: [runId], key: 'loss', maxPoints: 1_000 }, signal),
      ]);
      if (beat % beatsPerChange === 0) {
        await store.writer?.setTag(runId, 'mlflow.note.content', `beat ${String(beat)}`, signal);
      }
      await sleep(everyMs, signal);
    }
  } catch (error) {
    if (!isCancelled(error, signal)) throw error;
  }
}
