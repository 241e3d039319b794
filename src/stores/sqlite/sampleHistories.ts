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
  const histories: SampledHistory[] = [];
  for (const runId of query.runIds) histories.push(await readSeries(database, runId, query, signal));
  return histories;
}

export async function readSeries(
  database: Database,
  runId: string,
  query: Omit<SampleQuery, 'runIds'>,
  signal?: AbortSignal,
): Promise<SampledHistory> {
  const schema = await database.schema(signal);
  const series = await database.series(seriesOf(schema, runId, query), query.maxPoints, signal);
  const pointCount = series[0] ?? 0;
  const points = await metricPoints(series.subarray(1), signal);
  return { runId, points, pointCount, sampled: points.length < pointCount };
}

/**
 * The points of a series, by step. Sorted by more than that, SQLite would choose the index over all runs, and read every point that any
 * of them has of the metric. As doubles, since large integers come slower.
 */
function seriesOf(schema: Schema, runId: string, { key, startStep, endStep }: Omit<SampleQuery, 'runIds'>): Sql {
  const isNan = column(schema, 'metrics', 'is_nan', sql`0`);
  const from = startStep === undefined ? sql`` : sql`AND metrics.step >= ${startStep}`;
  const to = endStep === undefined ? sql`` : sql`AND metrics.step <= ${endStep}`;
  return sql`SELECT CAST(metrics.step AS REAL) AS s, CAST(metrics.timestamp AS REAL) AS t,
    CASE WHEN ${isNan} = 1 THEN NULL ELSE metrics.value END AS v
    FROM metrics WHERE run_uuid = ${runId} AND key = ${key} ${from} ${to} ORDER BY metrics.step`;
}
