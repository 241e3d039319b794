import type { Run } from '../model/run.ts';
import { isSameColumn, type ColumnOrder, type RunColumn } from '../model/runColumn.ts';
import type { Statistic } from '../model/runLayout.ts';
import { cellOf, numberIn, type Cell, type CellOf } from './cellOf.ts';
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

/**
 * Runs by what they have in the first of some columns, and these by the next. Groups are sorted as their runs are: by the column that they are
 * grouped by, or by a statistic of their numbers; else, or where that is the same, as their first runs are. Those with nothing there come last.
 */
export function groupRuns(
  runs: readonly Run[],
  groupBy: readonly RunColumn[],
  orders: readonly ColumnOrder[],
  statistic: Statistic,
  read: CellOf = cellOf,
  path: readonly (string | number | null)[] = [],
): readonly RunGroup[] {
  const [column, ...rest] = groupBy;
  if (!column) return [];
  const members = new Map<Cell, Run[]>();
  for (const run of runs) {
    const value = read(run, column);
    const there = members.get(value);
    if (there) there.push(run);
    else members.set(value, [run]);
  }
  const groups = [...members].map(([value, some]): RunGroup => {
    const place = [...path, value ?? null];
    return {
      key: JSON.stringify(place),
      column,
      value,
      runs: some,
      groups: groupRuns(some, rest, orders, statistic, read, place),
    };
  });
  return sortGroups(groups, column, orders, statistic, read);
}

function sortGroups(
  groups: readonly RunGroup[],
  column: RunColumn,
  orders: readonly ColumnOrder[],
  statistic: Statistic,
  read: CellOf,
): readonly RunGroup[] {
  const ranks = orders.map((order) =>
    isSameColumn(order.column, column) ? byValue(groups, order) : byStatistic(groups, order, statistic, read),
  );
  return groups
    .map((group, index) => ({ group, index }))
    .sort((one, other) => {
      const missing = Number(one.group.value === undefined) - Number(other.group.value === undefined);
      const found = missing || ranks.map((rank) => rank(one.index, other.index)).find((by) => by !== 0);
      return found ?? one.index - other.index;
    })
    .map(({ group }) => group);
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
function byStatistic(
  groups: readonly RunGroup[],
  { column, descending }: ColumnOrder,
  statistic: Statistic,
  read: CellOf,
): Comparison {
  const isText = (run: Run): boolean => {
    const cell = read(run, column);
    return cell !== undefined && numberIn(cell) === undefined;
  };
  // When a run began says which is the newest, and no mean of it says more.
  const hasNone = column.kind === 'attribute' && column.name !== 'duration';
  if (hasNone || groups.some(({ runs }) => runs.some(isText))) return () => 0;
  const numbers = groups.map(({ runs }) =>
    statisticOf(
      runs.map((run) => read(run, column)),
      statistic,
    ),
  );
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
