import { setImmediate } from 'node:timers/promises';
import type { MetricPoint } from '../model/metric.ts';

const columns = 3;
const sliceMs = 8;

/** Points from step, time, value, step, …; in slices, since a hundred thousand objects take longer than the editor should wait. */
export async function metricPoints(values: Float64Array, signal?: AbortSignal): Promise<readonly MetricPoint[]> {
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
