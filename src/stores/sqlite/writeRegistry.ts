import { named, sql, type Sql } from '../../filter/sql.ts';
import type { StoreError } from '../storeError.ts';
import { notFound } from '../query.ts';
import type { Change, Database } from './database.ts';
import { inWorkspace, type Schema } from './schema.ts';

/** The rows of a table of the registry that belong to a model. */
export function ofModel(schema: Schema, table: string, name: string): Sql {
  return sql`${named(table)}.name = ${name} AND ${inWorkspace(schema, table)}`;
}

/** MLflow keeps deleted versions, so that their numbers do not come again. */
export function ofVersion(schema: Schema, name: string, version: number): Sql {
  return sql`${ofModel(schema, 'model_versions', name)} AND version = ${version} AND current_stage <> 'Deleted_Internal'`;
}

export function modelIsThere({ path }: Database, schema: Schema, name: string): Change {
  return {
    statement: sql`SELECT 1 FROM registered_models WHERE ${ofModel(schema, 'registered_models', name)}`,
    orElse: notFound(
      `There is no registered model "${name.slice(0, 100)}" in ${path}. Refresh to see which there are.`,
    ),
  };
}

export function versionIsThere(database: Database, schema: Schema, name: string, version: number): Change {
  return {
    statement: sql`SELECT 1 FROM model_versions WHERE ${ofVersion(schema, name, version)}`,
    orElse: noVersion(database, name, version),
  };
}

export function noVersion({ path }: Database, name: string, version: number): StoreError {
  const which = `version ${String(version)} of "${name.slice(0, 100)}"`;
  return notFound(`There is no ${which} in ${path}. Refresh to see which there are.`);
}

export function touchModel(schema: Schema, name: string, timeMs: number): Change {
  const which = ofModel(schema, 'registered_models', name);
  return { statement: sql`UPDATE registered_models SET last_updated_time = ${timeMs} WHERE ${which}` };
}
