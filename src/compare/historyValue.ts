import { clamped, type MetricPoint } from '../model/metric.ts';
import type { HistoryValue } from '../model/runColumn.ts';

/** What is said of it beside the metric's name: `val_loss · min`. */
export function historyWords(value: HistoryValue): string {
  switch (value.of) {
    case 'mean':
      return `mean of last ${String(value.last)}`;
    case 'at':
      return `at ${value.best} of ${value.metric}`;
    default:
      return value.of;
  }
}

/** The first point of those that are the least or greatest; where all are NaN, there is none. */
export function bestPoint(points: readonly MetricPoint[], best: 'min' | 'max'): MetricPoint | undefined {
  let found: MetricPoint | undefined;
  for (const point of points) {
    if (Number.isNaN(point.value)) continue;
    const isBetter = !found || (best === 'min' ? isLess(point, found) : isLess(found, point));
    if (isBetter) found = point;
  }
  return found;
}

/** What SQL stores write for an infinity is one. */
function isLess({ value }: MetricPoint, other: MetricPoint): boolean {
  return Math.max(value, -clamped) < Math.max(other.value, -clamped) && !(value >= clamped && other.value >= clamped);
}

/** NaN where nothing but NaN was logged; undefined where nothing was. */
export function extremeOf(points: readonly MetricPoint[], best: 'min' | 'max'): number | undefined {
  return bestPoint(points, best)?.value ?? points[0]?.value;
}

/** Of the last so many, or of those that there are; NaN where one of them is NaN. Undefined for none. */
export function meanOfLast(points: readonly MetricPoint[], last: number): number | undefined {
  const values = points.slice(-last).map(({ value }) => value);
  if (values.length === 0) return undefined;
  const sum = values.reduce((total, value) => total + value, 0);
  // The sum of numbers near the greatest one is infinite, although their mean is not.
  if (Number.isFinite(sum) || !values.every(Number.isFinite)) return sum / values.length;
  return values.reduce((mean, value) => mean + value / values.length, 0);
}
