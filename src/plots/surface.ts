import { hullOf } from './hull.ts';
import { isInside } from './nearestRun.ts';
import type { PlotAxis } from './plotAxis.ts';

/** A metric between the runs that were made, on a grid over two axes. */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  /** From 0 to 1 along the metric's axis, row after row from below; NaN where no runs lie around. */
  readonly units: Float64Array;
  /** How many runs it is made of, and at how many places these lie. */
  readonly runs: number;
  readonly places: number;
}

const [columns, rows] = [48, 36];
/** Fewer places say nothing of what lies between them. */
const fewestPlaces = 4;
/** More than these are thinned out, for a grid takes every one of them into account. */
const mostPlaces = 1_500;

/**
 * Interpolated by inverse distance: each place of the grid has the mean of all runs, weighted by the fourth power of how near they are; runs at
 * one place count with their mean. Nothing is said of what lies outside the runs. Undefined where too few places have a number.
 */
export function surfaceOf(x: PlotAxis, y: PlotAxis, metric: PlotAxis): Surface | undefined {
  const { places, runs } = placesOf(x, y, metric);
  if (places.length < fewestPlaces) return undefined;
  const hull = hullOf(places.map((place) => [place.x, place.y]));
  if (areaOf(hull) < 1e-4) return undefined;
  const every = Math.ceil(places.length / mostPlaces);
  const used = places.filter((_, index) => index % every === 0);
  const units = new Float64Array(columns * rows).fill(NaN);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [atX, atY] = [(column + 0.5) / columns, (row + 0.5) / rows];
      if (isInside(hull, atX, atY)) units[row * columns + column] = weighted(used, atX, atY);
    }
  }
  return { columns, rows, units, runs, places: places.length };
}

interface Place {
  readonly x: number;
  readonly y: number;
  sum: number;
  count: number;
}

function placesOf(x: PlotAxis, y: PlotAxis, metric: PlotAxis) {
  const found = new Map<string, Place>();
  let runs = 0;
  metric.units.forEach((unit, run) => {
    const [atX, atY] = [x.units[run] ?? NaN, y.units[run] ?? NaN];
    if (Number.isNaN(unit + atX + atY)) return;
    const key = `${atX} ${atY}`;
    const place = found.get(key) ?? { x: atX, y: atY, sum: 0, count: 0 };
    place.sum += unit;
    place.count++;
    runs++;
    found.set(key, place);
  });
  return { places: [...found.values()], runs };
}

function weighted(places: readonly Place[], x: number, y: number): number {
  let [sum, weights] = [0, 0];
  for (const place of places) {
    const near = (place.x - x) ** 2 + (place.y - y) ** 2 + 1e-9;
    const weight = 1 / (near * near);
    sum += (weight * place.sum) / place.count;
    weights += weight;
  }
  return sum / weights;
}

function areaOf(outline: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at + 1 < outline.length; at += 2) {
    const next = (at + 2) % outline.length;
    sum += (outline[at] ?? 0) * (outline[next + 1] ?? 0) - (outline[next] ?? 0) * (outline[at + 1] ?? 0);
  }
  return Math.abs(sum) / 2;
}
