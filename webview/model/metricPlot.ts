import { isDrawable } from '../../src/charts/points.ts';
import { valueRange } from '../../src/charts/range.ts';
import { scaleOf, toUnit } from '../../src/charts/scale.ts';
import { ticksOf } from '../../src/charts/ticks.ts';
import type { Line } from './lines.ts';

/** A version in the chart, its places from 0 to 1. */
export interface PlacedVersion {
  readonly version: string;
  readonly value: number;
  readonly aliases: readonly string[];
  readonly x: number;
  readonly y: number;
  /** Whether the value of a version right before it has no place. */
  readonly isAfterGap: boolean;
}

export interface MetricPlot {
  /** From the oldest on. */
  readonly points: readonly PlacedVersion[];
  /** NaN and infinities, which have no place. */
  readonly oddCount: number;
  readonly xTicks: readonly PlacedTick[];
  readonly yTicks: readonly PlacedTick[];
}

interface PlacedTick {
  readonly at: number;
  readonly label: string;
}

/** What is drawn of a metric over versions. */
export function metricPlot(
  lines: readonly Line[],
  { width, height }: { readonly width: number; readonly height: number },
): MetricPlot {
  const known = lines.flatMap(({ row, aliases, figure }) =>
    figure?.value === undefined ? [] : { version: row.version, aliases, value: Number(figure.value) },
  );
  const drawn = known
    .sort((one, other) => Number(one.version) - Number(other.version))
    .map((one, at, all) => ({ ...one, isAfterGap: !isDrawable(all[at - 1]?.value ?? 0) }))
    .filter(({ value }) => isDrawable(value));
  const numbers = drawn.map(({ version }) => Number(version));
  const x = scaleOf(numbers[0] ?? 0, numbers.at(-1) ?? 1, { log: false, share: 0.03, around: 1 });
  const { scale: y } = valueRange([Float64Array.from(drawn, ({ value }) => value)], { log: false, clip: false });
  return {
    points: drawn.map((one) => ({ ...one, x: toUnit(x, Number(one.version)), y: toUnit(y, one.value) })),
    oddCount: known.length - drawn.length,
    xTicks: ticksOf(x, 'step', Math.max(2, width / 70)).map(({ value, label }) => ({ at: toUnit(x, value), label })),
    yTicks: ticksOf(y, 'value', Math.max(2, height / 40)).map(({ value, label }) => ({ at: toUnit(y, value), label })),
  };
}
