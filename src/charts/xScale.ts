import { at, countBefore } from './lookup.ts';
import { isDrawable, type Axis } from './points.ts';
import { scaleOf, type Scale } from './scale.ts';
import type { Track } from './tracks.ts';

/** A part of an axis, in its unit. */
export interface Stretch {
  readonly min: number;
  readonly max: number;
}

interface XScaleOptions {
  readonly axis: Axis;
  readonly zoom?: Stretch | undefined;
}

/** All there is, or the part that was zoomed to. */
export function xScaleOf(tracks: readonly Track[], { axis, zoom }: XScaleOptions): Scale {
  const log = axis.log && axis.kind !== 'time';
  const around = { step: 0.5, time: 1000, relative: 1000, metric: 0.5 }[axis.kind];
  if (zoom && zoom.max > zoom.min && isDrawable(zoom.min) && isDrawable(zoom.max) && (!log || zoom.min > 0))
    return scaleOf(zoom.min, zoom.max, { log, share: 0, around });
  let [low, high] = [Infinity, -Infinity];
  for (const { xs, order } of tracks) {
    const first = log ? countBefore(xs, order, 0, true) : 0;
    if (first >= order.length) continue;
    low = Math.min(low, at(xs, at(order, first)));
    high = Math.max(high, at(xs, at(order, order.length - 1)));
  }
  if (low > high) return scaleOf(log ? 1 : 0, log ? 10 : 1, { log, share: 0, around });
  return scaleOf(low, high, { log, share: 0, around });
}
