import { clamped } from '../model/metric.ts';

/** Points of one run, by step and then by time: as many numbers in each of the arrays. */
export interface Points {
  readonly steps: Float64Array;
  readonly timesMs: Float64Array;
  /** NaN and infinities are values; ±1.7976931348623157e308 are infinities too. */
  readonly values: Float64Array;
  /** Values of another metric at the same steps. */
  readonly xs?: Float64Array;
  /** Whether these are but some of the points, every extreme among them. */
  readonly sampled: boolean;
  /** Whether these are a first impression, which may lack extremes. */
  readonly quick: boolean;
}

/** The unit of x: steps, milliseconds since 1970, milliseconds since the run's start, values of the metric `name`. */
export interface Axis {
  readonly kind: 'step' | 'time' | 'relative' | 'metric';
  readonly name?: string | undefined;
  readonly log: boolean;
}

/** Whether a value has a place on an axis: it is neither NaN nor an infinity. */
export function isDrawable(value: number): boolean {
  return Math.abs(value) < clamped;
}

/** The points' places on the x axis. Relative time counts from the start of the run or, where that is unknown, from its first point. */
export function xsOf({ steps, timesMs, xs }: Points, { kind }: Axis, startTimeMs?: number): Float64Array {
  if (kind === 'step') return steps;
  if (kind === 'time') return timesMs;
  if (kind === 'metric') return xs ?? new Float64Array(steps.length).fill(NaN);
  const start = startTimeMs ?? timesMs.reduce((least, time) => Math.min(least, time), Infinity);
  return timesMs.map((time) => time - start);
}
