/** A stretch of numbers as long as a side of the plot. `max` is greater than `min`, both are finite, and above 0 where it is a log scale. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly log: boolean;
}

/** Short of what stores write for an infinity. */
const most = Number.MAX_VALUE * 0.9999;
const least = 1e-300;

/** A scale that has room for both numbers, and for a share of the stretch between them on either side; around a single one, for `around`. */
export function scaleOf(low: number, high: number, { log, share, around }: ScaleOptions): Scale {
  if (log) {
    const factor = high > low ? (bounded(high) / Math.max(least, low)) ** share : 2;
    const [min, max] = [Math.max(least, bounded(low) / factor), Math.max(2 * least, bounded(high * factor))];
    return { min, max: max > min ? max : min * 2, log };
  }
  const [from, to] = [bounded(low), bounded(high)];
  const room = to > from ? (to - from) * share : around;
  const [min, max] = [bounded(from - room), bounded(to + room)];
  // A number so great that nothing near it is another number.
  return max > min
    ? { min, max, log }
    : { min: min - Math.abs(min) * 0.1 - 1, max: max + Math.abs(max) * 0.1 + 1, log };
}

interface ScaleOptions {
  readonly log: boolean;
  readonly share: number;
  readonly around: number;
}

function bounded(value: number): number {
  return Math.max(-most, Math.min(most, value));
}

/** Where a value lies: 0 at the scale's beginning, 1 at its end. NaN for what has no place on a log scale. */
export function toUnit({ min, max, log }: Scale, value: number): number {
  if (!log) return (value / 2 - min / 2) / (max / 2 - min / 2);
  return value > 0 ? (Math.log(value) - Math.log(min)) / (Math.log(max) - Math.log(min)) : NaN;
}

export function fromUnit({ min, max, log }: Scale, unit: number): number {
  // The difference of two numbers may be too great for one.
  if (!log) return min * (1 - unit) + max * unit;
  return Math.exp(Math.log(min) + (Math.log(max) - Math.log(min)) * unit);
}
