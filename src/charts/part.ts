import { at } from './lookup.ts';
import { xsOf, type Axis } from './points.ts';
import type { Line } from './tracks.ts';
import type { Stretch } from './xScale.ts';

/** A line's points on a stretch of the x axis. */
export function partOf(line: Line, axis: Axis, { min, max }: Stretch): Line {
  const { series, startTimeMs } = line;
  const xs = xsOf(series, axis, startTimeMs);
  const isIn = (x: number): boolean => x >= min && x <= max;
  const first = xs.findIndex(isIn);
  const end = xs.findLastIndex(isIn) + 1;
  const { steps, timesMs, values, sampled, quick } = series;
  const stretch = (numbers: Float64Array): Float64Array =>
    first < 0 ? new Float64Array() : numbers.subarray(first, end);
  // Along another metric a line may come back: then what lies between is not here.
  const isWhole = stretch(xs).every(isIn);
  const part = (numbers: Float64Array): Float64Array =>
    isWhole ? stretch(numbers) : numbers.filter((_, index) => isIn(at(xs, index)));
  return { ...line, series: { steps: part(steps), timesMs: part(timesMs), values: part(values), sampled, quick } };
}
