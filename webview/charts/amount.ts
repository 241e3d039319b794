import type { Series } from '../../src/protocol/charts.ts';
import type { Curves } from './seriesLoader.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** How much of what there is one sees: "2,000 of 100,000 points"; where there is little room "2K of 100K". */
export function amountOf({ series, isPart }: Curves, isShort = false): string {
  if (series.length === 0) return '';
  const shown = sum(series, ({ values }) => values.length);
  const number = isShort ? short : whole;
  const points = (count: number): string => (isShort ? short.format(count) : countOf(count));
  if (series.some(({ quick }) => quick)) return `${isShort ? '' : 'first impression, '}${points(shown)}…`;
  const all = sum(series, ({ pointCount }) => pointCount);
  const where = isPart ? ' here' : '';
  if (series.some(({ sampled }) => sampled)) return `${number.format(shown)} of ${points(all)}${where}`;
  return shown === 1 && !isShort ? `1 point${where}` : `all ${points(shown)}${where}`;
}

export function countOf(points: number): string {
  return points === 1 ? '1 point' : `${whole.format(points)} points`;
}

function sum(series: readonly Series[], of: (one: Series) => number): number {
  return series.reduce((total, one) => total + of(one), 0);
}
