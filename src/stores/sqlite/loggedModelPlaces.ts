import { named, sql } from '../../filter/sql.ts';
import type { Places } from '../../filter/toSql.ts';
import { column, type Schema } from './schema.ts';

const tables = { metric: 'metric_name', param: 'param_key', tag: 'tag_key' } as const;

/** Where the fields of a filter of logged models are. */
export function loggedModelPlaces(schema: Schema): Places {
  return {
    attribute: (name) => column(schema, 'logged_models', name),
    anyRow: ({ kind, name }, matches) => {
      if (kind === 'attribute' || kind === 'dataset') throw new Error(`Logged models have no rows of ${kind}.`);
      const value = sql`k.${named(`${kind}_value`)}`;
      return sql`EXISTS (SELECT 1 FROM ${named(`logged_model_${kind}s`)} k
        WHERE k.${named(tables[kind])} = ${name} AND k.model_id = logged_models.model_id AND ${matches({ value })})`;
    },
  };
}
