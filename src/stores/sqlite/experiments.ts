import type { Order } from '../../filter/check.ts';
import { experimentRules } from '../../filter/rules.ts';
import { sql, type Sql } from '../../filter/sql.ts';
import { toSql, type Places } from '../../filter/toSql.ts';
import type { Experiment } from '../../model/experiment.ts';
import type { Page } from '../../model/page.ts';
import type { SearchQuery } from '../store.ts';
import { notFound } from '../query.ts';
import type { Database } from './database.ts';
import { groupedTexts } from './grouped.ts';
import { asLifecycleStage, inView } from './lifecycle.ts';
import type { SortKey } from './pageToken.ts';
import { column, inWorkspace, isOneOfIds, selected, type Schema } from './schema.ts';
import { batches, checkedExperimentId, readQuery, searchPage } from './search.ts';
import type { Row } from './row.ts';
import { given, optionalNumber, text } from './values.ts';

const newestFirst: readonly Order[] = [{ field: { kind: 'attribute', name: 'creation_time' }, descending: true }];

export async function searchExperiments(
  database: Database,
  query: SearchQuery = {},
  signal?: AbortSignal,
): Promise<Page<Experiment>> {
  const { conditions, orders } = readQuery(query, experimentRules);
  const schema = await database.schema(signal);
  const { rows, ...next } = await searchPage(
    database,
    {
      values: values(schema),
      from: sql`experiments`,
      where: [
        inWorkspace(schema, 'experiments'),
        inView('experiments', query.viewType),
        toSql(conditions, places(schema)),
      ],
      order: sortKeys(orders, schema),
    },
    query,
    signal,
  );
  return { items: await withTags(database, rows, signal), ...next };
}

export async function getExperiment(
  database: Database,
  experimentId: string,
  signal?: AbortSignal,
): Promise<Experiment> {
  const schema = await database.schema(signal);
  const statement = sql`SELECT ${selected(values(schema))} FROM experiments
    WHERE experiment_id = CAST(${checkedExperimentId(experimentId)} AS INTEGER) AND ${inWorkspace(schema, 'experiments')}`;
  const [experiment] = await withTags(database, await database.all(statement, signal), signal);
  if (experiment) return experiment;
  throw notFound(`There is no experiment ${experimentId} in ${database.path}. Refresh to see which there are.`);
}

function values(schema: Schema): readonly Sql[] {
  return [
    sql`CAST(experiments.experiment_id AS TEXT)`,
    ...['name', 'artifact_location', 'lifecycle_stage', 'creation_time', 'last_update_time'].map((name) =>
      column(schema, 'experiments', name),
    ),
  ];
}

/** MLflow's order: by default the newest first, the lowest id first; if asked for another, ties end with the highest id first. */
function sortKeys(orders: readonly Order[], schema: Schema): readonly SortKey[] {
  const asked = orders.length > 0;
  const keys = (asked ? orders : newestFirst).map(({ field, descending }) => ({
    value: column(schema, 'experiments', field.name),
    descending,
    whole: field.name === 'experiment_id',
  }));
  if (orders.some(({ field }) => field.name === 'experiment_id')) return keys;
  return [...keys, { value: sql`experiments.experiment_id`, descending: asked, whole: true }];
}

function places(schema: Schema): Places {
  return {
    attribute: (name) => column(schema, 'experiments', name),
    anyRow: ({ name }, matches) => sql`EXISTS (SELECT 1 FROM experiment_tags t
      WHERE t.key = ${name} AND t.experiment_id = experiments.experiment_id AND ${matches({ value: sql`t.value` })})`,
  };
}

/** `experiment_tags` has no index by experiment: it is read once for a page, not once for each. */
async function withTags(
  database: Database,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<readonly Experiment[]> {
  const experiments: Experiment[] = [];
  for (const batch of batches(rows)) {
    const ids = batch.map((row) => text(row, 0));
    const statement = sql`SELECT CAST(experiment_id AS TEXT) AS owner, key, value FROM experiment_tags
      WHERE ${isOneOfIds(sql`experiment_id`, ids)}`;
    const tags = await groupedTexts(database, statement, signal);
    for (const row of batch) experiments.push({ ...experiment(row), tags: tags(text(row, 0)) });
  }
  return experiments;
}

function experiment(row: Row): Omit<Experiment, 'tags'> {
  return {
    experimentId: text(row, 0),
    name: text(row, 1),
    artifactLocation: text(row, 2),
    lifecycleStage: asLifecycleStage(text(row, 3)),
    ...given('creationTimeMs', optionalNumber(row, 4)),
    ...given('lastUpdateTimeMs', optionalNumber(row, 5)),
  };
}
