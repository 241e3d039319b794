import { plainText } from '../base/plainText.ts';
import { formatMetric } from '../model/metric.ts';
import { at } from './lookup.ts';
import { oddKindOf, oddLabels } from './oddities.ts';
import type { Plot, PlotOptions } from './plotShape.ts';
import type { Points } from './points.ts';
import { valueRange } from './range.ts';
import { scaleOf, toUnit } from './scale.ts';
import { ticksOf } from './ticks.ts';
import type { Track } from './tracks.ts';
import { xWords } from './xWords.ts';

interface Course {
  readonly series: Points;
  readonly isLive?: boolean;
}

/** Whether no run has more than one point, nor will: then there is no course to draw, and each has a row with its value. */
export function haveOnePointEach(lines: readonly Course[]): boolean {
  return (
    lines.some(({ series }) => series.values.length === 1) &&
    lines.every(({ series, isLive }) => series.values.length <= 1 && !series.quick && !series.sampled && !isLive)
  );
}

/** In pixels: of a row, where there is room, and of the axis below them. */
const [rowHeight, axisHeight] = [24, 26];

/** A row for each run: its name, and where its value lies among the others; the greatest first, what is not finite last. */
export function rowsOf(tracks: readonly Track[], { axis, yLog, width, height }: PlotOptions): Plot {
  const rows = tracks
    .flatMap((track) => (track.values.length === 0 ? [] : { track, value: at(track.values, 0) }))
    .sort((a, b) => rank(b.value) - rank(a.value));
  const room = Math.max(rowHeight, height - axisHeight);
  const shown = rows.slice(0, Math.floor(room / rowHeight));
  const { min, max } = valueRange([Float64Array.from(shown, ({ value }) => value)], { log: yLog, clip: false }).scale;
  // So that a value has room beside its dot.
  const scale = scaleOf(min, max, { log: yLog, share: 0.1, around: 1 });
  const placed = shown.map(({ track, value }, row) => {
    const place = oddKindOf(value) ? NaN : toUnit(scale, value);
    return { track, value, x: Math.max(0, Math.min(1, place)), y: 1 - ((row + 0.5) * rowHeight) / room };
  });
  const letters = Math.max(8, Math.min(30, Math.floor((width * 0.35) / 6.5)));
  const hidden = rows.length - shown.length;
  return {
    isRows: true,
    x: {
      scale,
      ticks: shown.every(({ value }) => oddKindOf(value))
        ? []
        : ticksOf(scale, 'value', Math.max(2, width / 150)).map(({ value, label }) => ({
            at: toUnit(scale, value),
            label,
          })),
    },
    y: {
      scale: { min: 0, max: 1, log: false },
      ticks: placed.map(({ track, y }) => ({ at: y, label: plainText(track.label, letters) })),
    },
    lines: placed.map(({ track: { id, look }, x, y }) => ({
      id,
      look,
      xs: Float64Array.of(x),
      ys: Float64Array.of(y),
      isRaw: false,
      isRestless: false,
      markers: Number.isNaN(x) ? [] : [0],
    })),
    values: placed.map(({ track, value, x, y }) => ({
      id: track.id,
      look: track.look,
      x,
      y,
      label: valueOf(value, yLog),
      words: `${plainText(track.label, 60)}: ${formatMetric(value)}, ${xWords(at(track.xs, 0), axis)}`,
    })),
    areas: [],
    oddities: [],
    marks: [],
    notes: hidden > 0 ? [`${hidden} more ${hidden === 1 ? 'run has' : 'runs have'} no room here: see the table`] : [],
  };
}

/** Four digits that matter, and what is not on the axis in words. */
function valueOf(value: number, yLog: boolean): string {
  const kind = oddKindOf(value);
  if (kind) return oddLabels[kind];
  return `${formatMetric(value, Math.abs(value) < 1000 ? 4 : 6)}${yLog && value <= 0 ? ', not on a log axis' : ''}`;
}

function rank(value: number): number {
  if (Number.isNaN(value)) return -Infinity;
  return oddKindOf(value) ? -Number.MAX_VALUE : value;
}
