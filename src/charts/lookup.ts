import { isDrawable } from './points.ts';

/** The indexes of points from left to right; those at the same x as they were logged, those without a place left out. */
export function byX(xs: Float64Array): Uint32Array {
  const order = new Uint32Array(xs.length);
  let [count, isOrdered, last] = [0, true, -Infinity];
  for (let index = 0; index < xs.length; index++) {
    const x = at(xs, index);
    if (!isDrawable(x)) continue;
    isOrdered &&= x >= last;
    last = x;
    order[count++] = index;
  }
  const placed = order.subarray(0, count);
  return isOrdered ? placed : placed.sort((a, b) => at(xs, a) - at(xs, b) || a - b);
}

/** How many points, from left to right, lie before x; with `orAt`, also those that lie at it. */
export function countBefore(xs: Float64Array, order: Uint32Array, x: number, orAt = false): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = at(xs, at(order, middle));
    if (other < x || (orAt && other === x)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index of the point nearest to x: of two as near the left one, of several at one place the last that was logged. */
export function nearest(xs: Float64Array, order: Uint32Array, x: number): number | undefined {
  const right = countBefore(xs, order, x);
  const found = order[right - 1];
  const next = order[right];
  const isLeft = next === undefined || (found !== undefined && x - at(xs, found) <= at(xs, next) - x);
  const place = isLeft ? found : next;
  return place === undefined ? undefined : order[countBefore(xs, order, at(xs, place), true) - 1];
}

/** An array of numbers has one at each of its own indexes. */
export function at(numbers: Float64Array | Uint32Array, index: number): number {
  return numbers[index] ?? NaN;
}
