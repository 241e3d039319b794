/** A column of a table of runs: something that every run may have. */
export type RunColumn = LoggedColumn | HistoryColumn;

export interface LoggedColumn {
  readonly kind: 'attribute' | 'metric' | 'param' | 'tag';
  /** Of attributes MLflow's own where it has one (`run_name`, `status`, `start_time`, `duration`, …); else a name in the store. */
  readonly name: string;
}

/** One number out of all that a metric ever was in a run. */
export interface HistoryColumn {
  readonly kind: 'history';
  /** The metric's. */
  readonly name: string;
  readonly value: HistoryValue;
}

/** NaN is neither the least nor the greatest of anything, and infinities are. What was last is the metric itself. */
export type HistoryValue =
  | { readonly of: 'min' | 'max' | 'first' }
  /** Of so many points, the last ones. */
  | { readonly of: 'mean'; readonly last: number }
  /** Where another metric was at its least or greatest; nothing where this one has no point at that step. */
  | { readonly of: 'at'; readonly best: 'min' | 'max'; readonly metric: string };

export interface ColumnOrder {
  readonly column: RunColumn;
  readonly descending: boolean;
}

/** What the runs that were read have in a column. */
export type ColumnFacts = RunColumn & ValueFacts;

export interface ValueFacts {
  /** How many have anything there. */
  readonly count: number;
  /** Whether not all have the same. */
  readonly differs: boolean;
  /** How many different texts there are, while these are few. */
  readonly textCount?: number;
  /** Whether all that is there are numbers, or texts of numbers. */
  readonly isNumeric: boolean;
  /** Of the finite numbers; absent where there are none. */
  readonly min?: number;
  readonly max?: number;
  /** The size of the smallest one but 0. */
  readonly least?: number;
  /** Whether all finite ones are whole. */
  readonly isWhole: boolean;
}

/** The column alone. */
export function columnOf(facts: ColumnFacts): RunColumn {
  const { kind, name } = facts;
  return kind === 'history' ? { kind, name, value: facts.value } : { kind, name };
}

/** As MLflow writes it in filters and in data frames: `metrics.auc`. Attributes stand alone. No two columns have the same. */
export function columnKey(column: RunColumn): string {
  const { kind, name } = column;
  if (kind === 'history') return `${historyKey(column.value)}: metrics.${name}`;
  return kind === 'attribute' ? name : `${kind}s.${name}`;
}

function historyKey(value: HistoryValue): string {
  switch (value.of) {
    case 'mean':
      return `mean_last_${String(value.last)}`;
    case 'at':
      return `at_${value.best}(${JSON.stringify(value.metric)})`;
    default:
      return value.of;
  }
}

export function isSameColumn(one: RunColumn, other: RunColumn): boolean {
  return one.kind === other.kind && one.name === other.name && columnKey(one) === columnKey(other);
}

export function historyColumns(columns: readonly RunColumn[]): readonly HistoryColumn[] {
  return columns.filter((column) => column.kind === 'history');
}

/** What stands in the cell of a {@link HistoryColumn} that is still to be computed. */
export const unknownCell = '…';
