import type { Order } from '../../filter/check.ts';
import { compareBy } from '../../filter/compare.ts';
import { matches, type FieldValue, type ValuesOf } from '../../filter/evaluate.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { Page } from '../../model/page.ts';
import { invalid, notFound, readQuery } from '../query.ts';
import type { SearchQuery } from '../store.ts';
import type { ExperimentFolder } from './experimentFolder.ts';
import { pageOf } from './page.ts';
import { fileExperimentRules } from './rules.ts';
import type { StoreFolder } from './storeFolder.ts';
import { present } from './values.ts';

const by = (name: string, descending: boolean): Order => ({ field: { kind: 'attribute', name }, descending });
const newestFirst = [by('creation_time', true), by('experiment_id', false)];

export async function searchExperiments(store: StoreFolder, query: SearchQuery): Promise<Page<Experiment>> {
  const { conditions, orders } = readQuery(query, fileExperimentRules);
  const found: Experiment[] = [];
  for (const folder of foldersOf(store, query)) {
    await store.pace.breathe();
    const experiment = await store.notes.orSkip(folder.path, () => folder.experiment());
    if (experiment && matches(conditions, valuesOf(experiment))) found.push(experiment);
  }
  const order = orders.length > 0 ? [...orders, by('experiment_id', true)] : newestFirst;
  found.sort((one, other) => compareBy(order, valuesOf(one), valuesOf(other)));
  return pageOf(found, ({ experimentId }) => experimentId, query, [
    'experiments',
    query.filter,
    query.orderBy,
    query.viewType,
  ]);
}

export async function getExperiment(store: StoreFolder, experimentId: string): Promise<Experiment> {
  if (!/^[a-zA-Z0-9][\w-]{0,63}$/.test(experimentId)) {
    throw invalid(`An experiment id is letters and digits, not "${experimentId.slice(0, 100)}".`);
  }
  const experiment = await store.experiment(experimentId)?.experiment();
  if (experiment) return experiment;
  throw notFound(`There is no experiment ${experimentId} in ${store.path}. Refresh to see which there are.`);
}

/** Where its folder lies decides whether an experiment is deleted. */
function* foldersOf(store: StoreFolder, { viewType = 'ACTIVE_ONLY' }: SearchQuery): Generator<ExperimentFolder> {
  if (viewType !== 'DELETED_ONLY') yield* store.activeExperiments();
  if (viewType !== 'ACTIVE_ONLY') yield* store.deletedExperiments();
}

function valuesOf(experiment: Experiment): ValuesOf {
  return ({ kind, name }) => present(kind === 'tag' ? experiment.tags[name] : attribute(experiment, name));
}

/** A time that MLflow 0.9 did not write is NaN: to MLflow it is another than any, and comes last. */
function attribute(experiment: Experiment, name: string): FieldValue | undefined {
  switch (name) {
    case 'name':
      return experiment.name;
    case 'experiment_id':
      return experiment.experimentId;
    case 'creation_time':
      return experiment.creationTimeMs ?? NaN;
    case 'last_update_time':
      return experiment.lastUpdateTimeMs ?? NaN;
    default:
      throw new Error(`Experiments have no ${name}.`);
  }
}
