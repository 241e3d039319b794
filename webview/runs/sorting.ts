import { metricDirection } from '../../src/model/metricDirection.ts';
import { isSameColumn, type ColumnOrder, type RunColumn } from '../../src/model/runColumn.ts';

/** The order after a column's head was pressed: its best or newest first, then the other way, then as it was. With others it is the last key. */
export function pressed(sort: readonly ColumnOrder[], column: RunColumn, withOthers: boolean): readonly ColumnOrder[] {
  const before = sort.find((order) => isSameColumn(order.column, column));
  const next = nextOrder(column, before);
  if (!withOthers) return next ? [next] : [];
  if (!before) return next ? [...sort, next] : sort;
  return sort.flatMap((order) => (order === before ? (next ?? []) : order));
}

function nextOrder(column: RunColumn, before: ColumnOrder | undefined): ColumnOrder | undefined {
  const first = isDescendingFirst(column);
  if (!before) return { column, descending: first };
  return before.descending === first ? { column, descending: !first } : undefined;
}

function isDescendingFirst({ kind, name }: RunColumn): boolean {
  if (kind === 'metric' || kind === 'history') return metricDirection(name) !== 'lower';
  return kind === 'attribute' && (name === 'start_time' || name === 'end_time');
}

export function orderOf(
  sort: readonly ColumnOrder[],
  column: RunColumn,
): { readonly at: number; readonly descending: boolean } | undefined {
  const at = sort.findIndex((order) => isSameColumn(order.column, column));
  const order = sort[at];
  return order && { at, descending: order.descending };
}
