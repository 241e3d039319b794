import { sql } from '../../filter/sql.ts';
import { StoreError } from '../storeError.ts';
import type { StoreWriter } from '../storeWriter.ts';
import { checkedAlias, checkedKey, checkedName, checkedNewAlias, checkedTag, checkedVersion } from '../writeChecks.ts';
import type { Change, Database } from './database.ts';
import { workspaceOf, type Schema } from './schema.ts';
import { createRegisteredModel } from './writeNewModel.ts';
import { modelIsThere, ofModel, versionIsThere } from './writeRegistry.ts';
import { putRow, settings } from './writeRows.ts';

type RegisteredModelWrites = Pick<
  StoreWriter,
  | 'createRegisteredModel'
  | 'updateRegisteredModel'
  | 'setRegisteredModelTag'
  | 'deleteRegisteredModelTag'
  | 'setRegisteredModelAlias'
  | 'deleteRegisteredModelAlias'
>;

/** Tags and aliases leave the time of a model's last change as it is: so does MLflow. */
export function registeredModelWrites(database: Database): RegisteredModelWrites {
  const changeModel = async (
    name: string,
    changes: (schema: Schema) => readonly Change[],
    signal?: AbortSignal,
  ): Promise<void> => {
    checkedName(name);
    const schema = await database.schema(signal);
    await database.write([modelIsThere(database, schema, name), ...changes(schema)], signal);
  };

  return {
    createRegisteredModel: (model, signal) => createRegisteredModel(database, model, signal),
    async updateRegisteredModel(name, { description }, signal) {
      const values = settings({ description, last_updated_time: Date.now() });
      const statement = (schema: Schema) =>
        sql`UPDATE registered_models SET ${values} WHERE ${ofModel(schema, 'registered_models', name)}`;
      await changeModel(name, (schema) => [{ statement: statement(schema) }], signal);
    },
    async setRegisteredModelTag(name, key, value, signal) {
      const tag = { name, ...checkedTag(key, value) };
      const table = 'registered_model_tags';
      await changeModel(name, (schema) => [putRow(table, { ...workspaceOf(schema, table), ...tag })], signal);
    },
    async deleteRegisteredModelTag(name, key, signal) {
      const table = 'registered_model_tags';
      checkedKey(key);
      const statement = (schema: Schema) =>
        sql`DELETE FROM registered_model_tags WHERE ${ofModel(schema, table, name)} AND key = ${key}`;
      await changeModel(name, (schema) => [{ statement: statement(schema) }], signal);
    },
    async setRegisteredModelAlias(name, alias, version, signal) {
      const row = { name: checkedName(name), alias: checkedNewAlias(alias), version: checkedVersion(version) };
      const schema = await database.schema(signal);
      requireAliases(database, schema);
      const isThere = versionIsThere(database, schema, name, row.version);
      const table = 'registered_model_aliases';
      await database.write([isThere, putRow(table, { ...workspaceOf(schema, table), ...row })], signal);
    },
    async deleteRegisteredModelAlias(name, alias, signal) {
      const table = 'registered_model_aliases';
      checkedAlias(alias);
      await changeModel(
        name,
        (schema) => {
          requireAliases(database, schema);
          const which = sql`${ofModel(schema, table, name)} AND alias = ${alias}`;
          return [{ statement: sql`DELETE FROM registered_model_aliases WHERE ${which}` }];
        },
        signal,
      );
    },
  };
}

function requireAliases({ path }: Database, schema: Schema): void {
  if (schema.has('registered_model_aliases')) return;
  throw new StoreError(
    'unsupported',
    `${path} was made by an MLflow older than 2.3, which has no aliases. Upgrade it with "mlflow db upgrade".`,
  );
}
