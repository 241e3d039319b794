import { sql, type Sql } from '../../filter/sql.ts';
import type { SampledHistory } from '../../model/metric.ts';
import { metricPoints } from '../metricPoints.ts';
import { checkSampleQuery } from '../sampledHistory.ts';
import type { SampleQuery } from '../store.ts';
import type { Database } from './database.ts';
import { column, type Schema } from './schema.ts';

/** One statement a run, one after the other, so that other questions come in between. */
export async function sampleMetricHistories(
  database: Database,
  query: SampleQuery,
  signal?: AbortSignal,
): Promise<readonly SampledHistory[]> {
  checkSampleQuery(query);
  const schema = await database.schema(signal);
  const histories: SampledHistory[] = [];
  for (const runId of query.runIds) {
    const sample = await database.sample(series(schema, runId, query), query.maxPoints, signal);
    const pointCount = sample[0] ?? 0;
    const points = await metricPoints(sample.subarray(1), signal);
    histories.push({ runId, points, pointCount, sampled: points.length < pointCount });
  }
  return histories;
}

/**
 * The points of a series, by step. Sorted by more than that, SQLite would choose the index over all runs, and read every point that any
 * of them has of the metric. As doubles, since large integers come slower.
 */
function series(schema: Schema, runId: string, { key, startStep, endStep }: SampleQuery): Sql {
  const step = column(schema, 'metrics', 'step', sql`0`);
  const isNan = column(schema, 'metrics', 'is_nan', sql`0`);
  const from = startStep === undefined ? sql`` : sql`AND ${step} >= ${startStep}`;
  const to = endStep === undefined ? sql`` : sql`AND ${step} <= ${endStep}`;
  return sql`SELECT CAST(${step} AS REAL) AS s, CAST(metrics.timestamp AS REAL) AS t,
    CASE WHEN ${isNan} = 1 THEN NULL ELSE metrics.value END AS v
    FROM metrics WHERE run_uuid = ${runId} AND key = ${key} ${from} ${to} ORDER BY ${step}`;
}
