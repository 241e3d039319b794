import { keyed, type Keyed } from '../../base/keyed.ts';
import type { Sql } from '../../filter/sql.ts';
import type { Database } from './database.ts';
import type { Row } from './row.ts';
import { text } from './values.ts';

/** Rows by their first value, in the order of the statement. */
export async function grouped<Item>(
  database: Database,
  statement: Sql,
  item: (row: Row) => Item,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly Item[]>> {
  const groups = new Map<string, Item[]>();
  await database.each(
    statement,
    (row) => {
      const owner = text(row, 0);
      const group = groups.get(owner);
      if (group) group.push(item(row));
      else groups.set(owner, [item(row)]);
    },
    signal,
  );
  return groups;
}

/** From rows of owner, key, value to texts by key. */
export async function groupedTexts(
  database: Database,
  statement: Sql,
  signal?: AbortSignal,
): Promise<(owner: string) => Keyed<string>> {
  const groups = await grouped(database, statement, (row) => [text(row, 1), text(row, 2)] as const, signal);
  return (owner) => keyed(groups.get(owner) ?? []);
}
