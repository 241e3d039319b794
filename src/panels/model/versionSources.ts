import type { LoggedModel } from '../../model/loggedModel.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { Run } from '../../model/run.ts';
import { modelIdIn, runIdIn } from '../../services/runs/filterText.ts';
import type { VersionSource } from '../../services/registry/versionMetrics.ts';
import { given } from '../../stores/given.ts';
import type { Store } from '../../stores/store.ts';
import { Sources } from './sources.ts';

/** The runs and logged models that versions came from, as far as they were read. */
export class VersionSources {
  readonly #runs = new Sources<Run>({
    idOf: ({ runId }) => runId,
    get: (store, runId, signal) => store.getRun(runId, signal),
    find: async (store, { ids, experimentIds }, signal) => {
      const query = {
        experimentIds,
        viewType: 'ALL',
        maxResults: ids.length,
        ...given('filter', runIdIn(ids)),
      } as const;
      return (await store.searchRuns(query, signal)).items;
    },
  });
  readonly #models = new Sources<LoggedModel>({
    idOf: ({ modelId }) => modelId,
    get: (store, modelId, signal) => store.getLoggedModel(modelId, signal),
    find: async (store, { ids, experimentIds }, signal) => {
      const query = { experimentIds, maxResults: ids.length, ...given('filter', modelIdIn(ids)) };
      return (await store.searchLoggedModels(query, signal)).items;
    },
  });

  of({ runId, modelId }: Pick<ModelVersion, 'runId' | 'modelId'>): VersionSource {
    return { run: this.#runs.get(runId), model: this.#models.get(modelId) };
  }

  run(runId: string): Run | undefined {
    return this.#runs.get(runId);
  }

  async read(store: Store, versions: readonly ModelVersion[], signal: AbortSignal): Promise<void> {
    const ids = (of: (version: ModelVersion) => string): readonly string[] =>
      versions.map(of).filter((id) => id !== '');
    await Promise.all([
      this.#runs.read(
        store,
        ids(({ runId }) => runId),
        signal,
      ),
      this.#models.read(
        store,
        ids(({ modelId }) => modelId),
        signal,
      ),
    ]);
  }
}
