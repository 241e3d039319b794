/** How numbers are spread: quarters of them lie up to each of these. */
export interface Quartiles {
  readonly count: number;
  readonly min: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly max: number;
  /** The outermost that lie no further from the box than one and a half times its height. */
  readonly whiskers: readonly [number, number];
}

/** Of finite numbers, between neighbours as NumPy does it; undefined where there are none. */
export function quartilesOf(numbers: Iterable<number>): Quartiles | undefined {
  const sorted = Float64Array.from(numbers).sort();
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (min === undefined || max === undefined) return undefined;
  const at = (share: number): number => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)] ?? min, sorted[Math.ceil(place)] ?? max];
    const rest = place - Math.floor(place);
    return low * (1 - rest) + high * rest;
  };
  const [lower, median, upper] = [at(0.25), at(0.5), at(0.75)];
  const [from, to] = [lower - 1.5 * (upper - lower), upper + 1.5 * (upper - lower)];
  const inside = sorted.filter((number) => number >= from && number <= to);
  return { count: sorted.length, min, lower, median, upper, max, whiskers: [inside[0] ?? min, inside.at(-1) ?? max] };
}
