/** A column of a table of runs: something that every run may have. */
export interface RunColumn {
  readonly kind: 'attribute' | 'metric' | 'param' | 'tag';
  /** Of attributes MLflow's own where it has one (`run_name`, `status`, `start_time`, `duration`, …); else a name in the store. */
  readonly name: string;
}

export interface ColumnOrder {
  readonly column: RunColumn;
  readonly descending: boolean;
}

/** What the runs that were read have in a column. */
export interface ColumnFacts extends RunColumn {
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

/** As MLflow writes it in filters and in data frames: `metrics.auc`. Attributes stand alone. */
export function columnKey({ kind, name }: RunColumn): string {
  return kind === 'attribute' ? name : `${kind}s.${name}`;
}

export function isSameColumn(one: RunColumn, other: RunColumn): boolean {
  return one.kind === other.kind && one.name === other.name;
}
