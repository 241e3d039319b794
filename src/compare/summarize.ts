import { clamped } from '../model/metric.ts';
import type { Statistic } from '../model/runLayout.ts';
import type { NumberSummary, Summary } from '../model/summary.ts';
import { numberIn, type Cell } from './cellOf.ts';

/** Numbers as figures. Nothing where no run has anything. */
export function summarizeNumbers(cells: readonly Cell[]): NumberSummary | undefined {
  const numbers = cells.flatMap((cell) => (cell === undefined ? [] : (numberIn(cell) ?? NaN)));
  if (numbers.length === 0) return undefined;
  const finite = numbers.filter((number) => Math.abs(number) < clamped);
  const count = finite.length;
  const told = { kind: 'numbers', count, oddCount: numbers.length - count } as const;
  if (count === 0) return told;
  // Divided before they are added: the sum of numbers may be more than a number holds.
  const mean = finite.reduce((sum, number) => sum + number / count, 0);
  const scale = Math.max(...extremes(finite.map((number) => number / 2 - mean / 2)).map(Math.abs)) * 2;
  const squares = scale === 0 ? 0 : finite.reduce((sum, number) => sum + (number / scale - mean / scale) ** 2, 0);
  const std = scale * Math.sqrt(squares / (count - 1));
  const [min, max] = extremes(finite);
  return {
    ...told,
    min,
    max,
    // Rounding must not take it out of where the numbers lie.
    ...(Number.isFinite(mean) && { mean: Math.min(max, Math.max(min, mean)) }),
    ...(count > 1 && Number.isFinite(std) && { std }),
  };
}

/** Texts, and what else has no mean: the one that all have, or how many there are. Nothing where no run has anything. */
export function summarizeTexts(cells: readonly Cell[]): Summary | undefined {
  const different = new Set(cells);
  const [value] = different;
  if (different.size > 1) return { kind: 'different', count: different.size - (different.has(undefined) ? 1 : 0) };
  return value === undefined ? undefined : { kind: 'same', value };
}

export function statisticOf(cells: readonly Cell[], statistic: Statistic): number | undefined {
  return summarizeNumbers(cells)?.[statistic];
}

function extremes(numbers: readonly number[]): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < min) min = number;
    if (number > max) max = number;
  }
  return [min, max];
}
