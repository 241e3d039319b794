import type { RunColumn } from './runColumn.ts';

export const statistics = ['mean', 'min', 'max', 'std'] as const;

/** What stands for the metrics of several runs. */
export type Statistic = (typeof statistics)[number];

/** How many columns runs are grouped by at most, one in the other. */
export const mostGroupings = 2;

/** How the rows of a table of runs stand to each other. */
export interface RunLayout {
  /** The runs with the same there stand together, under a row for all of them. */
  readonly groupBy: readonly RunColumn[];
  readonly statistic: Statistic;
  /** Whether child runs stand below their parents. */
  readonly isNested: boolean;
  /** Groups and parents whose runs are not shown, by their keys: these, or all but these. */
  readonly folded: Folded;
  /** Ids of runs that stand before all others. */
  readonly pinned: readonly string[];
}

export interface Folded {
  readonly isAll: boolean;
  readonly but: readonly string[];
}

export const plainLayout: RunLayout = {
  groupBy: [],
  statistic: 'mean',
  isNested: false,
  folded: { isAll: false, but: [] },
  pinned: [],
};

/** Whether rows are anything but the runs, one after the other. */
export function isPlainLayout({ groupBy, isNested, pinned }: RunLayout): boolean {
  return groupBy.length === 0 && !isNested && pinned.length === 0;
}
