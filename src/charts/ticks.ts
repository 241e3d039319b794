import { formatMetric } from '../model/metric.ts';
import type { Axis } from './points.ts';
import type { Scale } from './scale.ts';
import { dateOf, durationOf, timeOf } from './timeWords.ts';

/** A value that is written beside an axis. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** About `count` round values of a scale, ascending, each as it is written. */
export function ticksOf(scale: Scale, kind: Axis['kind'] | 'value', count: number): readonly Tick[] {
  if (scale.log && kind !== 'time') return logTicks(scale, count);
  if (kind === 'time' || kind === 'relative') return timeTicks(scale, kind, count);
  const step = roundStep(scale.max / count - scale.min / count);
  const values = multiples(scale, kind === 'step' ? Math.max(1, step) : step);
  return values
    .filter((value) => kind !== 'step' || Number.isInteger(value))
    .map((value) => ({ value, label: numberLabel(value, step) }));
}

function logTicks(scale: Scale, count: number): readonly Tick[] {
  const decades = Math.log10(scale.max) - Math.log10(scale.min);
  if (decades < 0.7) {
    const step = roundStep(scale.max / count - scale.min / count);
    return multiples(scale, step).map((value) => ({ value, label: numberLabel(value, step) }));
  }
  const apart = Math.max(1, Math.ceil(decades / count));
  const factors = decades >= count / 2 ? [1] : decades >= count / 4 ? [1, 3] : [1, 2, 5];
  const values: number[] = [];
  for (let power = Math.floor(Math.log10(scale.min)); power <= Math.log10(scale.max); power++) {
    if (power % apart === 0) values.push(...factors.map((factor) => Number(`${factor}e${power}`)));
  }
  return values
    .filter((value) => value >= scale.min && value <= scale.max)
    .map((value) => ({ value, label: numberLabel(value, value) }));
}

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
const timeSteps = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
];

function timeTicks(scale: Scale, kind: 'time' | 'relative', count: number): readonly Tick[] {
  const wanted = (scale.max - scale.min) / count;
  const step = timeSteps.find((each) => each >= wanted) ?? day * Math.max(1, roundStep(wanted / day));
  if (kind === 'relative') return multiples(scale, step).map((value) => ({ value, label: durationOf(value) }));
  // Round for whoever reads it, not in Greenwich; what is no date is nowhere.
  const offsetMs = (new Date(scale.min).getTimezoneOffset() || 0) * minute;
  const shifted = { min: scale.min - offsetMs, max: scale.max - offsetMs };
  return multiples(shifted, step).map((local, index, all) => {
    const isNewDay = index === 0 || Math.floor(local / day) !== Math.floor((all[index - 1] ?? 0) / day);
    const value = local + offsetMs;
    if (step >= day) return { value, label: dateOf(value) };
    return { value, label: isNewDay && index > 0 ? dateOf(value) : timeOf(value, step) };
  });
}

/** 1, 2 or 5 times a power of ten, about as great; 0 where there is none. */
function roundStep(wanted: number): number {
  const power = Math.floor(Math.log10(wanted));
  for (const factor of [1, 2, 5, 10]) {
    const step = Number(`${factor}e${power}`);
    if (step >= wanted * 0.75) return step;
  }
  return 0;
}

function multiples({ min, max }: Pick<Scale, 'min' | 'max'>, step: number): readonly number[] {
  // 19 · 0.05 is a little more than 0.95.
  const first = Math.ceil(min / step - 1e-6);
  const count = Math.floor(max / step + 1e-6) - first + 1;
  // Neighbours so near that no round number lies between them have their own ends.
  if (!(step > 0 && count >= 1 && count < 100) || Math.abs(first) > Number.MAX_SAFE_INTEGER) return [min, max];
  const values = Array.from({ length: count }, (_, index) => Number(((first + index) * step).toPrecision(15)));
  return values.filter((value) => value >= min && value <= max);
}

const units: readonly (readonly [number, string])[] = [
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];

/** Short, and with as many digits as tell it from its neighbours. */
function numberLabel(value: number, step: number): string {
  const size = Math.abs(value);
  if (value === 0) return '0';
  const digits = Math.max(1, Math.min(15, Math.floor(Math.log10(size)) - Math.floor(Math.log10(step)) + 1));
  if (size >= 1e12) return formatMetric(value, digits);
  const [unit, letter] = step >= 100 && size >= 10_000 ? (units.find(([each]) => size >= each) ?? [1, '']) : [1, ''];
  return `${formatMetric(value / unit, digits)}${letter}`;
}
