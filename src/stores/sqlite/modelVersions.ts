import { modelVersionRules } from '../../filter/rules.ts';
import { sql, type Sql } from '../../filter/sql.ts';
import type { ModelVersion } from '../../model/modelVersion.ts';
import type { Page } from '../../model/page.ts';
import type { SearchQuery } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { notFound } from '../query.ts';
import type { Database } from './database.ts';
import { modelVersionsWithDetails, modelVersionValues } from './modelVersionRows.ts';
import type { SortKey } from './pageToken.ts';
import { getRegisteredModel } from './registeredModels.ts';
import { registryWhere } from './registry.ts';
import { column, inWorkspace, selected } from './schema.ts';
import { readQuery, searchPage } from './search.ts';

const table = 'model_versions';
// MLflow keeps what was deleted, with its source painted over.
const isThere = sql`model_versions.current_stage <> 'Deleted_Internal'`;

export async function searchModelVersions(
  database: Database,
  query: SearchQuery = {},
  signal?: AbortSignal,
): Promise<Page<ModelVersion>> {
  const { conditions, orders } = readQuery(query, modelVersionRules);
  const schema = await database.schema(signal);
  if (!schema.has(table)) return { items: [] };
  const keys: SortKey[] = orders.map(({ field, descending }) => ({
    value: column(schema, table, field.name),
    descending,
  }));
  const sortedBy = new Set(orders.map(({ field }) => field.name));
  if (!sortedBy.has('name')) keys.push({ value: sql`model_versions.name` });
  if (!sortedBy.has('version')) keys.push({ value: sql`model_versions.version`, descending: true });
  const { rows, ...next } = await searchPage(
    database,
    {
      values: modelVersionValues(schema),
      from: sql`model_versions`,
      where: [isThere, ...registryWhere(schema, table, conditions)],
      order: keys,
    },
    query,
    signal,
  );
  return { items: await modelVersionsWithDetails(database, schema, rows, signal), ...next };
}

export async function getModelVersion(
  database: Database,
  name: string,
  version: string,
  signal?: AbortSignal,
): Promise<ModelVersion> {
  if (!/^\d+$/.test(version)) {
    throw new StoreError('invalid', `A model version is a whole number, not "${version.slice(0, 100)}".`, {
      errorCode: 'INVALID_PARAMETER_VALUE',
    });
  }
  return versionWhere(database, name, sql`version = CAST(${version} AS INTEGER)`, `version ${version}`, signal);
}

export async function getModelVersionByAlias(
  database: Database,
  name: string,
  alias: string,
  signal?: AbortSignal,
): Promise<ModelVersion> {
  const { aliases } = await getRegisteredModel(database, name, signal);
  // MLflow's reserved word for the highest version.
  if (alias.toLowerCase() === 'latest') {
    const here = inWorkspace(await database.schema(signal), table);
    const highest = sql`version = (SELECT max(version) FROM model_versions WHERE name = ${name} AND ${isThere} AND ${here})`;
    return versionWhere(database, name, highest, 'version', signal);
  }
  const version = aliases[alias];
  if (version !== undefined) return getModelVersion(database, name, version, signal);
  throw notFound(
    `The registered model "${name.slice(0, 100)}" has no alias "${alias.slice(0, 100)}". Refresh to see which it has.`,
    // As MLflow itself answers, and not RESOURCE_DOES_NOT_EXIST.
    'INVALID_PARAMETER_VALUE',
  );
}

async function versionWhere(
  database: Database,
  name: string,
  which: Sql,
  said: string,
  signal?: AbortSignal,
): Promise<ModelVersion> {
  const schema = await database.schema(signal);
  const statement = sql`SELECT ${selected(modelVersionValues(schema))} FROM model_versions
    WHERE name = ${name} AND ${which} AND ${isThere} AND ${inWorkspace(schema, table)}`;
  const rows = schema.has(table) ? await database.all(statement, signal) : [];
  const [found] = await modelVersionsWithDetails(database, schema, rows, signal);
  if (found) return found;
  throw notFound(
    `There is no ${said} of the registered model "${name.slice(0, 100)}" in ${database.path}. Refresh to see which there are.`,
  );
}
