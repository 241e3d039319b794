import { formatMetric } from '../../src/model/metric.ts';
import type { ColumnFacts } from '../../src/model/runColumn.ts';

const [fewDigits, mostDigits] = [3, 7];

/**
 * How the numbers of one column are written, so that their digits stand under each other: whole ones whole, others with as many decimals as the
 * least of them, and the difference of the least and the greatest, take to be told; where that would be too many, with significant digits.
 */
export function numberFormat(facts: Facts | undefined): (value: number) => string {
  const { min, max, least, isWhole = false } = facts ?? {};
  if (min === undefined || max === undefined || least === undefined) return (value) => formatMetric(value);
  if (isWhole) return (value) => formatMetric(value);
  const greatest = Math.max(Math.abs(min), Math.abs(max));
  const range = max > min ? max - min : greatest;
  const decimals = Math.max(0, fewDigits - 1 - magnitude(Math.min(least, range)));
  if (decimals + Math.max(1, magnitude(greatest) + 1) > mostDigits) return significant;
  return (value) => value.toFixed(decimals);
}

type Facts = Pick<ColumnFacts, 'min' | 'max' | 'least' | 'isWhole'>;

function magnitude(size: number): number {
  return Math.floor(Math.log10(size));
}

function significant(value: number): string {
  const size = Math.abs(value);
  return size !== 0 && (size < 1e-4 || size >= 1e6)
    ? value.toExponential(fewDigits)
    : formatMetric(value, fewDigits + 1);
}

/** Where a value lies between the worst and the best of its column, from 0 to 1; undefined where there is nothing to compare. */
export function shareOf(
  value: number,
  { min, max }: Pick<ColumnFacts, 'min' | 'max'>,
  isLower: boolean,
): number | undefined {
  if (min === undefined || max === undefined || !(max > min) || !(value >= min && value <= max)) return undefined;
  // Halves, for the whole of it may be more than a number holds.
  const share = (value / 2 - min / 2) / (max / 2 - min / 2);
  return isLower ? 1 - share : share;
}
