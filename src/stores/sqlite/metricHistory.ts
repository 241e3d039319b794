import { sql, type Sql } from '../../filter/sql.ts';
import type { MetricPoint } from '../../model/metric.ts';
import { metricPoints } from '../metricPoints.ts';
import type { SampleQuery } from '../store.ts';
import type { Database } from './database.ts';
import { column, type Schema } from './schema.ts';

/** Every point, by step, then time, then value. */
export async function getMetricHistory(
  database: Database,
  runId: string,
  key: string,
  signal?: AbortSignal,
): Promise<readonly MetricPoint[]> {
  const schema = await database.schema(signal);
  const [series] = await database.series([pointsOf(schema, runId, { key })], { maxPoints: Infinity }, signal);
  return series ? metricPoints(series.subarray(1), signal) : [];
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
