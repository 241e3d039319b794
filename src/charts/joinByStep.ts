import type { MetricPoint } from '../model/metric.ts';
import { envelope } from './envelope.ts';

/** Points of one metric, each with what another metric had at the same step. */
export interface Joined {
  readonly points: readonly MetricPoint[];
  readonly xs: readonly number[];
}

/** Pairs the values of two metrics, which come by step and then by time. Where a step was logged several times, its last value counts. */
export function joinByStep(points: readonly MetricPoint[], others: readonly MetricPoint[]): Joined {
  const xOfStep = new Map(others.map(({ step, value }) => [step, value]));
  const lasts = points.filter(({ step }, index) => points[index + 1]?.step !== step && xOfStep.has(step));
  return { points: lasts, xs: lasts.map(({ step }) => xOfStep.get(step) ?? NaN) };
}

/** Thins them out so that the extremes of both are kept. */
export function thinned({ points, xs }: Joined, maxPoints: number): Joined {
  if (points.length <= maxPoints) return { points, xs };
  const half = Math.max(4, Math.floor(maxPoints / 2));
  const kept = new Set([
    ...envelope(points.length, (index) => points[index]?.value ?? NaN, half),
    ...envelope(xs.length, (index) => xs[index] ?? NaN, half),
  ]);
  const order = [...kept].sort((a, b) => a - b);
  return { points: order.flatMap((index) => points[index] ?? []), xs: order.map((index) => xs[index] ?? NaN) };
}
