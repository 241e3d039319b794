import { plainText } from '../base/plainText.ts';
import { at, countBefore } from './lookup.ts';
import { isDrawable, type Axis } from './points.ts';
import type { Shown } from './shown.ts';

const whole = new Intl.NumberFormat('en');

/** Says which of the points have no place in the plot: "3 points outside". */
export function notesOf(
  shown: readonly Shown[],
  outside: number,
  { axis, yLog }: { readonly axis: Axis; readonly yLog: boolean },
): readonly string[] {
  const isPart = shown.some(({ track }) => track.isPart);
  const count = (points: number): string =>
    `${isPart ? 'at least ' : ''}${points === 1 ? '1 point' : `${whole.format(points)} points`}`;
  const low = yLog
    ? sum(shown, ({ track, inside }) => inside.filter((index) => isLow(at(track.values, index))).length)
    : 0;
  const left =
    axis.log && axis.kind !== 'time' ? sum(shown, ({ track: { xs, order } }) => countBefore(xs, order, 0, true)) : 0;
  const lost = sum(shown, ({ track: { xs, order } }) => xs.length - order.length);
  const odd = sum(shown, ({ track: { group } }) => group?.oddLines ?? 0);
  return [
    ...(outside > 0 ? [`${count(outside)} outside`] : []),
    ...(low > 0 ? [`${count(low)} at or below 0, not on a log axis`] : []),
    ...(left > 0 ? [`${count(left)} at ${nameOf(axis)} 0 or below, not on a log axis`] : []),
    ...(lost > 0 ? [`${count(lost)} where ${nameOf(axis)} is not finite`] : []),
    ...(odd > 0 ? [`means leave out NaN and infinities of ${odd === 1 ? '1 run' : `${odd} runs`}`] : []),
  ];
}

function nameOf({ kind, name }: Axis): string {
  if (kind === 'metric') return plainText(name ?? 'x', 60);
  return kind === 'step' ? 'step' : 'time';
}

function isLow(value: number): boolean {
  return isDrawable(value) && value <= 0;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
