import { sql } from '../../filter/sql.ts';
import { modelNameTaken } from '../query.ts';
import type { NewRegisteredModel } from '../storeWriter.ts';
import { checkedName, checkedTag } from '../writeChecks.ts';
import type { Change, Database } from './database.ts';
import { workspaceOf, type Schema } from './schema.ts';
import { ofModel } from './writeRegistry.ts';
import { addRow } from './writeRows.ts';

export async function createRegisteredModel(
  database: Database,
  { name, description, tags = {} }: NewRegisteredModel,
  signal?: AbortSignal,
): Promise<void> {
  checkedName(name);
  const checked = Object.entries(tags).map(([key, value]) => checkedTag(key, value));
  const schema = await database.schema(signal);
  const now = Date.now();
  const row = { creation_time: now, last_updated_time: now, description: description ?? null };
  const add = (table: string, values: Parameters<typeof addRow>[1]): Change =>
    addRow(table, { ...workspaceOf(schema, table), name, ...values });
  await database.write(
    [
      nameIsFree(schema, name),
      add('registered_models', row),
      ...checked.map((tag) => add('registered_model_tags', tag)),
    ],
    signal,
  );
}

/** MLflow's prompts are registered models too, so that the name may be one's of these. */
function nameIsFree(schema: Schema, name: string): Change {
  const table = 'registered_models';
  return {
    statement: sql`SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM registered_models WHERE ${ofModel(schema, table, name)})`,
    orElse: modelNameTaken(name),
  };
}
