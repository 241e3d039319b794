import { mapAtOnce } from '../base/mapAtOnce.ts';
import type { Run } from '../model/run.ts';
import { isPlainId, runIdIn } from '../services/filterText.ts';
import { orAbsent } from '../stores/orAbsent.ts';
import type { Store } from '../stores/store.ts';

const atOnce = 4;

/**
 * The runs that versions came from. Stores find many runs at once, but only in experiments that are named, and a version does not say where its
 * run is: so a few are asked for by themselves, and then the others of their experiments together.
 */
export class SourceRuns {
  readonly #runs = new Map<string, Run | undefined>();
  readonly #experimentIds = new Set<string>();

  /** A run that was read; `undefined` also for one that is not there any more. */
  get(runId: string): Run | undefined {
    return this.#runs.get(runId);
  }

  get all(): readonly Run[] {
    return [...this.#runs.values()].filter((run) => run !== undefined);
  }

  async read(store: Store, runIds: readonly string[], signal: AbortSignal): Promise<void> {
    const missing = (): readonly string[] => [...new Set(runIds)].filter((id) => isPlainId(id) && !this.#runs.has(id));
    await this.#search(store, missing(), [...this.#experimentIds], signal);
    for (let left = missing(); left.length > 0; left = missing()) {
      const some = left.slice(0, this.#experimentIds.size === 0 ? 1 : atOnce);
      const found = await mapAtOnce(some, atOnce, (id) => orAbsent(store.getRun(id, signal)));
      found.forEach((run, at) => this.#runs.set(some[at] ?? '', run));
      const news = found.flatMap((run) => (run && !this.#experimentIds.has(run.experimentId) ? run.experimentId : []));
      for (const id of news) this.#experimentIds.add(id);
      await this.#search(store, missing(), [...new Set(news)], signal);
    }
  }

  async #search(
    store: Store,
    runIds: readonly string[],
    experimentIds: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    const filter = runIdIn(runIds);
    if (filter === undefined || experimentIds.length === 0) return;
    const query = { experimentIds, filter, viewType: 'ALL', maxResults: runIds.length } as const;
    const { items } = await store.searchRuns(query, signal);
    for (const run of items) this.#runs.set(run.runId, run);
  }
}
