import { envelope } from './envelope.ts';
import { at, countBefore } from './lookup.ts';
import type { Scale } from './scale.ts';
import type { Track } from './tracks.ts';

/** What of a track is to be seen: indexes of its points, in the order in which they are joined. */
export interface Shown {
  readonly track: Track;
  /** All that lie on the stretch of the x axis that is shown. */
  readonly inside: Uint32Array;
  /** Those that are drawn: with a neighbour on either side, and no more than has room. */
  readonly drawn: Uint32Array;
}

/** @param maxPoints How many are drawn, at most: every extreme is among them. */
export function shownOf(track: Track, scale: Scale, maxPoints: number): Shown {
  const { xs, order, isOrdered, smoothed } = track;
  if (!isOrdered) {
    const placed = order
      .slice()
      .sort()
      .filter((index) => !scale.log || at(xs, index) > 0);
    return { track, inside: placed.filter((index) => isOn(scale, at(xs, index))), drawn: placed };
  }
  const start = scale.log ? countBefore(xs, order, 0, true) : 0;
  const from = Math.max(start, countBefore(xs, order, scale.min));
  const to = countBefore(xs, order, scale.max, true);
  const all = order.subarray(Math.max(start, from - 1), to + 1);
  const kept = envelope(all.length, (index) => at(smoothed, at(all, index)), Math.max(4, Math.floor(maxPoints)));
  return { track, inside: order.subarray(from, to), drawn: new Uint32Array(kept).map((index) => at(all, index)) };
}

function isOn({ min, max }: Scale, x: number): boolean {
  return x >= min && x <= max;
}

/** Of all lines together: more than these take a computer without a graphics card longer to draw than a frame lasts. */
const mostInAll = 20_000;

/** Two in each pixel's width, the least and the greatest, as long as that is not too much in all. */
export function mostPoints(width: number, lineCount: number): number {
  return Math.min(2 * width, mostInAll / Math.max(1, lineCount));
}

/** How many times as long as the plot is wide. */
const restless = 4;

export function isRestless({ ys }: { readonly ys: Float64Array }, width: number, height: number): boolean {
  let way = 0;
  for (let index = 1; index < ys.length; index++) {
    const [from, to] = [Math.max(0, Math.min(1, at(ys, index - 1))), Math.max(0, Math.min(1, at(ys, index)))];
    way += Math.abs(to - from) || 0;
  }
  return way * height > restless * width;
}

/** Markers stand this many pixels apart, and on each of so few points. */
const [apart, few] = [110, 12];

/** Which points have a marker: some by which the line is known among others, and those that no line joins to another. */
export function markersOf(
  { xs, ys }: { readonly xs: Float64Array; readonly ys: Float64Array },
  width: number,
  lineIndex: number,
  lineCount: number,
): readonly number[] {
  const isThere = (index: number): boolean => !Number.isNaN(ys[index] ?? NaN);
  const found: number[] = [];
  let wanted = ((lineIndex / lineCount) * apart) / width;
  for (let index = 0; index < ys.length; index++) {
    if (!isThere(index)) continue;
    const isDue = lineCount > 1 && at(xs, index) >= wanted;
    if (isDue) wanted = at(xs, index) + apart / width;
    if (isDue || ys.length <= few || (!isThere(index - 1) && !isThere(index + 1))) found.push(index);
  }
  return found;
}
