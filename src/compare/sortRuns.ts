import type { Run } from '../model/run.ts';
import type { ColumnOrder } from '../model/runColumn.ts';
import { cellOf, numberIn, type Cell } from './cellOf.ts';

/**
 * Sorted by the first column in which two differ, then the newest first. NaN and then what is missing come last whichever way it is sorted.
 * Texts that are all numbers are sorted as numbers.
 *
 * Every run becomes one number, for a hundred thousand numbers are sorted many times sooner than as many runs are compared.
 */
export function sortRuns(runs: readonly Run[], orders: readonly ColumnOrder[]): readonly Run[] {
  const newest = { column: { kind: 'attribute', name: 'start_time' }, descending: true } as const;
  let places: Float64Array = new Float64Array(runs.length);
  for (const order of [...orders, newest]) {
    const next = placesIn(runs, order);
    // Both are less than the runs are many, and two more: their product is a number that is exact.
    places = ranked(places.map((place, index) => place * (runs.length + 2) + (next[index] ?? 0)));
  }
  const count = runs.length;
  const sorted = places.map((place, index) => place * count + index).sort();
  return Array.from(sorted, (place) => runs[place % count] as Run);
}

/** The place of each run by one column: the same for those that have the same there. */
function placesIn(runs: readonly Run[], { column, descending }: ColumnOrder): Float64Array {
  const cells = runs.map((run) => cellOf(run, column));
  const numbers = cells.map(numberIn);
  const areNumbers = cells.every((cell, index) => cell === undefined || numbers[index] !== undefined);
  const values = areNumbers ? Float64Array.from(numbers, (number) => number ?? NaN) : placesOfTexts(cells);
  return ranked(values).map((rank, index) => {
    if (cells[index] === undefined) return runs.length + 1;
    if (Number.isNaN(values[index])) return runs.length;
    return descending ? runs.length - 1 - rank : rank;
  });
}

function placesOfTexts(cells: readonly Cell[]): Float64Array {
  const distinct = [...new Set(cells.map((cell) => String(cell)))].sort();
  const places = new Map(distinct.map((text, index) => [text, index]));
  return Float64Array.from(cells, (cell) => places.get(String(cell)) ?? 0);
}

/** How many are less than each. */
function ranked(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  return values.map((value) => {
    let [from, to] = [0, sorted.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((sorted[middle] ?? 0) < value) from = middle + 1;
      else to = middle;
    }
    return from;
  });
}
