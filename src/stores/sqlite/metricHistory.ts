import { sql } from '../../filter/sql.ts';
import type { MetricPoint } from '../../model/metric.ts';
import { metricPoints } from '../metricPoints.ts';
import type { Database } from './database.ts';
import { column } from './schema.ts';

/** Every point, by step, then time, then value. */
export async function getMetricHistory(
  database: Database,
  runId: string,
  key: string,
  signal?: AbortSignal,
): Promise<readonly MetricPoint[]> {
  const schema = await database.schema(signal);
  const isNan = column(schema, 'metrics', 'is_nan', sql`0`);
  const step = column(schema, 'metrics', 'step', sql`0`);
  const values = await database.numbers(
    sql`SELECT ${step} AS step, timestamp, CASE WHEN ${isNan} = 1 THEN NULL ELSE value END AS value FROM metrics
      WHERE run_uuid = ${runId} AND key = ${key} AND still_wanted() ORDER BY step, timestamp, metrics.value`,
    signal,
  );
  return metricPoints(values, signal);
}
