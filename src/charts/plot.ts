import { at } from './lookup.ts';
import { marksOf } from './marks.ts';
import { notesOf } from './notes.ts';
import { isDrawable } from './points.ts';
import { plotOddities } from './plotOddities.ts';
import type { Plot, PlotArea, PlotAxis, PlotLine, PlotMark, PlotOptions } from './plotShape.ts';
import { valueRange } from './range.ts';
import { rowsOf } from './rows.ts';
import { toUnit, type Scale } from './scale.ts';
import { isRestless, markersOf, mostPoints, shownOf, type Shown } from './shown.ts';
import { ticksOf } from './ticks.ts';
import type { Track } from './tracks.ts';
import { xScaleOf } from './xScale.ts';
import { valueWords } from './xWords.ts';

export function plotOf(tracks: readonly Track[], options: PlotOptions): Plot {
  if (options.isRows) return rowsOf(tracks, options);
  const { axis, yLog, clipOutliers, width, height } = options;
  const x = xScaleOf(tracks, options);
  const shown = tracks.map((track) => shownOf(track, x, mostPoints(width, tracks.length)));
  const inside = shown.map(valuesOf);
  const { scale: y, outside } = valueRange(inside, { log: yLog, clip: clipOutliers });
  const place = (scale: Scale, value: number): number =>
    Math.max(-1e4, Math.min(1e4, isDrawable(value) ? toUnit(scale, value) : NaN));
  const placed = ({ track, drawn }: Shown, values: Float64Array): Pick<PlotLine, 'id' | 'look' | 'xs' | 'ys'> => ({
    id: track.id,
    look: track.look,
    xs: numbersAt(track.xs, drawn).map((value) => place(x, value)),
    ys: numbersAt(values, drawn).map((value) => place(y, value)),
  });

  return {
    isRows: false,
    values: [],
    x: { scale: x, ticks: places(x, ticksOf(x, axis.kind, Math.max(2, Math.min(12, width / 85)))) },
    y: {
      scale: y,
      ticks: !inside.some((values) => values.some(isDrawable))
        ? []
        : places(y, ticksOf(y, 'value', Math.max(2, Math.min(8, height / 40)))),
    },
    lines: shown.flatMap((one, index) => {
      const line = (values: Float64Array, isRaw: boolean): PlotLine => {
        const places = placed(one, values);
        const markers = isRaw ? [] : markersOf(places, width, index, shown.length);
        return { ...places, isRaw, isRestless: isRestless(places, width, height), markers };
      };
      const { values, smoothed } = one.track;
      return smoothed === values ? [line(values, false)] : [line(values, true), line(smoothed, false)];
    }),
    areas: shown.flatMap((one) => areaOf(one, placed)),
    oddities: shown.flatMap(({ track }) => (track.group ? [] : plotOddities(track, x, width))),
    marks: options.marks ? shown.flatMap((one) => marksIn(one, yLog, place, { x, y })) : [],
    notes: notesOf(shown, outside, { axis, yLog }),
  };
}

function places(scale: Scale, ticks: ReturnType<typeof ticksOf>): PlotAxis['ticks'] {
  return ticks.map(({ value, label }) => ({ at: toUnit(scale, value), label }));
}

/** The values that the y axis has to have room for. */
function valuesOf({ track, inside }: Shown): Float64Array {
  const { values, group } = track;
  const seen = numbersAt(values, inside);
  if (!group) return seen;
  const deviations = numbersAt(group.deviations, inside);
  const ends = new Float64Array(2 * seen.length);
  ends.set(seen.map((value, index) => value - at(deviations, index)));
  ends.set(
    seen.map((value, index) => value + at(deviations, index)),
    seen.length,
  );
  return ends;
}

function numbersAt(numbers: Float64Array, indexes: Uint32Array): Float64Array {
  return new Float64Array(indexes.length).map((_, place) => at(numbers, at(indexes, place)));
}

function areaOf(
  shown: Shown,
  placed: (shown: Shown, values: Float64Array) => Pick<PlotLine, 'xs' | 'ys'>,
): readonly PlotArea[] {
  const { id, look, values, group } = shown.track;
  if (!group) return [];
  const { xs, ys: lows } = placed(
    shown,
    values.map((value, index) => value - at(group.deviations, index)),
  );
  const { ys: highs } = placed(
    shown,
    values.map((value, index) => value + at(group.deviations, index)),
  );
  // On a log axis a band that reaches below 0 goes down to the edge.
  return [
    {
      id,
      look,
      xs,
      lows: lows.map((low, index) => (Number.isNaN(low) && !Number.isNaN(at(highs, index)) ? -1 : low)),
      highs,
    },
  ];
}

function marksIn(
  { track, inside }: Shown,
  yLog: boolean,
  place: (scale: Scale, value: number) => number,
  { x, y }: { readonly x: Scale; readonly y: Scale },
): readonly PlotMark[] {
  const { id, look, xs, values } = track;
  const seen = yLog ? inside.filter((index) => at(values, index) > 0) : inside;
  return marksOf(values, seen).map(({ kind, index }) => {
    const value = at(values, index);
    return { id, look, kind, x: place(x, at(xs, index)), y: place(y, value), label: valueWords(value) };
  });
}
