import { at, byX } from './lookup.ts';
import { isDrawable } from './points.ts';

/** The mean of some lines and how far they lie from it, wherever any of them has a point. */
export interface Band {
  /** Ascending, each once. */
  readonly xs: Float64Array;
  /** NaN where no line has a value. */
  readonly means: Float64Array;
  /** Standard deviations of a sample (n − 1); 0 where there is but one line. */
  readonly deviations: Float64Array;
  /** How many lines have a value. */
  readonly counts: Uint32Array;
}

interface Line {
  readonly xs: Float64Array;
  readonly values: Float64Array;
}

/**
 * Lines rarely have points at the same places. At each x at which any has one, every other counts with the value on the straight line between
 * its own neighbouring points; not before its first point nor after its last, and not beside NaN or an infinity. Of several points that a
 * line has at one x the last counts.
 */
export function bandOf(lines: readonly Line[]): Band {
  const tracks = lines.map(distinct);
  const xs = Float64Array.from(new Set(tracks.flatMap((track) => [...track.xs]))).sort();
  const [means, deviations, counts] = [
    new Float64Array(xs.length),
    new Float64Array(xs.length),
    new Uint32Array(xs.length),
  ];
  const next = tracks.map(() => 0);
  xs.forEach((x, index) => {
    const values = tracks.flatMap((track, line) => {
      let right = next[line] ?? 0;
      while (right < track.xs.length && at(track.xs, right) < x) right++;
      next[line] = right;
      const value = valueAt(track, right, x);
      return isDrawable(value) ? value : [];
    });
    const mean = values.reduce((sum, value) => sum + value / values.length, values.length === 0 ? NaN : 0);
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    means[index] = mean;
    deviations[index] = values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
    counts[index] = values.length;
  });
  return { xs, means, deviations, counts };
}

/** @param right The index of the first point at or after x. */
function valueAt({ xs, values }: Line, right: number, x: number): number {
  const [here, value] = [at(xs, right), at(values, right)];
  if (here === x) return value;
  const share = (x - at(xs, right - 1)) / (here - at(xs, right - 1));
  return at(values, right - 1) * (1 - share) + value * share;
}

function distinct({ xs, values }: Line): Line {
  const order = byX(xs).filter((index, place, all) => at(xs, index) !== at(xs, all[place + 1] ?? -1));
  return {
    xs: Float64Array.from(order, (index) => at(xs, index)),
    values: Float64Array.from(order, (index) => at(values, index)),
  };
}
