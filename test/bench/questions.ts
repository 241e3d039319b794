import { openStore, type Store } from '../../src/stores/index.ts';
import { busyExperimentId, longMetric, newestRun } from './largeStoreNames.ts';
import { spread } from './report.ts';

const enoughMs = 8_000;
const mostRepeats = 15;

const questions: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  '100 experiments': (store) => store.searchExperiments({ maxResults: 100 }),
  '100 newest of 20,000 runs': (store) => store.searchRuns({ experimentIds: [busyExperimentId], maxResults: 100 }),
  '100 best of 20,000 runs by a metric': (store) =>
    store.searchRuns({ experimentIds: [busyExperimentId], maxResults: 100, orderBy: ['metrics.metric_1 DESC'] }),
  '100,000 points of a metric': (store) => store.getMetricHistory(newestRun(0).runId, longMetric),
};

/** The median time of each question to each store, in milliseconds, asked in turns. */
export async function askedOf(uris: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const stores = await Promise.all(uris.map((uri) => openStore(uri)));
  try {
    for (const store of stores) await store.searchExperiments({ maxResults: 1 }); // Connected, and their code loaded.
    const answers = new Map<string, readonly number[]>();
    for (const [title, ask] of Object.entries(questions)) answers.set(title, await inTurns(stores, ask));
    return answers;
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

/** Rounds until what runs is warm on both sides, or as many as go into a few seconds: MLflow takes half a minute for one of these questions. */
export async function inTurns(
  stores: readonly Store[],
  ask: (store: Store) => Promise<unknown>,
): Promise<readonly number[]> {
  const times = stores.map((): number[] => []);
  const startMs = performance.now();
  for (let round = 0; round < mostRepeats && performance.now() - startMs < enoughMs; round++) {
    for (const [index, store] of stores.entries()) {
      const askedMs = performance.now();
      await ask(store);
      times[index]?.push(performance.now() - askedMs);
    }
  }
  return times.map((each) => spread(each).median);
}
