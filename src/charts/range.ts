import { at } from './lookup.ts';
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
 * The y axis for some values that all have a place on it. With `clip` it shows what lies between the 1st and the 99th percentile and a
 * fifth of that on either side, but only where all would make that less than half as high; on a log axis in logarithms.
 */
export function valueRange(
  values: Float64Array,
  { log, clip }: { readonly log: boolean; readonly clip: boolean },
): ValueRange {
  const sorted = (log ? values.map(Math.log) : values.slice()).sort();
  const [least, greatest] = [sorted[0] ?? 0, sorted.at(-1) ?? 1];
  let [low, high] = [least, greatest];
  if (clip && sorted.length >= fewest) {
    const [first, last] = [percentile(sorted, 0.01), percentile(sorted, 0.99)];
    const height = last / 2 - first / 2;
    if (greatest / 2 - least / 2 > 2 * height) {
      low = Math.max(least, first - height * 0.4);
      high = Math.min(greatest, last + height * 0.4);
    }
  }
  const [from, to] = log ? [Math.exp(low), Math.exp(high)] : [low, high];
  const scale = scaleOf(from, to, { log, share: 0.05, around: Math.abs(from) * 0.1 || 1 });
  const outside = values.reduce((count, value) => count + (value < scale.min || value > scale.max ? 1 : 0), 0);
  return { scale, outside };
}

/** Between two values, the nearer one to the middle of all, so that a single outlier is never a percentile. */
function percentile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  return at(sorted, share < 0.5 ? Math.ceil(place) : Math.floor(place));
}
