import { clamped } from '../model/metric.ts';
import type { MetricDirection } from '../model/metricDirection.ts';

/** How far a value is from that of the baseline. */
export interface Delta {
  readonly absolute: number;
  /** Of the baseline's size: 0.1 for 10 % more. Absent where that is 0. */
  readonly relative?: number;
  /** Absent where the two are the same, or nobody knows what is better. */
  readonly verdict?: 'better' | 'worse';
}

/** `undefined` where one of the two is no finite number, also as databases keep an infinity, or the distance is none. */
export function deltaOf(value: number, baseline: number, direction?: MetricDirection): Delta | undefined {
  if (!isFinite(value) || !isFinite(baseline)) return undefined;
  const absolute = value - baseline;
  if (!Number.isFinite(absolute)) return undefined;
  const relative = absolute / Math.abs(baseline);
  return {
    absolute,
    ...(Number.isFinite(relative) && { relative }),
    ...(absolute !== 0 && direction && { verdict: absolute > 0 === (direction === 'higher') ? 'better' : 'worse' }),
  };
}

/** The best of some values; of what is not finite none is. `undefined` where all are the same: then none is better. */
export function bestOf(values: readonly unknown[], direction: MetricDirection | undefined): number | undefined {
  const finite = values.filter((value): value is number => typeof value === 'number' && isFinite(value));
  if (!direction || values.length < 2 || finite.length === 0) return undefined;
  return finite.reduce((best, value) => (value > best === (direction === 'higher') ? value : best));
}

function isFinite(value: number): boolean {
  return Math.abs(value) < clamped;
}
