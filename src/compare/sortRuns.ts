import type { Run } from '../model/run.ts';
import type { ColumnOrder } from '../model/runColumn.ts';
import { cellOf, numberIn } from './cellOf.ts';

/** What is to be compared of all runs in one column, taken out once: a hundred thousand are compared more than a million times. */
interface Keys {
  /** 0 for a value, 1 for NaN, 2 for nothing: these come last whichever way it is sorted. */
  readonly ranks: Uint8Array;
  readonly numbers: Float64Array;
  /** Where not all are numbers. */
  readonly texts?: readonly string[];
  readonly sign: 1 | -1;
}

/** Sorted by the first column in which two differ, then the newest first. Texts that are all numbers are sorted as numbers. */
export function sortRuns(runs: readonly Run[], orders: readonly ColumnOrder[]): readonly Run[] {
  const newest = { column: { kind: 'attribute', name: 'start_time' }, descending: true } as const;
  const keys = [...orders, newest].map((order) => keysOf(runs, order));
  const indexes = Uint32Array.from(runs, (_, index) => index);
  // A sort of a typed array is not promised to keep the order of what is alike.
  indexes.sort((one, other) => compared(keys, one, other) || one - other);
  return Array.from(indexes, (index) => runs[index] as Run);
}

function keysOf(runs: readonly Run[], { column, descending }: ColumnOrder): Keys {
  const cells = runs.map((run) => cellOf(run, column));
  const numbers = cells.map(numberIn);
  const areNumbers = cells.every((cell, index) => cell === undefined || numbers[index] !== undefined);
  const rank = (index: number): number => {
    if (cells[index] === undefined) return 2;
    return areNumbers && Number.isNaN(numbers[index]) ? 1 : 0;
  };
  return {
    ranks: Uint8Array.from(cells, (_, index) => rank(index)),
    numbers: Float64Array.from(numbers, (number) => number ?? 0),
    ...(!areNumbers && { texts: cells.map((cell) => String(cell ?? '')) }),
    sign: descending ? -1 : 1,
  };
}

function compared(all: readonly Keys[], one: number, other: number): number {
  for (const { ranks, numbers, texts, sign } of all) {
    const rank = (ranks[one] ?? 0) - (ranks[other] ?? 0);
    if (rank !== 0) return rank;
    const [a, b] = texts ? [texts[one] ?? '', texts[other] ?? ''] : [numbers[one] ?? 0, numbers[other] ?? 0];
    if (a < b) return -sign;
    if (a > b) return sign;
  }
  return 0;
}
