import { mapAtOnce } from '../base/mapAtOnce.ts';
import { envelope } from '../charts/envelope.ts';
import type { MetricPoint, SampledHistory } from '../model/metric.ts';
import { metricPoints } from './metricPoints.ts';
import type { SampleQuery, Store } from './store.ts';
import { StoreError } from './storeError.ts';

const leastPoints = 4;
const historiesAtOnce = 2;

/** What is kept of all points of a series, which come in order. */
export function sampledHistory(runId: string, points: readonly MetricPoint[], maxPoints: number): SampledHistory {
  const kept = envelope(points.length, (index) => points[index]?.value ?? NaN, maxPoints);
  return {
    runId,
    points: kept.flatMap((index) => points[index] ?? []),
    pointCount: points.length,
    sampled: kept.length < points.length,
  };
}

/** What a worker kept of a series: how many points there are, NaN in a first impression, then step, time, value, step, …. */
export async function historyOf(runId: string, numbers: Float64Array, signal?: AbortSignal): Promise<SampledHistory> {
  const [pointCount = 0] = numbers;
  const points = await metricPoints(numbers.subarray(1), signal);
  if (Number.isNaN(pointCount)) return { runId, points, pointCount, sampled: true, quick: true };
  return { runId, points, pointCount, sampled: points.length < pointCount };
}

/** Samples by reading every point, for stores that have no better way. */
export function sampleWholeHistories({
  getMetricHistory,
}: Pick<Store, 'getMetricHistory'>): Store['sampleMetricHistories'] {
  return async (query, signal) => {
    checkSampleQuery(query);
    const { key, maxPoints, startStep = -Infinity, endStep = Infinity } = query;
    return mapAtOnce(query.runIds, historiesAtOnce, async (runId) => {
      const points = await getMetricHistory(runId, key, signal);
      const inside = points.filter(({ step }) => step >= startStep && step <= endStep);
      return sampledHistory(runId, inside, maxPoints);
    });
  };
}

/** @throws StoreError `invalid`. */
export function checkSampleQuery({ maxPoints, startStep = 0, endStep = 0 }: SampleQuery): void {
  const wrong = (message: string): StoreError =>
    new StoreError('invalid', message, { errorCode: 'INVALID_PARAMETER_VALUE' });
  if (!Number.isSafeInteger(maxPoints) || maxPoints < leastPoints) {
    throw wrong(`Ask for ${String(leastPoints)} points of a metric at least, not ${String(maxPoints)}.`);
  }
  if (!Number.isSafeInteger(startStep) || !Number.isSafeInteger(endStep)) {
    throw wrong('The steps to begin and to end with must be whole numbers.');
  }
}
