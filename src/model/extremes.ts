import { clamped } from './metric.ts';

export interface Extreme {
  readonly value: number;
  readonly step: number;
}

export interface Extremes {
  /** Absent where no value is finite. */
  readonly least?: Extreme;
  readonly greatest?: Extreme;
  readonly hasNaN: boolean;
  readonly hasInfinity: boolean;
}

/** The least and the greatest finite value of a series, each where it comes first; of what is not finite only that it was there. */
export function extremesOf(values: ArrayLike<number>, steps: ArrayLike<number>): Extremes {
  let least: Extreme | undefined;
  let greatest: Extreme | undefined;
  let hasNaN = false;
  let hasInfinity = false;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? NaN;
    if (Number.isNaN(value)) hasNaN = true;
    else if (Math.abs(value) >= clamped) hasInfinity = true;
    else {
      const step = steps[at] ?? 0;
      if (!least || value < least.value) least = { value, step };
      if (!greatest || value > greatest.value) greatest = { value, step };
    }
  }
  return { ...(least && { least }), ...(greatest && { greatest }), hasNaN, hasInfinity };
}
