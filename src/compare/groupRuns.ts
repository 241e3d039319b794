import { eachInSlices, type Turn } from '../base/slices.ts';
import { sortInSlices } from '../base/sortInSlices.ts';
import type { Run } from '../model/run.ts';
import { isSameColumn, type ColumnOrder, type RunColumn } from '../model/runColumn.ts';
import type { Statistic } from '../model/runLayout.ts';
import { numberIn, type Cell, type CellOf } from './cellOf.ts';
import { statisticOf } from './summarize.ts';

/** The runs that have the same in a column. */
export interface RunGroup {
  /** Another one for each group, the same one wherever runs are grouped so. */
  readonly key: string;
  readonly column: RunColumn;
  /** Nothing for the runs that have nothing there. */
  readonly value: Cell;
  /** In the order in which they were. */
  readonly runs: readonly Run[];
  /** What these are grouped into; empty for groups that hold runs. */
  readonly groups: readonly RunGroup[];
}

export interface GroupNeed {
  readonly groupBy: readonly RunColumn[];
  readonly sort: readonly ColumnOrder[];
  readonly statistic: Statistic;
  readonly cellOf: CellOf;
}

type Path = readonly (string | number | null)[];

/**
 * Runs by what they have in the first of some columns, and these by the next. Groups are sorted as their runs are: by the column that they are
 * grouped by, or by a statistic of their numbers; else, or where that is the same, as their first runs are. Those with nothing there come last.
 */
export async function groupRuns(
  runs: readonly Run[],
  need: GroupNeed,
  turn: Turn,
  path: Path = [],
): Promise<readonly RunGroup[]> {
  const [column, ...groupBy] = need.groupBy;
  if (!column) return [];
  const members = new Map<Cell, Run[]>();
  await eachInSlices(runs, turn, (run) => {
    const value = need.cellOf(run, column);
    const there = members.get(value);
    if (there) there.push(run);
    else members.set(value, [run]);
  });
  const groups: RunGroup[] = [];
  for (const [value, some] of members) {
    const place = [...path, value ?? null];
    const inner = await groupRuns(some, { ...need, groupBy }, turn, place);
    groups.push({ key: JSON.stringify(place), column, value, runs: some, groups: inner });
    await turn();
  }
  return await sortGroups(groups, column, need, turn);
}

async function sortGroups(
  groups: readonly RunGroup[],
  column: RunColumn,
  need: GroupNeed,
  turn: Turn,
): Promise<readonly RunGroup[]> {
  const ranks: Comparison[] = [];
  for (const order of need.sort) {
    ranks.push(
      isSameColumn(order.column, column) ? byValue(groups, order) : await byStatistic(groups, order, need, turn),
    );
  }
  const isMissing = groups.map(({ value }) => Number(value === undefined));
  const compare: Comparison = (one, other) => {
    const missing = (isMissing[one] ?? 0) - (isMissing[other] ?? 0);
    if (missing !== 0) return missing;
    for (const rank of ranks) {
      const by = rank(one, other);
      if (by !== 0) return by;
    }
    return 0;
  };
  const places = await sortInSlices([...groups.keys()], compare, turn);
  return places.map((place) => groups[place] as RunGroup);
}

type Comparison = (one: number, other: number) => number;

function byValue(groups: readonly RunGroup[], { descending }: ColumnOrder): Comparison {
  const values = groups.map(({ value }) => value);
  const numbers = values.map(numberIn);
  const areNumbers = values.every((value, index) => value === undefined || numbers[index] !== undefined);
  if (areNumbers) return byNumber(numbers, descending);
  return (one, other) => {
    const [left, right] = [String(values[one]), String(values[other])];
    return (left < right ? -1 : left > right ? 1 : 0) * (descending ? -1 : 1);
  };
}

/** Texts have none: their groups stand as their first runs do. */
async function byStatistic(
  groups: readonly RunGroup[],
  { column, descending }: ColumnOrder,
  { statistic, cellOf }: GroupNeed,
  turn: Turn,
): Promise<Comparison> {
  // When a run began says which is the newest, and no mean of it says more.
  if (column.kind === 'attribute' && column.name !== 'duration') return () => 0;
  const numbers: (number | undefined)[] = [];
  for (const { runs } of groups) {
    const cells: Cell[] = [];
    let texts = 0;
    await eachInSlices(runs, turn, (run) => {
      const cell = cellOf(run, column);
      if (cell !== undefined && numberIn(cell) === undefined) texts++;
      cells.push(cell);
    });
    if (texts > 0) return () => 0;
    numbers.push(statisticOf(cells, statistic));
    await turn();
  }
  return byNumber(numbers, descending);
}

/** What has none comes last, whichever way it is sorted. */
function byNumber(numbers: readonly (number | undefined)[], descending: boolean): Comparison {
  return (one, other) => {
    const [left, right] = [numbers[one], numbers[other]];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return (left < right ? -1 : left > right ? 1 : 0) * (descending ? -1 : 1);
  };
}
