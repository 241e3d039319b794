import { setImmediate } from 'node:timers/promises';
import { sql } from '../../filter/sql.ts';
import type { MetricPoint } from '../../model/metric.ts';
import type { Database } from './database.ts';
import { column } from './schema.ts';

const columns = 3;
const sliceMs = 8;

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
  return points(values, signal);
}

/** In slices, since a hundred thousand objects take longer than the editor should wait. */
async function points(values: Float64Array, signal?: AbortSignal): Promise<readonly MetricPoint[]> {
  const result: MetricPoint[] = [];
  let sliceStart = performance.now();
  for (let at = 0; at + columns <= values.length; at += columns) {
    result.push({ step: values[at] ?? NaN, timestampMs: values[at + 1] ?? NaN, value: values[at + 2] ?? NaN });
    if (at % 1000 !== 0 || performance.now() - sliceStart < sliceMs) continue;
    await setImmediate();
    signal?.throwIfAborted();
    sliceStart = performance.now();
  }
  return result;
}
