import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { championAlias } from '../../model/alias.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { App } from '../../services/app.ts';
import { isPlainId } from '../../services/runs/filterText.ts';
import type { NodeOf } from '../../services/node.ts';
import { orAbsent } from '../../stores/orAbsent.ts';
import { pageSize, type Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { requireAliases } from '../registry/stagesOnly.ts';

const atOnce = 4;
const mostPages = 4;

/** The champions that a run may be measured by: of the models that it made versions of, or, where these have none, of all in its store. */
export function findChampions(
  app: App,
  { connection, run }: NodeOf<'run'>,
  signal: AbortSignal,
): Promise<readonly ModelVersion[]> {
  return app.connections.ask(connection, async (store) => {
    const own = await championsOf(store, await modelsOf(store, run.runId, signal), signal);
    const champions = own.length > 0 ? own : await championsOf(store, await modelsWithChampion(store, signal), signal);
    if (champions.length === 0) await requireAliases(store, { connection }, signal);
    return champions;
  });
}

/** The names of the models of which the run made a version. */
async function modelsOf(store: Store, runId: string, signal: AbortSignal): Promise<readonly string[]> {
  if (!isPlainId(runId)) return [];
  const { items } = await store.searchModelVersions({ filter: `run_id = '${runId}'` }, signal);
  return [...new Set(items.map(({ name }) => name))];
}

async function modelsWithChampion(store: Store, signal: AbortSignal): Promise<readonly string[]> {
  const names: string[] = [];
  let pageToken: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const query = { maxResults: pageSize, ...(pageToken !== undefined && { pageToken }) };
    const found = await store.searchRegisteredModels(query, signal);
    names.push(...found.items.filter(({ aliases }) => championAlias in aliases).map(({ name }) => name));
    pageToken = found.nextPageToken;
    if (pageToken === undefined) break;
  }
  return names;
}

async function championsOf(
  store: Store,
  names: readonly string[],
  signal: AbortSignal,
): Promise<readonly ModelVersion[]> {
  const versions = await mapAtOnce(names, atOnce, (name) => championOf(store, name, signal));
  return versions.filter((version) => version !== undefined);
}

/** None where the server has no aliases either. */
async function championOf(store: Store, model: string, signal: AbortSignal): Promise<ModelVersion | undefined> {
  try {
    return await orAbsent(store.getModelVersionByAlias(model, championAlias, signal));
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'unsupported') return undefined;
    throw error;
  }
}
