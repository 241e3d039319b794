import { bandOf } from './band.ts';
import { byX } from './lookup.ts';
import type { LineLook } from './looks.ts';
import { isDrawable, xsOf, type Axis, type Points } from './points.ts';
import { smooth } from './smooth.ts';

/** A run's line as it comes to a chart. */
export interface Line extends LineLook {
  readonly id: string;
  readonly label: string;
  readonly series: Points;
  /** From when relative time counts, where that is not the time of its first point. */
  readonly startTimeMs?: number | undefined;
}

/** Lines that are drawn as their mean ± standard deviation, in place of themselves. */
export interface LineGroup {
  readonly label: string;
  readonly lineIds: readonly string[];
  readonly color: number;
}

/** What goes along the x axis: a run's line, or the mean of several. As many numbers in each array. */
export interface Track {
  readonly id: string;
  readonly label: string;
  readonly look: LineLook;
  readonly xs: Float64Array;
  /** As they were logged. */
  readonly values: Float64Array;
  /** The same as `values` where nothing is smoothed. */
  readonly smoothed: Float64Array;
  /** Of the mean of several lines. */
  readonly group?: {
    readonly deviations: Float64Array;
    readonly counts: Uint32Array;
    /** How many of the lines have NaN or infinities, which no mean knows of. */
    readonly oddLines: number;
  };
  /** Indexes from left to right, those without a place on the x axis left out. */
  readonly order: Uint32Array;
  /** Whether that is the order in which they were logged. */
  readonly isOrdered: boolean;
  /** Whether there are points that are not here. */
  readonly isPart: boolean;
}

export function tracksOf(
  lines: readonly Line[],
  axis: Axis,
  smoothing: number,
  groups: readonly LineGroup[] = [],
): readonly Track[] {
  const inGroup = new Set(groups.flatMap(({ lineIds }) => lineIds));
  const single = lines.filter(({ id }) => !inGroup.has(id)).map((line) => trackOf(line, axis, smoothing));
  return [...groups.map((group) => groupTrack(group, lines, axis, smoothing)), ...single];
}

function trackOf({ id, label, color, dash, marker, series, startTimeMs }: Line, axis: Axis, smoothing: number): Track {
  const { values, sampled, quick } = series;
  const xs = xsOf(series, axis, startTimeMs);
  const smoothed = smoothing > 0 ? smooth(values, smoothing) : values;
  const look = { color, dash, marker };
  return { id, label, look, xs, values, smoothed, ...ordered(xs), isPart: sampled || quick };
}

function groupTrack(
  { label, lineIds, color }: LineGroup,
  lines: readonly Line[],
  axis: Axis,
  smoothing: number,
): Track {
  const members = lines.filter(({ id }) => lineIds.includes(id));
  const { xs, means, deviations, counts } = bandOf(
    members.map(({ series, startTimeMs }) => ({ xs: xsOf(series, axis, startTimeMs), values: series.values })),
  );
  const [smoothed, spread] =
    smoothing > 0 ? [smooth(means, smoothing), smooth(deviations, smoothing)] : [means, deviations];
  const isPart = members.some(({ series: { sampled, quick } }) => sampled || quick);
  const oddLines = members.filter(({ series }) => !series.values.every(isDrawable)).length;
  // The mean itself is smoothed, not its lines: their spread would look smaller than it is.
  return {
    id: `\0${label}`,
    label,
    look: { color, dash: 0, marker: color },
    xs,
    values: smoothed,
    smoothed,
    group: { deviations: spread, counts, oddLines },
    ...ordered(xs),
    isPart,
  };
}

function ordered(xs: Float64Array): Pick<Track, 'order' | 'isOrdered'> {
  const order = byX(xs);
  return { order, isOrdered: order.every((index, place) => index >= (order[place - 1] ?? 0)) };
}
