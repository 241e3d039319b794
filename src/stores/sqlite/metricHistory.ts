import type { MetricPoint } from '../../model/metric.ts';
import type { Database } from './database.ts';
import { readSeries } from './sampleHistories.ts';

/** Every point, by step, then time, then value. */
export async function getMetricHistory(
  database: Database,
  runId: string,
  key: string,
  signal?: AbortSignal,
): Promise<readonly MetricPoint[]> {
  return (await readSeries(database, runId, { key, maxPoints: Infinity }, signal)).points;
}
