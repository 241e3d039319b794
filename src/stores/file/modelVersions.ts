import type { Order } from '../../filter/check.ts';
import { compareBy } from '../../filter/compare.ts';
import type { FieldValue, ValuesOf } from '../../filter/evaluate.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { Page } from '../../model/page.ts';
import { invalid, notFound, readQuery } from '../query.ts';
import type { SearchQuery } from '../store.ts';
import { pageOf } from './page.ts';
import { matchesModels } from './prompts.ts';
import { modelFolder } from './registeredModels.ts';
import { fileModelVersionRules } from './rules.ts';
import type { StoreFolder } from './storeFolder.ts';
import { present } from './values.ts';
import type { VersionFolder } from './versionFolder.ts';

const by = (name: string, descending: boolean): Order => ({ field: { kind: 'attribute', name }, descending });
const ties = [by('name', false), by('version', true)];
/** Unlike MLflow's SQL stores, its file store puts what was changed last first. */
const lastChangedFirst = by('last_updated_time', true);

export async function searchModelVersions(store: StoreFolder, query: SearchQuery): Promise<Page<ModelVersion>> {
  const { conditions, orders } = readQuery(query, fileModelVersionRules);
  const found: ModelVersion[] = [];
  for (const model of store.registeredModels.all()) {
    for (const folder of model.versions()) {
      await store.pace.breathe();
      const version = await store.notes.orSkip(folder.path, () => folder.version());
      if (version && matchesModels(conditions, version.tags, valuesOf(version))) found.push(version);
    }
  }
  const order = [...(orders.length > 0 ? orders : [lastChangedFirst]), ...ties];
  found.sort((one, other) => compareBy(order, valuesOf(one), valuesOf(other)));
  return pageOf(found, ({ name, version }) => `${name}/${version}`, query, [
    'model versions',
    query.filter,
    query.orderBy,
  ]);
}

export async function getModelVersion(store: StoreFolder, name: string, version: string): Promise<ModelVersion> {
  const found = await versionFolder(store, name, version).version();
  if (found) return found;
  throw noVersion(store, name, `version ${version}`);
}

export async function getModelVersionByAlias(store: StoreFolder, name: string, alias: string): Promise<ModelVersion> {
  const model = modelFolder(store, name);
  // MLflow's reserved word for the highest version.
  if (alias.toLowerCase() === 'latest') return highestVersion(store, name);
  if (!/^[\p{L}\p{N}_-]{1,255}$/u.test(alias)) throw invalid(`No alias can be named "${alias.slice(0, 100)}".`);
  const version = model.aliases()[alias];
  if (version !== undefined) return getModelVersion(store, name, version);
  throw notFound(
    `The registered model "${name.slice(0, 100)}" has no alias "${alias}". Refresh to see which it has.`,
    // As MLflow itself answers, and not RESOURCE_DOES_NOT_EXIST.
    'INVALID_PARAMETER_VALUE',
  );
}

export function versionFolder(store: StoreFolder, name: string, version: string): VersionFolder {
  const model = modelFolder(store, name);
  if (!/^\s*\+?\d+\s*$/.test(version)) {
    throw invalid(`A model version is a whole number, not "${version.slice(0, 100)}".`);
  }
  const folder = model.version(String(BigInt(version.trim().replace('+', ''))));
  if (folder) return folder;
  throw noVersion(store, name, `version ${version}`);
}

async function highestVersion(store: StoreFolder, name: string): Promise<ModelVersion> {
  let highest: ModelVersion | undefined;
  for (const folder of modelFolder(store, name).versions()) {
    const version = await folder.version();
    if (version && (!highest || Number(version.version) > Number(highest.version))) highest = version;
  }
  if (highest) return highest;
  throw noVersion(store, name, 'version');
}

function noVersion(store: StoreFolder, name: string, said: string): Error {
  return notFound(
    `There is no ${said} of the registered model "${name.slice(0, 100)}" in ${store.path}. Refresh to see which there are.`,
  );
}

function valuesOf(version: ModelVersion): ValuesOf {
  return ({ kind, name }) => present(kind === 'tag' ? version.tags[name] : attribute(version, name));
}

function attribute(version: ModelVersion, name: string): FieldValue | undefined {
  switch (name) {
    case 'name':
      return version.name;
    case 'version':
      return Number(version.version);
    case 'run_id':
      return version.runId || undefined;
    case 'source':
      return version.source || undefined;
    case 'creation_time':
      return version.creationTimeMs;
    case 'last_updated_time':
      return version.lastUpdateTimeMs;
    default:
      throw new Error(`Model versions have no ${name}.`);
  }
}
