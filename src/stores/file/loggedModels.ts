import type { Order } from '../../filter/check.ts';
import { compareBy } from '../../filter/compare.ts';
import { matches, type FieldValue, type ValuesOf } from '../../filter/evaluate.ts';
import type { LoggedModel } from '../../model/loggedModel.ts';
import type { Page } from '../../model/page.ts';
import { notFound, readQuery } from '../query.ts';
import type { LoggedModelQuery } from '../store.ts';
import { pageOf } from './page.ts';
import { fileLoggedModelRules } from './rules.ts';
import type { StoreFolder } from './storeFolder.ts';
import { present } from './values.ts';

const newestFirst: readonly Order[] = [
  { field: { kind: 'attribute', name: 'creation_time' }, descending: true },
  { field: { kind: 'attribute', name: 'model_id' }, descending: false },
];

export async function searchLoggedModels(store: StoreFolder, query: LoggedModelQuery): Promise<Page<LoggedModel>> {
  const { conditions } = readQuery(query, fileLoggedModelRules);
  const found: LoggedModel[] = [];
  for (const experimentId of query.experimentIds) {
    for (const folder of store.experiment(experimentId)?.loggedModels.all() ?? []) {
      await store.pace.breathe();
      const model = await store.notes.orSkip(folder.path, () => folder.model());
      if (model && matches(conditions, valuesOf(model))) found.push(model);
    }
  }
  found.sort((one, other) => compareBy(newestFirst, valuesOf(one), valuesOf(other)));
  return pageOf(found, ({ modelId }) => modelId, query, ['logged models', query.experimentIds, query.filter]);
}

/** As MLflow has it, those of deleted experiments are not found by their id. */
export async function getLoggedModel(store: StoreFolder, modelId: string): Promise<LoggedModel> {
  for (const experiment of store.activeExperiments()) {
    const folder = await store.notes.orSkip(experiment.path, () => experiment.loggedModels.get(modelId));
    const model = await folder?.model();
    if (model) return model;
  }
  throw notFound(`There is no logged model ${modelId.slice(0, 100)} in ${store.path}. Refresh to see which there are.`);
}

function valuesOf(model: LoggedModel): ValuesOf {
  return ({ kind, name }) => {
    switch (kind) {
      case 'metric':
        // Of several data sets, the first that the metric was logged on.
        return present(model.metrics.find(({ key }) => key === name)?.value);
      case 'param':
        return present(model.params[name]);
      case 'tag':
        return present(model.tags[name]);
      default:
        return present(attribute(model, name));
    }
  };
}

function attribute(model: LoggedModel, name: string): FieldValue | undefined {
  switch (name) {
    case 'name':
      return model.name;
    case 'model_id':
      return model.modelId;
    case 'model_type':
      return model.modelType || undefined;
    case 'status':
      // MLflow's own word in this store.
      return model.status === 'UPLOAD_FAILED' ? 'FAILED' : model.status;
    case 'source_run_id':
      return model.sourceRunId || undefined;
    case 'creation_time':
      return model.creationTimeMs;
    case 'last_updated_time':
      return model.lastUpdateTimeMs;
    default:
      throw new Error(`Logged models have no ${name}.`);
  }
}
