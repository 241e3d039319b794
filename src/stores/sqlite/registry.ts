import type { Condition } from '../../filter/check.ts';
import { sql, type Sql } from '../../filter/sql.ts';
import type { Places } from '../../filter/toSql.ts';
import { column, inDefaultWorkspace, type Schema } from './schema.ts';

const promptTag = 'mlflow.prompt.is_prompt';

/** MLflow keeps prompts as registered models with a tag, and shows them only to a filter that asks for the tag. */
export function asksForPrompts(conditions: readonly Condition[]): boolean {
  const first = conditions.find(({ field }) => field.kind === 'tag' && field.name === promptTag);
  const value = String(first?.values[0]).toLowerCase();
  return (first?.operator === '=' && value === 'true') || (first?.operator === '!=' && value === 'false');
}

/** Without prompts, and without the condition that said so: models have no such tag. */
export function withoutPromptTag(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.filter(({ field }) => field.kind !== 'tag' || field.name !== promptTag);
}

export function isNoPrompt(schema: Schema, table: 'registered_models' | 'model_versions'): Sql {
  const tags = table === 'registered_models' ? 'registered_model_tags' : 'model_version_tags';
  return sql`${{ text: table, params: [] }}.name NOT IN (SELECT p.name FROM ${{ text: tags, params: [] }} p
    WHERE p.key = ${promptTag} AND p.value = 'true' AND ${inDefaultWorkspace(schema, tags, 'p')})`;
}

export function registryPlaces(schema: Schema, table: 'registered_models' | 'model_versions'): Places {
  const versions = table === 'model_versions';
  const tags = versions ? 'model_version_tags' : 'registered_model_tags';
  const sameVersion = versions ? sql`k.version = model_versions.version` : sql`1`;
  return {
    attribute: (name) => column(schema, table, name),
    anyRow: ({ name }, matches) => sql`EXISTS (SELECT 1 FROM ${{ text: tags, params: [] }} k
      WHERE k.key = ${name} AND k.name = ${{ text: table, params: [] }}.name AND ${sameVersion}
      AND ${inDefaultWorkspace(schema, tags, 'k')} AND ${matches({ value: sql`k.value` })})`,
  };
}
