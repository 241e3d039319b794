import { plainText } from '../base/plainText.ts';
import type { ColumnValues } from '../model/columnValues.ts';
import { clamped, formatMetric } from '../model/metric.ts';
import { durationOf, instantOf } from '../charts/timeWords.ts';

/** What some runs have in one column, and what it is called. */
export interface PlotColumn {
  readonly key: string;
  /** Plain text. */
  readonly title: string;
  readonly values: ColumnValues;
  /** Numbers in milliseconds: points in time, or stretches of it. */
  readonly unit?: 'time' | 'duration';
}

/** Why a run has no place on an axis. */
export type Absence = 'missing' | 'NaN' | 'infinite';

export function numberAt({ values }: PlotColumn, run: number): number | Absence {
  if (values.kind === 'texts' || values.has[run] !== 1) return 'missing';
  const value = values.numbers[run] ?? NaN;
  if (Number.isNaN(value)) return 'NaN';
  return Math.abs(value) >= clamped ? 'infinite' : value;
}

export function textAt({ values }: PlotColumn, run: number): string | undefined {
  return values.kind === 'texts' ? values.texts[values.places[run] ?? -1] : undefined;
}

/** What a run has there, as it is said of one run. */
export function valueWords(column: PlotColumn, run: number): string {
  const { values } = column;
  if (values.kind === 'texts') return plainText(textAt(column, run) ?? '–');
  return values.has[run] === 1 ? numberWords(column, values.numbers[run] ?? NaN) : '–';
}

export function numberWords({ unit }: Pick<PlotColumn, 'unit'>, value: number, digits?: number): string {
  if (!Number.isFinite(value)) return formatMetric(value);
  if (unit === 'time') return instantOf(value);
  return unit === 'duration' ? durationOf(value) : formatMetric(value, digits);
}

/** The finite number of each run; NaN for one that has none. */
export function finiteNumbers(column: PlotColumn): Float64Array {
  const { values } = column;
  if (values.kind === 'texts') return new Float64Array(values.places.length).fill(NaN);
  return values.numbers.map((_, run) => {
    const value = numberAt(column, run);
    return typeof value === 'number' ? value : NaN;
  });
}
