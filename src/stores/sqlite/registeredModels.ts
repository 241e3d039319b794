import { keyed } from '../../base/keyed.ts';
import { registeredModelRules } from '../../filter/rules.ts';
import { sql, type Sql } from '../../filter/sql.ts';
import type { Page } from '../../model/page.ts';
import type { RegisteredModel } from '../../model/registeredModel.ts';
import type { SearchQuery } from '../store.ts';
import { notFound } from '../query.ts';
import { aliasesOf } from './aliases.ts';
import type { Database } from './database.ts';
import { groupedTexts } from './grouped.ts';
import type { SortKey } from './pageToken.ts';
import { registryWhere } from './registry.ts';
import { column, inWorkspace, isOneOf, selected, type Schema } from './schema.ts';
import { batches, readQuery, searchPage } from './search.ts';
import type { Row } from './row.ts';
import { given, optionalNumber, text } from './values.ts';

const table = 'registered_models';

export async function searchRegisteredModels(
  database: Database,
  query: SearchQuery = {},
  signal?: AbortSignal,
): Promise<Page<RegisteredModel>> {
  const { conditions, orders } = readQuery(query, registeredModelRules);
  const schema = await database.schema(signal);
  if (!schema.has(table)) return { items: [] };
  const keys: SortKey[] = orders.map(({ field, descending }) => ({
    value: column(schema, table, field.name),
    descending,
  }));
  if (!orders.some(({ field }) => field.name === 'name')) keys.push({ value: sql`registered_models.name` });
  const { rows, ...next } = await searchPage(
    database,
    {
      values: values(schema),
      from: sql`registered_models`,
      where: registryWhere(schema, table, conditions),
      order: keys,
    },
    query,
    signal,
  );
  return { items: await withDetails(database, schema, rows, signal), ...next };
}

export async function getRegisteredModel(
  database: Database,
  name: string,
  signal?: AbortSignal,
): Promise<RegisteredModel> {
  const schema = await database.schema(signal);
  const statement = sql`SELECT ${selected(values(schema))} FROM registered_models
    WHERE name = ${name} AND ${inWorkspace(schema, table)}`;
  const rows = schema.has(table) ? await database.all(statement, signal) : [];
  const [model] = await withDetails(database, schema, rows, signal);
  if (model) return model;
  throw notFound(
    `There is no registered model "${name.slice(0, 100)}" in ${database.path}. Refresh to see which there are.`,
  );
}

function values(schema: Schema): readonly Sql[] {
  return ['name', 'description', 'creation_time', 'last_updated_time'].map((name) => column(schema, table, name));
}

async function withDetails(
  database: Database,
  schema: Schema,
  rows: readonly Row[],
  signal?: AbortSignal,
): Promise<readonly RegisteredModel[]> {
  const models: RegisteredModel[] = [];
  for (const batch of batches(rows)) {
    const names = batch.map((row) => text(row, 0));
    const statement = sql`SELECT name, key, value FROM registered_model_tags
      WHERE ${isOneOf(sql`name`, names)} AND ${inWorkspace(schema, 'registered_model_tags')}`;
    const tags = await groupedTexts(database, statement, signal);
    const aliases = await aliasesOf(database, schema, names, signal);
    for (const row of batch) {
      const name = text(row, 0);
      models.push({ ...model(row), aliases: keyed(aliases.get(name) ?? []), tags: tags(name) });
    }
  }
  return models;
}

function model(row: Row): Omit<RegisteredModel, 'aliases' | 'tags'> {
  return {
    name: text(row, 0),
    description: text(row, 1),
    ...given('creationTimeMs', optionalNumber(row, 2)),
    ...given('lastUpdateTimeMs', optionalNumber(row, 3)),
  };
}
