import { isDrawable } from './points.ts';

/**
 * The exponential moving average of values in a row, debiased: the first counts as one value, not as a long past. A weight of 0 changes
 * nothing, towards 1 it flattens all. NaN and infinities stay where they are, and leave no trace in what comes after them.
 */
export function smooth(values: Float64Array, weight: number): Float64Array {
  let [sum, share] = [0, 0];
  return values.map((value) => {
    if (!isDrawable(value)) return value;
    sum = sum * weight + value * (1 - weight);
    share = share * weight + (1 - weight);
    return sum / share;
  });
}
