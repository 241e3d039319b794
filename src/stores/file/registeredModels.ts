import type { Order } from '../../filter/check.ts';
import { compareBy } from '../../filter/compare.ts';
import type { FieldValue, ValuesOf } from '../../filter/evaluate.ts';
import type { Page } from '../../model/page.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import { invalid, notFound, readQuery } from '../query.ts';
import type { SearchQuery } from '../store.ts';
import type { ModelFolder } from './modelFolder.ts';
import { pageOf } from './page.ts';
import { matchesModels } from './prompts.ts';
import { fileRegisteredModelRules } from './rules.ts';
import type { StoreFolder } from './storeFolder.ts';
import { present } from './values.ts';

const byName: Order = { field: { kind: 'attribute', name: 'name' }, descending: false };

export async function searchRegisteredModels(store: StoreFolder, query: SearchQuery): Promise<Page<RegisteredModel>> {
  const { conditions, orders } = readQuery(query, fileRegisteredModelRules);
  const found: RegisteredModel[] = [];
  for (const folder of store.registeredModels.all()) {
    await store.pace.breathe();
    const model = await store.notes.orSkip(folder.path, () => folder.model());
    if (model && matchesModels(conditions, model.tags, valuesOf(model))) found.push(model);
  }
  found.sort((one, other) => compareBy([...orders, byName], valuesOf(one), valuesOf(other)));
  return pageOf(found, ({ name }) => name, query, ['registered models', query.filter, query.orderBy]);
}

export async function getRegisteredModel(store: StoreFolder, name: string): Promise<RegisteredModel> {
  const model = await modelFolder(store, name).model();
  if (model) return model;
  throw noModel(store, name);
}

export function modelFolder(store: StoreFolder, name: string): ModelFolder {
  const folder = store.registeredModels.get(checkedFolderName(name));
  if (folder) return folder;
  throw noModel(store, name);
}

/** What names no other folder on any system. */
export function checkedFolderName(name: string): string {
  if (name.trim() !== '' && !/[/:%\\\0]/.test(name) && name !== '.' && !name.startsWith('..')) return name;
  throw invalid(`No registered model in a folder can be named "${name.slice(0, 100)}".`);
}

function noModel(store: StoreFolder, name: string): Error {
  return notFound(
    `There is no registered model "${name.slice(0, 100)}" in ${store.path}. Refresh to see which there are.`,
  );
}

function valuesOf(model: RegisteredModel): ValuesOf {
  return ({ kind, name }) => present(kind === 'tag' ? model.tags[name] : attribute(model, name));
}

function attribute(model: RegisteredModel, name: string): FieldValue | undefined {
  switch (name) {
    case 'name':
      return model.name;
    case 'creation_time':
      return model.creationTimeMs;
    case 'last_updated_time':
      return model.lastUpdateTimeMs;
    default:
      throw new Error(`Registered models have no ${name}.`);
  }
}
