import { keyed, type Keyed } from '../../base/keyed.ts';
import { named, sql, type Sql } from '../../filter/sql.ts';
import type { MetricPoint } from '../../model/metric.ts';
import type { DatasetInput, ModelReference, Run } from '../../model/run.ts';
import { datasetInputs } from './datasetInputs.ts';
import type { Database } from './database.ts';
import { grouped, groupedTexts } from './grouped.ts';
import { column, hasColumn, isOneOf, type Schema } from './schema.ts';
import { given, number, optionalNumber, text } from './values.ts';

/** What hangs on runs, by run id. */
export interface RunDetails {
  readonly metrics: (runId: string) => Pick<Run, 'metrics' | 'latestMetrics'>;
  readonly params: (runId: string) => Keyed<string>;
  readonly tags: (runId: string) => Keyed<string>;
  readonly datasets: (runId: string) => readonly DatasetInput[];
  readonly modelOutputs: (runId: string) => readonly ModelReference[];
}

/** One statement for each table, whatever the number of runs. */
export async function runDetails(
  database: Database,
  schema: Schema,
  runIds: readonly string[],
  signal?: AbortSignal,
): Promise<RunDetails> {
  // Most rows are found here, so a run is its place among them: ids would be half of all that travels to the host.
  const places = new Map(runIds.map((runId, place) => [runId, String(place)]));
  const placed = (runId: string): string => places.get(runId) ?? '';
  // Asked at once, so that the worker reads the next while the last is decoded here.
  const [points, params, tags, datasets, outputs] = await Promise.all([
    latestMetrics(database, schema, runIds, signal),
    groupedTexts(database, sql`SELECT place, k.key, k.value ${ofPlaces('params', runIds)}`, signal),
    groupedTexts(database, sql`SELECT place, k.key, k.value ${ofPlaces('tags', runIds)}`, signal),
    datasetInputs(database, schema, runIds, signal),
    modelOutputs(database, schema, runIds, signal),
  ]);
  return {
    metrics: (runId) => {
      const latest = points.get(placed(runId)) ?? [];
      return { latestMetrics: keyed(latest), metrics: keyed(latest.map(([key, { value }]) => [key, value] as const)) };
    },
    params: (runId) => params(placed(runId)),
    tags: (runId) => tags(placed(runId)),
    datasets: (runId) => datasets.get(runId) ?? [],
    modelOutputs: (runId) => outputs.get(runId) ?? [],
  };
}

export async function modelInputsOf(
  database: Database,
  schema: Schema,
  runId: string,
  signal?: AbortSignal,
): Promise<readonly ModelReference[]> {
  if (!schema.has('inputs')) return [];
  const statement = sql`SELECT destination_id FROM inputs
    WHERE source_type = 'RUN_INPUT' AND source_id = ${runId} AND destination_type = 'MODEL_INPUT' ORDER BY destination_id`;
  return (await database.all(statement, signal)).map((row) => ({ modelId: text(row, 0) }));
}

/** The rows `k` of a table that belong to runs, each with the `place` of its run. */
function ofPlaces(table: string, runIds: readonly string[]): Sql {
  return sql`FROM (SELECT key AS place, value AS run_uuid FROM json_each(${JSON.stringify(runIds)})) run
    CROSS JOIN ${named(table)} k ON k.run_uuid = run.run_uuid`;
}

function latestMetrics(
  database: Database,
  schema: Schema,
  runIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly (readonly [string, MetricPoint])[]>> {
  const isNan = column(schema, 'latest_metrics', 'is_nan', sql`0`, 'k');
  const statement = sql`SELECT place, k.key, k.step, k.timestamp, CASE WHEN ${isNan} = 1 THEN NULL ELSE k.value END
    ${ofPlaces('latest_metrics', runIds)}`;
  return grouped(
    database,
    statement,
    (row) => [text(row, 1), { step: number(row, 2), timestampMs: number(row, 3), value: number(row, 4) }] as const,
    signal,
  );
}

async function modelOutputs(
  database: Database,
  schema: Schema,
  runIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly ModelReference[]>> {
  if (!hasColumn(schema, 'inputs', 'step')) return new Map();
  const statement = sql`SELECT source_id, destination_id, step FROM inputs
    WHERE source_type = 'RUN_OUTPUT' AND ${isOneOf(sql`source_id`, runIds)} AND destination_type = 'MODEL_OUTPUT'
    ORDER BY destination_id`;
  return grouped(
    database,
    statement,
    (row) => ({ modelId: text(row, 1), ...given('step', optionalNumber(row, 2)) }),
    signal,
  );
}
