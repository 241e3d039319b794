import { plainText } from '../base/plainText.ts';
import { formatMetric } from '../model/metric.ts';
import type { Axis } from './points.ts';
import { durationOf, instantOf } from './timeWords.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A place on the x axis: "step 50,400", "after 1 h 30 min". */
export function xWords(x: number, { kind, name }: Axis): string {
  if (kind === 'step') return stepWords(x);
  if (kind === 'time') return instantOf(x);
  if (kind === 'relative') return `after ${durationOf(x)}`;
  return `${plainText(name ?? 'x', 60)} ${formatMetric(x)}`;
}

export function stepWords(step: number): string {
  return `step ${whole.format(step)}`;
}

/** A value in few words: four digits that matter, or six of one that is great. */
export function valueWords(value: number): string {
  return formatMetric(value, Math.abs(value) < 1000 ? 4 : 6);
}
