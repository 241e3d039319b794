import type { Condition } from '../../filter/check.ts';
import { named, sql, type Sql } from '../../filter/sql.ts';
import { toSql, type Places } from '../../filter/toSql.ts';
import { column, inWorkspace, type Schema } from './schema.ts';

const promptTag = 'mlflow.prompt.is_prompt';

type Table = 'registered_models' | 'model_versions';

/**
 * What a search of the registry finds. MLflow keeps prompts there as well, marked by a tag, and shows them only to a filter that
 * asks for the tag; to any other it is as if the tag were not mentioned, for models do not have it.
 */
export function registryWhere(schema: Schema, table: Table, conditions: readonly Condition[]): readonly Sql[] {
  const here = inWorkspace(schema, table);
  const places = registryPlaces(schema, table);
  if (asksForPrompts(conditions)) return [here, toSql(conditions, places)];
  const others = conditions.filter((condition) => !isAboutPrompts(condition));
  return [here, isNoPrompt(schema, table), toSql(others, places)];
}

function asksForPrompts(conditions: readonly Condition[]): boolean {
  const first = conditions.find(isAboutPrompts);
  const value = String(first?.values[0]).toLowerCase();
  return (first?.operator === '=' && value === 'true') || (first?.operator === '!=' && value === 'false');
}

function isAboutPrompts({ field }: Condition): boolean {
  return field.kind === 'tag' && field.name === promptTag;
}

function isNoPrompt(schema: Schema, table: Table): Sql {
  const tags = table === 'registered_models' ? 'registered_model_tags' : 'model_version_tags';
  return sql`${named(table)}.name NOT IN (SELECT p.name FROM ${named(tags)} p
    WHERE p.key = ${promptTag} AND p.value = 'true' AND ${inWorkspace(schema, tags, 'p')})`;
}

function registryPlaces(schema: Schema, table: Table): Places {
  const versions = table === 'model_versions';
  const tags = versions ? 'model_version_tags' : 'registered_model_tags';
  const sameVersion = versions ? sql`k.version = model_versions.version` : sql`1`;
  return {
    attribute: (name) => column(schema, table, name),
    anyRow: ({ name }, matches) => sql`EXISTS (SELECT 1 FROM ${named(tags)} k
      WHERE k.key = ${name} AND k.name = ${named(table)}.name AND ${sameVersion}
      AND ${inWorkspace(schema, tags, 'k')} AND ${matches({ value: sql`k.value` })})`,
  };
}
