import { slices } from '../../base/slices.ts';
import type { MetricPoint } from '../../model/metric.ts';
import type { ChartMetric } from '../../protocol/charts.ts';
import type { ShownRun } from '../shownRuns.ts';

interface Gathered {
  readonly runs: string[];
  stamp: number;
  lastStep: number;
}

/** The metrics of some runs, by name. The stamp of one is another when any of them has another latest point. */
export async function metricsOf(shown: readonly ShownRun[], signal?: AbortSignal): Promise<readonly ChartMetric[]> {
  const gathered = new Map<string, Gathered>();
  const turn = slices(signal);
  for (const { id, run } of shown) {
    await turn();
    for (const key of Object.keys(run.metrics)) {
      const metric = gathered.get(key) ?? { runs: [], stamp: 0, lastStep: -Infinity };
      gathered.set(key, metric);
      metric.runs.push(id);
      const latest = run.latestMetrics[key];
      if (!latest) continue;
      metric.stamp = mixed(metric.stamp, metric.runs.length, latest);
      metric.lastStep = Math.max(metric.lastStep, latest.step);
    }
  }
  return [...gathered.keys()].sort().flatMap((key) => {
    const { runs, stamp, lastStep } = gathered.get(key) ?? { runs: [], stamp: 0, lastStep: -Infinity };
    return { key, runs, stamp, ...(Number.isFinite(lastStep) && { lastStep }) };
  });
}

const numbers = new Float64Array(4);
const words = new Uint32Array(numbers.buffer);

/** A number for what went in before and this. */
function mixed(before: number, place: number, { step, timestampMs, value }: MetricPoint): number {
  numbers.set([place, step, timestampMs, value]);
  let hash = before ^ 0x811c9dc5;
  for (const word of words) hash = Math.imul(hash ^ word ^ (word >>> 16), 0x01000193);
  return hash >>> 0;
}
