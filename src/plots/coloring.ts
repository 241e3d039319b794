import { formatMetric } from '../model/metric.ts';
import { fromUnit } from '../charts/scale.ts';
import type { PlotAxis } from './plotAxis.ts';
import type { PlotColors } from './shapes.ts';

/** Which colour each run has, and what the colours say. */
export interface Coloring {
  colorOf(run: number): string;
  readonly legend: Legend;
}

export type Legend =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'ramp';
      readonly title: string;
      readonly low: string;
      readonly high: string;
      readonly absent: string;
    }
  | {
      readonly kind: 'categories';
      readonly title: string;
      readonly entries: readonly { readonly label: string; readonly color: string }[];
      readonly absent: string;
    };

const shades = 64;

/** The same, but for runs that have a place in the palette of their own. */
export function withOwnColors(
  coloring: Coloring,
  own: ReadonlyMap<number, number>,
  { series }: Pick<PlotColors, 'series'>,
): Coloring {
  if (own.size === 0) return coloring;
  const colorOf = (run: number): string => {
    const place = own.get(run);
    return (place === undefined ? undefined : series[place % series.length]) ?? coloring.colorOf(run);
  };
  return { ...coloring, colorOf };
}

/** By an axis: numbers along the ramp, few categories in the colours of the palette, many along the ramp in their order. */
export function coloring(axis: PlotAxis | undefined, { dim, series, ramp }: PlotColors): Coloring {
  if (!axis) return { colorOf: () => series[0] ?? dim, legend: { kind: 'none' } };
  const { column, units, labels, scale, absent } = axis;
  const { title } = column;
  const shade = Array.from({ length: shades }, (_, index) => rampAt(ramp, index / (shades - 1)));
  const alongRamp = (unit: number): string => shade[Math.round(unit * (shades - 1))] ?? dim;
  if (labels) {
    const isFew = labels.length <= series.length;
    const colors = labels.map((_, index) =>
      isFew ? (series[index] ?? dim) : alongRamp(labels.length > 1 ? index / (labels.length - 1) : 0),
    );
    const placeOf = (unit: number): number => Math.min(labels.length - 1, Math.floor(unit * labels.length));
    return {
      colorOf: (run) => colors[placeOf(units[run] ?? NaN)] ?? dim,
      legend: {
        kind: 'categories',
        title,
        entries: labels.map((label, index) => ({ label, color: colors[index] ?? dim })),
        absent,
      },
    };
  }
  const end = (unit: number): string => (scale ? formatMetric(fromUnit(scale, unit), 4) : '');
  return {
    colorOf: (run) => {
      const unit = units[run] ?? NaN;
      return Number.isNaN(unit) ? dim : alongRamp(unit);
    },
    legend: { kind: 'ramp', title, low: end(0), high: end(1), absent },
  };
}

/** A colour between those of the ramp, from 0 to 1. */
export function rampAt(ramp: readonly string[], unit: number): string {
  const place = Math.max(0, Math.min(1, unit)) * (ramp.length - 1);
  const from = Math.min(Math.floor(place), Math.max(0, ramp.length - 2));
  const [a, b] = [channels(ramp[from]), channels(ramp[from + 1] ?? ramp[from])];
  const mixed = a.map((channel, index) => Math.round(channel + ((b[index] ?? channel) - channel) * (place - from)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channels(color = '#888888'): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) || 0);
}
