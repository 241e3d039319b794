import type { Series } from '../../src/protocol/charts.ts';
import type { Curves } from './seriesLoader.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** How much of what there is one sees: "2,000 of 100,000 points". */
export function amountOf({ series, isPart }: Curves): string {
  if (series.length === 0) return '';
  const shown = sum(series, ({ values }) => values.length);
  if (series.some(({ quick }) => quick)) return `first impression, ${countOf(shown)}…`;
  const all = sum(series, ({ pointCount }) => pointCount);
  const where = isPart ? ' here' : '';
  if (series.some(({ sampled }) => sampled)) return `${whole.format(shown)} of ${countOf(all)}${where}`;
  return shown === 1 ? `1 point${where}` : `all ${countOf(shown)}${where}`;
}

export function countOf(points: number): string {
  return points === 1 ? '1 point' : `${whole.format(points)} points`;
}

function sum(series: readonly Series[], of: (one: Series) => number): number {
  return series.reduce((total, one) => total + of(one), 0);
}
