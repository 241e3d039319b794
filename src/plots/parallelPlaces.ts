import type { PlotAxis } from './plotAxis.ts';
import type { Size } from './shapes.ts';

/** In pixels: room for titles, for what has no place on an axis, and beside the outer axes. */
export const edge = { top: 34, bottom: 44, left: 24, right: 64 } as const;
/** How far below the axes the lane is of what has no place on them. */
const laneBelow = 18;
/** Nearer than this, a line is meant by the pointer. */
const near = 6;

/** Where axes stand beside each other, and the line of each run through them, whichever of them stand out. */
export interface ParallelPlaces extends Size {
  readonly axes: readonly PlotAxis[];
  /** Where each axis stands, and from where to where it goes. */
  readonly xs: readonly number[];
  readonly top: number;
  readonly bottom: number;
  readonly lane: number;
  /** How much room a title has. */
  readonly apart: number;
  /** For each run, x and y in turn. */
  readonly lines: readonly (readonly number[])[];
}

export function parallelPlaces(axes: readonly PlotAxis[], { width, height }: Size): ParallelPlaces {
  const [top, bottom] = [edge.top, Math.max(edge.top + 40, height - edge.bottom)];
  const lane = bottom + laneBelow;
  const room = width - edge.left - edge.right;
  const apart = axes.length > 1 ? room / (axes.length - 1) : room;
  const xs = axes.map((_, index) => edge.left + (axes.length > 1 ? index * apart : apart / 2));
  const lines = Array.from({ length: axes[0]?.units.length ?? 0 }, (_, run) => {
    const points: number[] = [];
    for (let index = 0; index < axes.length; index++) {
      const unit = axes[index]?.units[run] ?? NaN;
      points.push(xs[index] ?? 0, Number.isNaN(unit) ? lane : bottom - unit * (bottom - top));
    }
    return points;
  });
  return { axes, width, height, top, bottom, lane, apart, xs, lines };
}

/** The run whose line passes nearest, where one is near; of those as near, one that stands out. */
export function nearestLine(
  { lines, xs }: ParallelPlaces,
  stands: (run: number) => boolean,
  x: number,
  y: number,
): number | undefined {
  const right = xs.findIndex((place) => place >= x);
  const [first = 0] = xs;
  const single = xs.length === 1;
  if (!single && (right <= 0 || x < first)) return undefined;
  const left = single ? 0 : right - 1;
  const [from = 0, to = 0] = [xs[left], xs[right]];
  const share = single || to === from ? 0 : (x - from) / (to - from);
  let [best, distance]: [number | undefined, number] = [undefined, near];
  for (let run = 0; run < lines.length; run++) {
    const points = lines[run];
    const start = points?.[left * 2 + 1] ?? 0;
    const end = single ? start : (points?.[left * 2 + 3] ?? 0);
    const away = Math.abs(start + (end - start) * share - y);
    if (away < distance && away + (stands(run) ? 0 : 3) < distance) {
      [best, distance] = [run, away + (stands(run) ? 0 : 3)];
    }
  }
  return best;
}
