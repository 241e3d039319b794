import { xsOf, type Axis, type Points } from './points.ts';
import type { Line } from './tracks.ts';

/** A line's points on a stretch of the x axis. */
export function partOf(line: Line, axis: Axis, { min, max }: { readonly min: number; readonly max: number }): Line {
  const { series, startTimeMs } = line;
  const xs = xsOf(series, axis, startTimeMs);
  const isIn = (_: number, index: number): boolean => (xs[index] ?? NaN) >= min && (xs[index] ?? NaN) <= max;
  const { steps, timesMs, values, sampled, quick } = series;
  const points: Points = {
    steps: steps.filter(isIn),
    timesMs: timesMs.filter(isIn),
    values: values.filter(isIn),
    sampled,
    quick,
  };
  return { ...line, series: points };
}
