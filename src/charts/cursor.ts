import { at, countBefore, nearest } from './lookup.ts';
import { isDrawable } from './points.ts';
import { toUnit, type Scale } from './scale.ts';
import type { Track } from './tracks.ts';

/** A line's point under the cursor. */
export interface CursorRow {
  readonly track: Track;
  readonly index: number;
  readonly x: number;
  /** As it was logged. */
  readonly value: number;
  readonly smoothed: number;
  /** Whether the point is not where the cursor stands, but only near. */
  readonly isElsewhere: boolean;
}

/**
 * Of each line that goes past the cursor the nearest point; the greatest value first, NaN last. A line that begins later or has ended is left
 * out, unless that is no further away than `tolerance`, a part of the axis.
 */
export function rowsAt(tracks: readonly Track[], x: number, scale: Scale, tolerance: number): readonly CursorRow[] {
  const here = toUnit(scale, x);
  const rows = tracks.flatMap((track) => {
    const { xs, order, values, smoothed } = track;
    const index = nearest(xs, order, x);
    if (index === undefined) return [];
    const place = at(xs, index);
    const away = Math.abs(toUnit(scale, place) - here);
    const isPast = x > at(xs, at(order, order.length - 1)) || x < at(xs, at(order, 0));
    if (isPast && !(away <= tolerance)) return [];
    return [
      {
        track,
        index,
        x: place,
        value: at(values, index),
        smoothed: at(smoothed, index),
        isElsewhere: away > tolerance / 4,
      },
    ];
  });
  return rows.sort((a, b) => rank(b) - rank(a) || 0);
}

function rank({ smoothed }: CursorRow): number {
  if (Number.isNaN(smoothed)) return -Infinity;
  return Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, smoothed));
}

/** Where the point of any line that is nearest to x lies, of those on the scale. */
export function snapped(tracks: readonly Track[], x: number, scale: Scale): number | undefined {
  let [found, least] = [undefined as number | undefined, Infinity];
  for (const { xs, order } of tracks) {
    const index = nearest(xs, order, x);
    const place = index === undefined ? NaN : at(xs, index);
    const away = Math.abs(toUnit(scale, place) - toUnit(scale, x));
    if (place >= scale.min && place <= scale.max && away < least) [found, least] = [place, away];
  }
  return found;
}

/** All places on the scale at which any line has a point, ascending, each once. */
export function stopsOf(tracks: readonly Track[], { min, max }: Scale): Float64Array {
  const all = new Set<number>();
  for (const { xs, order } of tracks) {
    const end = countBefore(xs, order, max, true);
    for (let place = countBefore(xs, order, min); place < end; place++) all.add(at(xs, at(order, place)));
  }
  return Float64Array.from(all).sort();
}

/** So many stops further than x, or the first or last one; without an x one of these two. */
export function stopFrom(stops: Float64Array, x: number | undefined, places: number): number | undefined {
  const last = stops.length - 1;
  if (x === undefined || !isDrawable(x)) return stops[places > 0 ? 0 : last];
  const before = stops.findIndex((stop) => stop >= x);
  const here = before < 0 ? stops.length : before;
  // Between two stops the first step goes to the next one.
  const isOn = stops[here] === x;
  const target = places > 0 ? here + places - (isOn ? 0 : 1) : here + places;
  return stops[Math.max(0, Math.min(last, target))];
}
