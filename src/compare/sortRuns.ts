import { eachInSlices, slices, type Turn } from '../base/slices.ts';
import { sortInSlices } from '../base/sortInSlices.ts';
import type { Run } from '../model/run.ts';
import type { ColumnOrder } from '../model/runColumn.ts';
import { cellOf, numberIn, type CellOf } from './cellOf.ts';
import { textKeys } from './textKeys.ts';

const newestFirst: ColumnOrder = { column: { kind: 'attribute', name: 'start_time' }, descending: true };

/**
 * Sorted by the first column in which two differ, then the newest first, then as they were. NaN and then what is missing come last whichever
 * way it is sorted. Texts that are all numbers are sorted as numbers. Others in this process have their turns meanwhile; rejects when aborted.
 */
export async function sortRuns(
  runs: readonly Run[],
  orders: readonly ColumnOrder[],
  signal?: AbortSignal,
  cellIn: CellOf = cellOf,
): Promise<readonly Run[]> {
  const turn = slices(signal);
  let sorted = runs;
  // What is alike stays as it was: so the column that counts least comes first.
  for (const order of [newestFirst, ...orders.toReversed()]) sorted = await sortedBy(sorted, order, cellIn, turn);
  return sorted;
}

async function sortedBy(
  runs: readonly Run[],
  { column, descending }: ColumnOrder,
  cellIn: CellOf,
  turn: Turn,
): Promise<readonly Run[]> {
  const cells: (string | number)[] = [];
  const numbers: number[] = [];
  const [there, notNumbers, missing]: [number[], number[], number[]] = [[], [], []];
  let texts = 0;
  await eachInSlices(runs, turn, (run, index) => {
    const cell = cellIn(run, column);
    if (cell === undefined) missing.push(index);
    else if (Number.isNaN(cell)) notNumbers.push(index);
    else {
      const number = texts === 0 ? numberIn(cell) : undefined;
      if (number === undefined) texts++;
      there.push(index);
      cells.push(cell);
      numbers.push(number ?? 0);
    }
  });
  const compare = texts === 0 ? byNumber(Float64Array.from(numbers)) : await byText(cells, turn);
  const signed: Compare = descending ? (one, other) => compare(other, one) : compare;
  const sorted = await sortInSlices([...there.keys()], signed, turn);
  const places = [...sorted.map((at) => there[at] as number), ...notNumbers, ...missing];
  return places.map((place) => runs[place] as Run);
}

type Compare = (one: number, other: number) => number;

function byNumber(keys: Float64Array): Compare {
  return (one, other) => {
    const by = (keys[one] ?? 0) - (keys[other] ?? 0);
    // Infinities that are the same.
    return Number.isNaN(by) ? 0 : by;
  };
}

async function byText(cells: readonly (string | number)[], turn: Turn): Promise<Compare> {
  const texts: string[] = [];
  await eachInSlices(cells, turn, (cell) => texts.push(String(cell)));
  const { keys, isExact } = await textKeys(texts, turn);
  if (isExact) return byNumber(keys);
  return (one, other) => {
    const by = (keys[one] ?? 0) - (keys[other] ?? 0);
    if (by !== 0) return by;
    const [left, right] = [texts[one] ?? '', texts[other] ?? ''];
    return left === right ? 0 : left < right ? -1 : 1;
  };
}
