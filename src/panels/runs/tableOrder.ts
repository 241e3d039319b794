import type { Connection } from '../../connections/connection.ts';
import { columnKey, type ColumnOrder } from '../../model/runColumn.ts';
import { serverOrder } from '../../services/runs/runOrder.ts';

/** Attributes by which stores sort as people expect. */
const sortable: readonly string[] = ['start_time', 'end_time', 'run_name', 'status', 'run_id'];

/** Whether the store itself sorts so, and quickly: else all runs must be read first. */
export function isStoreOrder(
  connection: Connection,
  sort: readonly ColumnOrder[],
  numeric: ReadonlySet<string>,
): boolean {
  return sort.every((order) => {
    const { kind, name } = order.column;
    if (kind === 'attribute' && !sortable.includes(name)) return false;
    return !numeric.has(columnKey(order.column)) && orderOf(connection, order) !== undefined;
  });
}

/** MLflow's `order_by`. */
export function tableOrder(connection: Connection, sort: readonly ColumnOrder[]): readonly string[] {
  return sort.flatMap((order) => orderOf(connection, order) ?? []);
}

function orderOf(connection: Connection, { column, descending }: ColumnOrder): readonly string[] | undefined {
  if (column.kind === 'history') return undefined;
  return serverOrder(connection, { field: column, descending });
}
