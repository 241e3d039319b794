import { sql, type Sql } from '../../filter/sql.ts';
import type { MetricPoint } from '../../model/metric.ts';
import { metricPoints } from '../metricPoints.ts';
import type { SampleQuery } from '../store.ts';
import type { Database } from './database.ts';
import { noRun } from './runs.ts';
import { column, inWorkspaceExperiment, isOneOf, type Schema } from './schema.ts';
import { text } from './values.ts';

/** Every point, by step, then time, then value. */
export async function getMetricHistory(
  database: Database,
  runId: string,
  key: string,
  signal?: AbortSignal,
): Promise<readonly MetricPoint[]> {
  const schema = await database.schema(signal);
  await refuseRunsElsewhere(database, schema, [runId], signal);
  const [series] = await database.series([pointsOf(schema, runId, { key })], { maxPoints: Infinity }, signal);
  return series ? metricPoints(series.subarray(1), signal) : [];
}

/** A run in another workspace is none. One that is nowhere is not refused: to MLflow it has no points. @throws StoreError `notFound` */
export async function refuseRunsElsewhere(
  database: Database,
  schema: Schema,
  runIds: readonly string[],
  signal?: AbortSignal,
): Promise<void> {
  const statement = sql`SELECT run_uuid FROM runs
    WHERE ${isOneOf(sql`run_uuid`, runIds)} AND NOT ${inWorkspaceExperiment(schema, 'runs')} LIMIT 1`;
  const [elsewhere] = await database.all(statement, signal);
  if (elsewhere) throw noRun(database, text(elsewhere, 0));
}

/**
 * The points of a series, by step. Sorted by more than that, SQLite would choose the index over all runs, and read every point that any
 * of them has of the metric. As doubles, since large integers come slower.
 */
export function pointsOf(
  schema: Schema,
  runId: string,
  { key, startStep, endStep }: Pick<SampleQuery, 'key' | 'startStep' | 'endStep'>,
): Sql {
  const isNan = column(schema, 'metrics', 'is_nan', sql`0`);
  const from = startStep === undefined ? sql`` : sql`AND metrics.step >= ${startStep}`;
  const to = endStep === undefined ? sql`` : sql`AND metrics.step <= ${endStep}`;
  return sql`SELECT CAST(metrics.step AS REAL) AS s, CAST(metrics.timestamp AS REAL) AS t,
    CASE WHEN ${isNan} = 1 THEN NULL ELSE metrics.value END AS v
    FROM metrics WHERE run_uuid = ${runId} AND key = ${key} ${from} ${to} ORDER BY metrics.step`;
}
