import { at } from './lookup.ts';
import { fromUnit, type Scale } from './scale.ts';
import type { Track } from './tracks.ts';
import type { Stretch } from './xScale.ts';

/** Neighbouring numbers of a computer are no stretch to look at. */
const narrowest = 1e-12;

/** The part of an axis between two places on it, from 0 to 1; undefined for one too narrow to show. */
export function stretchOf(scale: Scale, from: number, to: number): Stretch | undefined {
  const [min, max] = [fromUnit(scale, Math.min(from, to)), fromUnit(scale, Math.max(from, to))];
  return max - min > Math.max(Math.abs(min), Math.abs(max)) * narrowest ? { min, max } : undefined;
}

/** So much nearer (or, below 1, further away), while what is at one place stays there. All of the axis, and more, is undefined. */
export function zoomed(scale: Scale, whole: Scale, at: number, factor: number): Stretch | undefined {
  const stretch = stretchOf(scale, at - at / factor, at + (1 - at) / factor);
  if (!stretch) return scale;
  if (stretch.min <= whole.min && stretch.max >= whole.max) return undefined;
  return { min: Math.max(whole.min, stretch.min), max: Math.min(whole.max, stretch.max) };
}

/** Moved by a part of its length, not past the ends of the whole axis. */
export function panned(scale: Scale, whole: Scale, by: number): Stretch | undefined {
  const moved = stretchOf(scale, by, 1 + by);
  if (!moved || moved.min < whole.min || moved.max > whole.max) return undefined;
  return moved;
}

/** Whether any line goes past a part of the axis. */
export function hasLine(tracks: readonly Track[], { min, max }: Stretch): boolean {
  return tracks.some(({ xs, order }) => at(xs, order[0] ?? -1) <= max && at(xs, order.at(-1) ?? -1) >= min);
}
