import { fromUnit, scaleOf, toUnit, type Scale } from '../charts/scale.ts';
import { ticksOf } from '../charts/ticks.ts';
import { categoriesOf, mostCategories } from './categories.ts';
import { finiteNumbers, numberAt, numberWords, type Absence, type PlotColumn } from './plotColumn.ts';

export interface PlotTick {
  /** From 0 to 1. */
  readonly at: number;
  readonly label: string;
}

/** A column as an axis: where on it each run lies. */
export interface PlotAxis {
  readonly column: PlotColumn;
  /** From 0 to 1 for each run; NaN for one that has no place on it. */
  readonly units: Float64Array;
  readonly ticks: readonly PlotTick[];
  /** Of numbers; absent for categories. */
  readonly scale?: Scale;
  /** Of categories. */
  readonly labels?: readonly string[];
  /** Whether there are numbers that a log axis has places for. */
  readonly canLog: boolean;
  /** What runs have that have no place on it, and how many: "3 NaN, 12 without". Empty where there are none. */
  readonly absent: string;
  /** What is to be said of it. */
  readonly notes: readonly string[];
}

interface AxisOptions {
  /** Absent for what suits the numbers. */
  readonly log?: boolean | undefined;
  /** Of the axis, left free at either end. */
  readonly share?: number;
  /** How many ticks there is room for. */
  readonly ticks?: number;
}

/** So many times the least is the greatest where numbers are better told apart by their size. */
const logRatio = 20;

export function plotAxis(column: PlotColumn, { log, share = 0, ticks = 5 }: AxisOptions = {}): PlotAxis {
  if (column.values.kind === 'texts') return categoryAxis(column);
  const numbers = finiteNumbers(column);
  let [min, max, leastAbove] = [Infinity, -Infinity, Infinity];
  for (const value of numbers) {
    if (value < min) min = value;
    if (value > max) max = value;
    if (value > 0 && value < leastAbove) leastAbove = value;
  }
  const canLog = leastAbove < Infinity && column.unit !== 'time';
  const suits = min > 0 && max / min >= logRatio && column.unit === undefined;
  const isLog = canLog && (log ?? suits);
  const low = isLog ? leastAbove : min;
  if (low > max) return axisOf(column, numbers.fill(NaN), { ticks: [], canLog: false });
  const scale = scaleOf(low, max, { log: isLog, share, around: Math.abs(low) / 2 || 1 });
  const kind = column.unit === 'time' ? 'time' : column.unit === 'duration' ? 'relative' : 'value';
  const units = numbers.map((value) => {
    const unit = toUnit(scale, value);
    return unit >= -1e-6 && unit <= 1 + 1e-6 ? Math.max(0, Math.min(1, unit)) : NaN;
  });
  const written = ticksOf(scale, kind, ticks).map(({ value, label }) => ({ at: toUnit(scale, value), label }));
  return axisOf(column, units, { ticks: written, scale, canLog });
}

function categoryAxis(column: PlotColumn): PlotAxis {
  const { labels, places, folded } = categoriesOf(column);
  const unitOf = (category: number): number => (category + 0.5) / labels.length;
  const notes = folded > 0 ? [foldedWords(column, folded)] : [];
  return {
    ...axisOf(
      column,
      Float64Array.from(places, (category) => (category < 0 ? NaN : unitOf(category))),
      {
        ticks: labels.map((label, category) => ({ at: unitOf(category), label })),
        canLog: false,
      },
    ),
    labels,
    notes,
  };
}

export function foldedWords({ title }: PlotColumn, folded: number): string {
  return `${title} has ${folded + mostCategories - 1} values: the ${folded} rarest are drawn as one.`;
}

type Drawn = Pick<PlotAxis, 'ticks' | 'canLog'> & { readonly scale?: Scale };

function axisOf(column: PlotColumn, units: Float64Array, drawn: Drawn): PlotAxis {
  return { column, units, ...drawn, absent: absentWords(column, units), notes: [] };
}

const words: Readonly<Record<Absence | 'notPositive', string>> = {
  missing: 'without',
  NaN: 'NaN',
  infinite: 'infinite',
  notPositive: 'not above 0',
};

function absentWords(column: PlotColumn, units: Float64Array): string {
  const counts = { NaN: 0, infinite: 0, notPositive: 0, missing: 0 };
  units.forEach((unit, run) => {
    if (!Number.isNaN(unit)) return;
    const value = numberAt(column, run);
    counts[typeof value === 'number' ? 'notPositive' : value]++;
  });
  return (Object.keys(counts) as (keyof typeof counts)[])
    .filter((key) => counts[key] > 0)
    .map((key) => `${counts[key]} ${words[key]}`)
    .join(', ');
}

/** What stands at a place of an axis, in words. */
export function wordsAt({ scale, labels, column }: PlotAxis, unit: number): string {
  if (labels) return labels[Math.max(0, Math.min(labels.length - 1, Math.floor(unit * labels.length)))] ?? '';
  if (!scale) return '';
  return numberWords(column, fromUnit(scale, unit), 4);
}
