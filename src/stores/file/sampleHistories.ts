import type { SampledHistory } from '../../model/metric.ts';
import { metricPoints } from '../metricPoints.ts';
import { checkSampleQuery } from '../sampledHistory.ts';
import type { SampleQuery } from '../store.ts';
import type { Folder } from './folder.ts';

/** Run by run, so that other questions have their turn in between. The points that are not kept never leave the worker. */
export async function sampleMetricHistories(
  folder: Folder,
  query: SampleQuery,
  signal?: AbortSignal,
): Promise<readonly SampledHistory[]> {
  checkSampleQuery(query);
  const { runIds, ...sample } = query;
  const histories: SampledHistory[] = [];
  for (const runId of runIds) {
    const numbers = await folder.ask('sampleMetricHistory', { runId, ...sample }, signal);
    const pointCount = numbers[0] ?? 0;
    const points = await metricPoints(numbers.subarray(1), signal);
    histories.push({ runId, points, pointCount, sampled: points.length < pointCount });
  }
  return histories;
}
