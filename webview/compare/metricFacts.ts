import { bestOf, deltaOf, type Delta } from '../../src/compare/delta.ts';
import { comparedValue, type ComparedRow } from '../../src/model/comparedRow.ts';
import { clamped } from '../../src/model/metric.ts';
import { numbersFormat } from './numbersFormat.ts';
import type { Session } from './session.ts';

/** What is said of a metric's value. */
export interface MetricFacts {
  readonly text: string;
  /** NaN, or an infinity. */
  readonly isOdd: boolean;
  readonly isBest: boolean;
  /** From the baseline, where it is elsewhere. */
  readonly delta: Delta | undefined;
}

export function metricFacts(
  row: ComparedRow,
  value: string | number,
  run: number,
  { baseline, directionOf }: Pick<Session, 'baseline' | 'directionOf'>,
): MetricFacts {
  if (typeof value === 'string' || Math.abs(value) >= clamped) {
    return { text: oddWord(String(value)), isOdd: true, isBest: false, delta: undefined };
  }
  const direction = directionOf(row.name);
  const base = comparedValue(row, baseline);
  const delta = run === baseline || typeof base !== 'number' ? undefined : deltaOf(value, base, direction);
  return {
    text: formatOf(row)(value),
    isOdd: false,
    isBest: bestOf(row.values, direction) === value,
    delta: delta?.absolute === 0 ? undefined : delta,
  };
}

/** What SQL stores write for an infinity is one. */
function oddWord(text: string): string {
  if (text === 'NaN') return text;
  return text.startsWith('-') ? '-∞' : '∞';
}

const formats = new WeakMap<ComparedRow, (value: number) => string>();

/** The digits of one row stand under each other where the runs do. */
function formatOf(row: ComparedRow): (value: number) => string {
  const known = formats.get(row);
  if (known) return known;
  const finite = row.values.filter((value): value is number => typeof value === 'number' && Math.abs(value) < clamped);
  const format = numbersFormat(finite);
  formats.set(row, format);
  return format;
}
