import type { SampledHistory } from '../../model/metric.ts';
import { checkSampleQuery, historyOf } from '../sampledHistory.ts';
import type { SampleQuery } from '../store.ts';
import type { Database } from './database.ts';
import { pointsOf, refuseRunsElsewhere } from './metricHistory.ts';
import { scanMetric } from './metricScan.ts';
import { batches } from './search.ts';

/** As many as keep other questions waiting for a moment only. */
const runsAtOnce = 4;
const glancesAtOnce = 20;

export async function sampleMetricHistories(
  database: Database,
  query: SampleQuery,
  signal?: AbortSignal,
): Promise<readonly SampledHistory[]> {
  checkSampleQuery(query);
  const schema = await database.schema(signal);
  const { quick = false, maxPoints } = query;
  const steps = quick ? { startStep: Number.MIN_SAFE_INTEGER, endStep: Number.MAX_SAFE_INTEGER } : {};
  await refuseRunsElsewhere(database, schema, query.runIds, signal);
  const histories: SampledHistory[] = [];
  const scanned = quick ? undefined : await scanMetric(database, schema, query, signal);
  if (scanned) {
    for (const [index, runId] of query.runIds.entries()) {
      histories.push(await historyOf(runId, scanned[index] ?? new Float64Array(1), signal));
    }
    return histories;
  }
  for (const runIds of batches(query.runIds, quick ? glancesAtOnce : runsAtOnce)) {
    const statements = runIds.map((runId) => pointsOf(schema, runId, { ...steps, ...query }));
    const series = await database.series(statements, { maxPoints, quick }, signal);
    for (const [index, runId] of runIds.entries()) {
      histories.push(await historyOf(runId, series[index] ?? new Float64Array(1), signal));
    }
  }
  return histories;
}
