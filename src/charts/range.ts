import { at } from './lookup.ts';
import { isDrawable } from './points.ts';
import { scaleOf, type Scale } from './scale.ts';

/** What part of the values the y axis shows, and how many it does not. */
export interface ValueRange {
  readonly scale: Scale;
  /** Values above or below. */
  readonly outside: number;
}

/** With fewer values than these there is no telling what is an outlier. */
const fewest = 20;

/**
 * The y axis for the values of some lines, as far as these have a place on it. With `clip` it shows what lies between the 1st and the 99th
 * percentile and a fifth of that on either side, but only where all would make that less than half as high; on a log axis in logarithms.
 */
export function valueRange(
  lines: readonly Float64Array[],
  { log, clip }: { readonly log: boolean; readonly clip: boolean },
): ValueRange {
  const values = placed(lines, log);
  const [low, high] = clip && values.length >= fewest ? clipped(values) : ends(values);
  const [from, to] = log ? [Math.exp(low), Math.exp(high)] : [low, high];
  const scale = scaleOf(from, to, { log, share: 0.05, around: Math.abs(from) * 0.1 || 1 });
  const [least, greatest] = log ? [Math.log(scale.min), Math.log(scale.max)] : [scale.min, scale.max];
  let outside = 0;
  for (const value of values) if (value < least || value > greatest) outside++;
  return { scale, outside };
}

/** All in one, on a log axis their logarithms. */
function placed(lines: readonly Float64Array[], log: boolean): Float64Array {
  const all = new Float64Array(lines.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const values of lines) {
    for (const value of values) {
      if (isDrawable(value) && (!log || value > 0)) all[count++] = log ? Math.log(value) : value;
    }
  }
  return all.subarray(0, count);
}

function ends(values: Float64Array): readonly [number, number] {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return least > greatest ? [0, 1] : [least, greatest];
}

function clipped(values: Float64Array): readonly [number, number] {
  const sorted = values.slice().sort();
  const [least, greatest] = ends(sorted);
  const [first, last] = [percentile(sorted, 0.01), percentile(sorted, 0.99)];
  const height = last / 2 - first / 2;
  if (!(greatest / 2 - least / 2 > 2 * height)) return [least, greatest];
  return [Math.max(least, first - height * 0.4), Math.min(greatest, last + height * 0.4)];
}

/** Between two values, the nearer one to the middle of all, so that a single outlier is never a percentile. */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  return at(sorted, share < 0.5 ? Math.ceil(place) : Math.floor(place));
}
