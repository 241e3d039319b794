import { readFilter, readOrderBy } from '../../filter/check.ts';
import { modelVersionRules } from '../../filter/rules.ts';
import { sql, type Sql } from '../../filter/sql.ts';
import { toSql } from '../../filter/toSql.ts';
import { modelIdOfSource, type ModelVersion } from '../../model/modelVersion.ts';
import type { Page } from '../../model/page.ts';
import type { SearchQuery } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { aliasesOf } from './aliases.ts';
import type { Database } from './database.ts';
import { groupedTexts } from './grouped.ts';
import type { SortKey } from './pageToken.ts';
import { getRegisteredModel } from './registeredModels.ts';
import { asksForPrompts, isNoPrompt, registryPlaces, withoutPromptTag } from './registry.ts';
import { column, inDefaultWorkspace, isOneOf, selected, type Schema } from './schema.ts';
import { batches, notFound, reading, searchPage } from './search.ts';
import type { Row } from './session.ts';
import { given, optionalNumber, text } from './values.ts';

const table = 'model_versions';
// MLflow keeps what was deleted, with its source painted over.
const isThere = sql`model_versions.current_stage <> 'Deleted_Internal'`;

export async function searchModelVersions(
  database: Database,
  query: SearchQuery = {},
  signal?: AbortSignal,
): Promise<Page<ModelVersion>> {
  const { conditions, orders } = reading(() => ({
    conditions: readFilter(query.filter, modelVersionRules),
    orders: readOrderBy(query.orderBy, modelVersionRules),
  }));
  const schema = await database.schema(signal);
  if (!schema.has(table)) return { items: [] };
  const prompts = asksForPrompts(conditions);
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
      values: values(schema),
      from: sql`model_versions`,
      where: [
        isThere,
        inDefaultWorkspace(schema, table),
        prompts ? sql`1` : isNoPrompt(schema, table),
        toSql(prompts ? conditions : withoutPromptTag(conditions), registryPlaces(schema, table)),
      ],
      order: keys,
    },
    query,
    signal,
  );
  return { items: await withDetails(database, schema, rows, signal), ...next };
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
    const highest = sql`version = (SELECT max(version) FROM model_versions WHERE name = ${name} AND ${isThere})`;
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
  const statement = sql`SELECT ${selected(values(schema))} FROM model_versions
    WHERE name = ${name} AND ${which} AND ${isThere} AND ${inDefaultWorkspace(schema, table)}`;
  const rows = schema.has(table) ? await database.all(statement, signal) : [];
  const [found] = await withDetails(database, schema, rows, signal);
  if (found) return found;
  throw notFound(
    `There is no ${said} of the registered model "${name.slice(0, 100)}" in ${database.path}. Refresh to see which there are.`,
  );
}

const columns = [
  'name',
  'version',
  'description',
  'current_stage',
  'status',
  'status_message',
  'source',
  'run_id',
  'creation_time',
  'last_updated_time',
  'user_id',
];

function values(schema: Schema): readonly Sql[] {
  return columns.map((name) => column(schema, table, name));
}

async function withDetails(
  database: Database,
  schema: Schema,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<readonly ModelVersion[]> {
  const versions: ModelVersion[] = [];
  for (const batch of batches(rows)) {
    const names = [...new Set(batch.map((row) => text(row, 0)))];
    const statement = sql`SELECT name || char(0) || version AS owner, key, value FROM model_version_tags
      WHERE ${isOneOf(sql`name`, names)} AND ${inDefaultWorkspace(schema, 'model_version_tags')}`;
    const tags = await groupedTexts(database, statement, signal);
    const aliases = await aliasesOf(database, schema, names, signal);
    for (const row of batch) {
      const [name, version] = [text(row, 0), text(row, 1)];
      const own = (aliases.get(name) ?? []).filter(([, holder]) => holder === version);
      versions.push({
        ...modelVersion(row),
        aliases: own.map(([alias]) => alias).sort(),
        tags: tags(`${name}\0${version}`),
      });
    }
  }
  return versions;
}

function modelVersion(row: Row): Omit<ModelVersion, 'aliases' | 'tags'> {
  const source = text(row, 6);
  return {
    name: text(row, 0),
    version: text(row, 1),
    description: text(row, 2),
    currentStage: text(row, 3),
    status: text(row, 4),
    statusMessage: text(row, 5),
    source,
    runId: text(row, 7),
    modelId: modelIdOfSource(source),
    ...given('creationTimeMs', optionalNumber(row, 8)),
    ...given('lastUpdateTimeMs', optionalNumber(row, 9)),
    userId: text(row, 10),
  };
}
