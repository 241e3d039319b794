import { envelope } from '../../charts/envelope.ts';

// In the worker: points as step, time, value, step, …, so that they travel as one block of memory.
const columns = 3;

/** How many points there are, and then those to keep. They come by step; those of the same step may come in any order. */
export function sampleSeries(points: Float64Array, maxPoints: number): Float64Array {
  const count = points.length / columns;
  const order = orderOf(points, count);
  const kept = envelope(count, (index) => points[(order?.[index] ?? index) * columns + 2] ?? NaN, maxPoints);
  const sample = new Float64Array(1 + kept.length * columns);
  sample[0] = count;
  kept.forEach((index, place) => {
    const at = (order?.[index] ?? index) * columns;
    sample.set(points.subarray(at, at + columns), 1 + place * columns);
  });
  return sample;
}

/** NaN stands where MLflow sorts it: as the 0 that it writes for it. */
function sortValue(value = 0): number {
  return Number.isNaN(value) ? 0 : value;
}

/** By step, then time, then value; undefined where they are in order already, as they nearly always are. */
function orderOf(points: Float64Array, count: number): Uint32Array | undefined {
  const compare = (a: number, b: number): number => {
    for (let column = 0; column < columns; column++) {
      const difference = sortValue(points[a * columns + column]) - sortValue(points[b * columns + column]);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  let sorted = true;
  for (let index = 1; index < count && sorted; index++) sorted = !(compare(index - 1, index) > 0);
  return sorted ? undefined : Uint32Array.from({ length: count }, (_, index) => index).sort(compare);
}
