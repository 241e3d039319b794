import { fromUnit, toUnit } from '../charts/scale.ts';
import { wordsAt, type PlotAxis } from './plotAxis.ts';

/**
 * A stretch of an axis that somebody marked: of numbers the least and the greatest, of categories places between them; or what runs lie in that
 * have no place on the axis. So it stays where it was when numbers come that stretch the axis.
 */
export type Brush = { readonly low: number; readonly high: number } | 'absent';

/** By the key of the column. */
export type Brushes = Readonly<Record<string, readonly Brush[]>>;

export function brushOf(axis: PlotAxis, one: number, other: number): Brush {
  const [from, to] = [clip(Math.min(one, other)), clip(Math.max(one, other))];
  const place = (unit: number): number => {
    if (axis.labels) return unit * axis.labels.length;
    return axis.scale ? fromUnit(axis.scale, unit) : 0;
  };
  return { low: place(from), high: place(to) };
}

/** From where to where it goes, from 0 to 1; nothing for what lies beside the axis. */
export function stretchOf(axis: PlotAxis, brush: Brush): readonly [number, number] | undefined {
  if (brush === 'absent') return undefined;
  const place = (coordinate: number): number => {
    if (axis.labels) return coordinate / Math.max(1, axis.labels.length);
    return axis.scale ? toUnit(axis.scale, coordinate) : 0;
  };
  const [from, to] = [place(brush.low), place(brush.high)];
  // Below what a log axis has places for is its beginning.
  return [Number.isNaN(from) ? 0 : clip(from), Number.isNaN(to) ? 0 : clip(to)];
}

/** Whether each run lies in a brush of every axis that has some; undefined where none has. */
export function insideBrushes(axes: readonly PlotAxis[], brushes: Brushes): Uint8Array | undefined {
  const brushed = axes.filter(({ column }) => (brushes[column.key]?.length ?? 0) > 0);
  const [first] = brushed;
  if (!first) return undefined;
  const inside = new Uint8Array(first.units.length).fill(1);
  for (const axis of brushed) {
    const all = brushes[axis.column.key] ?? [];
    const stretches = all.flatMap((brush) => [stretchOf(axis, brush) ?? []].filter(({ length }) => length > 0));
    const takesAbsent = all.includes('absent');
    for (let run = 0; run < inside.length; run++) {
      const unit = axis.units[run] ?? NaN;
      const isIn = Number.isNaN(unit)
        ? takesAbsent
        : stretches.some(([from = 0, to = 0]) => unit >= from - tiny && unit <= to + tiny);
      if (!isIn) inside[run] = 0;
    }
  }
  return inside;
}

export function brushWords(axis: PlotAxis, brush: Brush): string {
  const stretch = stretchOf(axis, brush);
  if (!stretch) return `without a place (${axis.absent})`;
  const [from, to] = stretch;
  return `from ${wordsAt(axis, from)} to ${wordsAt(axis, Math.max(from, to - tiny))}`;
}

/** What numbers lose on the way to a place and back. */
const tiny = 1e-9;

function clip(unit: number): number {
  return Math.max(0, Math.min(1, unit));
}
