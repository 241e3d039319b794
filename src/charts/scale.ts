/** A stretch of numbers as long as a side of the plot. `max` is greater than `min`, both are finite, and above 0 where it is a log scale. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly log: boolean;
}

/** Short of what stores write for an infinity. */
const most = Number.MAX_VALUE * 0.9999;
const least = 1e-300;
/** Parts of the numbers on a scale: with less between its ends there are too few numbers there to tell places apart. */
const narrowest = 1e-9;

/** A scale that has room for both numbers, and for a share of the stretch between them on either side; around a single one, for `around`. */
export function scaleOf(low: number, high: number, { log, share, around }: ScaleOptions): Scale {
  if (log) {
    const factor = high > low ? (bounded(high) / Math.max(least, low)) ** share : 2;
    const [min, max] = [Math.max(least, bounded(low) / factor), Math.max(least, bounded(high * factor))];
    const isWide = max / min > 1 + narrowest;
    return { min: isWide ? min : min / (1 + narrowest), max: isWide ? max : min * (1 + narrowest), log };
  }
  const [from, to] = [bounded(low), bounded(high)];
  const room = to > from ? to * share - from * share : around;
  const [min, max] = [bounded(from - room), bounded(to + room)];
  const needed = Math.max(least, Math.abs(min) * narrowest, Math.abs(max) * narrowest);
  if (max / 2 - min / 2 >= needed) return { min, max, log };
  return { min: min - needed, max: max + needed, log };
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
