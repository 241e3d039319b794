import { readLoggedModelFilter } from '../../filter/loggedModelFilter.ts';
import { sql, type Sql } from '../../filter/sql.ts';
import { toSql } from '../../filter/toSql.ts';
import type { LoggedModel, LoggedModelMetric, LoggedModelStatus } from '../../model/loggedModel.ts';
import type { Page } from '../../model/page.ts';
import { notFound, orRefused } from '../query.ts';
import type { LoggedModelQuery } from '../store.ts';
import type { Database } from './database.ts';
import { grouped, groupedTexts } from './grouped.ts';
import { loggedModelPlaces as places } from './loggedModelPlaces.ts';
import type { SortKey } from './pageToken.ts';
import { column, inExperiments, inWorkspaceExperiment, isOneOf, selected, type Schema } from './schema.ts';
import { batches, checkedExperimentId, searchPage } from './search.ts';
import type { Row } from './row.ts';
import { refuseUnanswerable } from './unanswerable.ts';
import { given, number, optionalNumber, optionalText, text } from './values.ts';

const table = 'logged_models';
const isThere = sql`logged_models.lifecycle_stage <> 'deleted'`;
const newestFirst: readonly SortKey[] = [
  { value: sql`logged_models.creation_timestamp_ms`, descending: true },
  { value: sql`logged_models.model_id` },
];

export async function searchLoggedModels(
  database: Database,
  query: LoggedModelQuery,
  signal?: AbortSignal,
): Promise<Page<LoggedModel>> {
  const conditions = orRefused(() => readLoggedModelFilter(query.filter ?? ''));
  conditions.forEach(refuseUnanswerable);
  const experimentIds = query.experimentIds.map(checkedExperimentId);
  const schema = await database.schema(signal);
  if (!schema.has(table) || experimentIds.length === 0) return { items: [] };
  const { rows, ...next } = await searchPage(
    database,
    {
      values: values(schema),
      from: sql`logged_models`,
      where: [inExperiments(schema, table, experimentIds), isThere, toSql(conditions, places(schema))],
      order: newestFirst,
    },
    query,
    signal,
  );
  return { items: await withDetails(database, rows, signal), ...next };
}

export async function getLoggedModel(database: Database, modelId: string, signal?: AbortSignal): Promise<LoggedModel> {
  const schema = await database.schema(signal);
  const statement = sql`SELECT ${selected(values(schema))} FROM logged_models
    WHERE model_id = ${modelId} AND ${isThere} AND ${inWorkspaceExperiment(schema, table)}`;
  const rows = schema.has(table) ? await database.all(statement, signal) : [];
  const [model] = await withDetails(database, rows, signal);
  if (model) return model;
  throw notFound(
    `There is no logged model ${modelId.slice(0, 100)} in ${database.path}. Refresh to see which there are.`,
  );
}

const columns = [
  'name',
  'model_type',
  'status',
  'source_run_id',
  'artifact_location',
  'creation_timestamp_ms',
  'last_updated_timestamp_ms',
];

function values(schema: Schema): readonly Sql[] {
  return [
    sql`logged_models.model_id`,
    sql`CAST(logged_models.experiment_id AS TEXT)`,
    ...columns.map((name) => column(schema, table, name)),
  ];
}

async function withDetails(
  database: Database,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<readonly LoggedModel[]> {
  const models: LoggedModel[] = [];
  for (const batch of batches(rows)) {
    const ofModels = isOneOf(
      sql`model_id`,
      batch.map((row) => text(row, 0)),
    );
    const tags = await groupedTexts(
      database,
      sql`SELECT model_id, tag_key, tag_value FROM logged_model_tags WHERE ${ofModels}`,
      signal,
    );
    const params = await groupedTexts(
      database,
      sql`SELECT model_id, param_key, param_value FROM logged_model_params WHERE ${ofModels}`,
      signal,
    );
    const metrics = await grouped(
      database,
      sql`SELECT model_id, metric_name, metric_value, metric_step, metric_timestamp_ms, run_id, dataset_name, dataset_digest
        FROM logged_model_metrics WHERE ${ofModels} ORDER BY metric_name, metric_step, metric_timestamp_ms`,
      metric,
      signal,
    );
    for (const row of batch) {
      const id = text(row, 0);
      models.push({ ...loggedModel(row), tags: tags(id), params: params(id), metrics: metrics.get(id) ?? [] });
    }
  }
  return models;
}

function loggedModel(row: Row): Omit<LoggedModel, 'tags' | 'params' | 'metrics'> {
  return {
    modelId: text(row, 0),
    experimentId: text(row, 1),
    name: text(row, 2),
    modelType: text(row, 3),
    status: asStatus(number(row, 4)),
    sourceRunId: text(row, 5),
    artifactUri: text(row, 6),
    ...given('creationTimeMs', optionalNumber(row, 7)),
    ...given('lastUpdateTimeMs', optionalNumber(row, 8)),
  };
}

/** MLflow's numbers for it. */
function asStatus(code: number): LoggedModelStatus {
  return (['UNKNOWN', 'PENDING', 'READY', 'UPLOAD_FAILED'] as const)[code] ?? 'UNKNOWN';
}

function metric(row: Row): LoggedModelMetric {
  return {
    key: text(row, 1),
    value: number(row, 2),
    step: number(row, 3),
    timestampMs: number(row, 4),
    ...given('runId', optionalText(row, 5)),
    ...given('datasetName', optionalText(row, 6)),
    ...given('datasetDigest', optionalText(row, 7)),
  };
}
