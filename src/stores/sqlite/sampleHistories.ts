import type { SampledHistory } from '../../model/metric.ts';
import { metricPoints } from '../metricPoints.ts';
import { checkSampleQuery } from '../sampledHistory.ts';
import type { SampleQuery } from '../store.ts';
import type { Database } from './database.ts';
import { pointsOf } from './metricHistory.ts';
import { batches } from './search.ts';

/** As many as keep other questions waiting for a moment only. */
const runsAtOnce = 4;

export async function sampleMetricHistories(
  database: Database,
  query: SampleQuery,
  signal?: AbortSignal,
): Promise<readonly SampledHistory[]> {
  checkSampleQuery(query);
  const schema = await database.schema(signal);
  const histories: SampledHistory[] = [];
  for (const runIds of batches(query.runIds, runsAtOnce)) {
    const statements = runIds.map((runId) => pointsOf(schema, runId, query));
    const series = await database.series(statements, query.maxPoints, signal);
    for (const [index, runId] of runIds.entries()) {
      const numbers = series[index] ?? new Float64Array(1);
      const points = await metricPoints(numbers.subarray(1), signal);
      const pointCount = numbers[0] ?? 0;
      histories.push({ runId, points, pointCount, sampled: points.length < pointCount });
    }
  }
  return histories;
}
