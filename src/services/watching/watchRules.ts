import { plainText } from '../../base/plainText.ts';
import type { Keyed } from '../../base/keyed.ts';
import { clamped, type MetricPoint, type SampledHistory } from '../../model/metric.ts';
import type { MetricDirection } from '../../model/metricDirection.ts';
import type { Warning } from './watch.ts';

/** A series with fewer points has not begun to show where it goes. */
const leastPoints = 20;

/** Metrics that MLflow measures by itself: of the machine, not of what is trained. They go on where a training hangs. */
export function isSystemMetric(key: string): boolean {
  return key.startsWith('system/');
}

export function isFiniteValue(value: number): boolean {
  return Math.abs(value) < clamped;
}

/** The metrics that are NaN or infinite now, the one that is watched first. */
export function notFiniteKeys(latest: Keyed<MetricPoint>, watched: string | undefined): readonly string[] {
  return Object.keys(latest)
    .filter((key) => !isSystemMetric(key) && !isFiniteValue(latest[key]?.value ?? 0))
    .sort((a, b) => Number(b === watched) - Number(a === watched) || a.localeCompare(b));
}

/** The step from which on all points are as the last one: NaN, or infinite with the same sign. The points are in order, thinned out or not. */
export function oddSince(points: readonly MetricPoint[]): number | undefined {
  const last = points.at(-1);
  if (!last || isFiniteValue(last.value)) return undefined;
  const other = points.findLastIndex(({ value }) => oddWord(value) !== oddWord(last.value));
  return points[other + 1]?.step;
}

/** @param since the step at which the first of the keys became so, where it is known. */
export function notFinite(
  latest: Keyed<MetricPoint>,
  [first, ...others]: readonly string[],
  since: number | undefined,
): Warning | undefined {
  const point = first === undefined ? undefined : latest[first];
  if (first === undefined || !point) return undefined;
  const when = since === undefined ? '' : ` since step ${String(since)}`;
  const more =
    others.length === 0
      ? ''
      : `, and ${counted(others.length, 'other metric')} ${others.length === 1 ? 'is' : 'are'} NaN or infinite too`;
  return {
    rule: 'notFinite',
    text: `${plainText(first, 60)} is ${oddWord(point.value)}${when}${more}`,
    why: 'A metric is NaN or infinite.',
  };
}

/** @param movedMs when the last point came. */
export function silent(movedMs: number, nowMs: number, limitMinutes: number): Warning | undefined {
  const minutes = Math.floor((nowMs - movedMs) / 60_000);
  if (limitMinutes <= 0 || nowMs - movedMs < limitMinutes * 60_000) return undefined;
  return {
    rule: 'silent',
    text: `no new point for ${roughly(minutes)}`,
    why: `No metric has a new point for ${counted(limitMinutes, 'minute')} or longer.`,
  };
}

/**
 * Steps are what counts, not points: a metric that is logged more often at the end is not better for it. Where it is not known which way is
 * better, neither a new low nor a new high came.
 *
 * @param share of its steps without a better value, from 0 (never warns) to 1.
 */
export function plateau(
  key: string,
  { points, pointCount }: Pick<SampledHistory, 'points' | 'pointCount'>,
  direction: MetricDirection | undefined,
  share: number,
): Warning | undefined {
  const finite = points.filter(({ value }) => isFiniteValue(value));
  const [first, last] = [finite[0], finite.at(-1)];
  if (share <= 0 || pointCount < leastPoints || !first || !last || last.step === first.step) return undefined;
  const low = firstBest(finite, (value, best) => value < best);
  const high = firstBest(finite, (value, best) => value > best);
  const since = { lower: low, higher: high, either: Math.max(low, high) }[direction ?? 'either'];
  if ((last.step - since) / (last.step - first.step) < share) return undefined;
  const what = direction ? 'has not improved' : 'has reached no new low or high';
  return {
    rule: 'plateau',
    text: `${plainText(key, 60)} ${what} since step ${String(since)}`,
    why: `Its best value came before the last ${String(Math.round(share * 100))} % of its steps.`,
  };
}

function firstBest(points: readonly MetricPoint[], isBetter: (value: number, best: number) => boolean): number {
  return points.reduce((best, point) => (isBetter(point.value, best.value) ? point : best)).step;
}

function oddWord(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (isFiniteValue(value)) return 'finite';
  return value > 0 ? 'infinite' : 'negatively infinite';
}

function roughly(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} d`;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
