import { sql } from '../../filter/sql.ts';
import type { Database } from './database.ts';
import { grouped } from './grouped.ts';
import { inWorkspace, isOneOf, type Schema } from './schema.ts';
import { text } from './values.ts';

/** By model, pairs of alias and version, by alias. None in databases from before MLflow 2.3. */
export async function aliasesOf(
  database: Database,
  schema: Schema,
  names: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly (readonly [string, string])[]>> {
  if (!schema.has('registered_model_aliases')) return new Map();
  const statement = sql`SELECT name, alias, version FROM registered_model_aliases
    WHERE ${isOneOf(sql`name`, names)} AND ${inWorkspace(schema, 'registered_model_aliases')} ORDER BY alias`;
  return grouped(database, statement, (row) => [text(row, 1), text(row, 2)] as const, signal);
}
