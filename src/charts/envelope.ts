import { clamped } from '../model/metric.ts';

/**
 * Which of many values in a row to keep so that a chart of them shows the same: their indexes, ascending.
 *
 * All of them up to `maxPoints`. Beyond, the row is cut into buckets of the same size, and of each is kept the least and the greatest
 * value, and the first NaN, the first infinity and the first negative one, if any; and the very first and last of the row. So no extreme is
 * ever lost. That is at most `maxPoints` values, and up to two and a half times as many where NaN and infinities are all over it.
 */
export function envelope(count: number, valueAt: (index: number) => number, maxPoints: number): number[] {
  if (count <= maxPoints) return Array.from({ length: count }, (_, index) => index);
  const last = count - 1;
  const inner = count - 2;
  const buckets = Math.max(1, Math.floor((maxPoints - 2) / 2));
  const kept = [0];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const start = 1 + Math.floor((bucket * inner) / buckets);
    const end = 1 + Math.floor(((bucket + 1) * inner) / buckets);
    kept.push(...extremes(start, end, valueAt));
  }
  kept.push(last);
  return kept;
}

function extremes(start: number, end: number, valueAt: (index: number) => number): number[] {
  const none = -1;
  let [least, greatest, notANumber, above, below] = [none, none, none, none, none];
  let [leastValue, greatestValue] = [Infinity, -Infinity];
  for (let index = start; index < end; index++) {
    const value = valueAt(index);
    if (Number.isNaN(value)) {
      if (notANumber === none) notANumber = index;
    } else if (value >= clamped) {
      if (above === none) above = index;
    } else if (value <= -clamped) {
      if (below === none) below = index;
    } else {
      if (value < leastValue) [least, leastValue] = [index, value];
      if (value > greatestValue) [greatest, greatestValue] = [index, value];
    }
  }
  // By far the most often: nothing but finite values. A chart asks this of thousands of buckets while one zooms.
  if (notANumber === none && above === none && below === none) {
    if (least === none || least === greatest) return least === none ? [] : [least];
    return least < greatest ? [least, greatest] : [greatest, least];
  }
  const found = new Set([least, greatest, notANumber, above, below].filter((index) => index !== none));
  return [...found].sort((a, b) => a - b);
}
