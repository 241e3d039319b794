import type { Order } from '../../filter/check.ts';
import { named, sql, type Sql } from '../../filter/sql.ts';
import type { Latest } from './earlierRows.ts';
import type { SortKey } from './pageToken.ts';
import { column, type Schema } from './schema.ts';

const columns: Readonly<Record<string, string>> = { run_id: 'run_uuid', run_name: 'name' };
const tables = { metric: 'latest_metrics', param: 'params', tag: 'tags' } as const;

/**
 * MLflow's order: what has the value comes first, then metrics that are NaN, then what lacks it; ties end with the newest first.
 * Each thing sorted by is found through the key of its table, where MLflow itself joins a subquery without an index.
 */
export function runOrder(
  orders: readonly Order[],
  schema: Schema,
): { readonly joins: Sql; readonly keys: readonly SortKey[]; readonly latest: Latest | undefined } {
  let joins = sql``;
  const keys: SortKey[] = [];
  orders.forEach(({ field, descending }, index) => {
    if (field.kind === 'attribute' || field.kind === 'dataset') {
      const value = column(schema, 'runs', columns[field.name] ?? field.name);
      keys.push({ value: sql`(${value} IS NULL)` }, { value, descending });
      return;
    }
    const table = tables[field.kind];
    const alias = `sorted${String(index)}`;
    const name = named(alias);
    joins = sql`${joins} LEFT JOIN ${named(table)} ${name} ON ${name}.key = ${field.name} AND ${name}.run_uuid = runs.run_uuid`;
    const value = named(`${alias}.value`);
    const isNan = column(schema, table, 'is_nan', sql`0`, alias);
    keys.push(
      { value: sql`(CASE WHEN ${isNan} = 1 THEN 1 WHEN ${value} IS NULL THEN 2 ELSE 0 END)` },
      { value, descending },
    );
  });
  if (!orders.some(({ field }) => field.kind === 'attribute' && field.name === 'start_time')) {
    keys.push({ value: sql`runs.start_time`, descending: true });
  }
  keys.push({ value: sql`runs.run_uuid` });
  return { joins, keys, latest: isLatestFirst(orders) ? { table: sql`runs`, time: sql`runs.start_time` } : undefined };
}

/** And by nothing that lies in another table. */
function isLatestFirst([first, ...others]: readonly Order[]): boolean {
  if (!first) return true;
  const isLatest = first.field.kind === 'attribute' && first.field.name === 'start_time' && first.descending;
  return isLatest && others.every(({ field }) => field.kind === 'attribute');
}
