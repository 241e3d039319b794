import { sql, type Sql } from '../../filter/sql.ts';
import type { Places } from '../../filter/toSql.ts';
import { column, type Schema } from './schema.ts';

/** Where the fields of a run filter are. */
export function runPlaces(schema: Schema): Places {
  return {
    attribute: (name) => column(schema, 'runs', name === 'run_id' ? 'run_uuid' : name),
    anyRow: ({ kind, name }, matches) => {
      switch (kind) {
        case 'metric': {
          const isNan = column(schema, 'latest_metrics', 'is_nan', sql`0`, 'k');
          return inTable(sql`latest_metrics`, name, matches({ value: sql`k.value`, isNan }));
        }
        case 'param':
          return inTable(sql`params`, name, matches({ value: sql`k.value` }));
        case 'dataset':
          return schema.has('inputs') ? inDatasets(name, matches) : sql`0`;
        default:
          return inTable(sql`tags`, name, matches({ value: sql`k.value` }));
      }
    },
  };
}

function inTable(table: Sql, key: string, matches: Sql): Sql {
  return sql`EXISTS (SELECT 1 FROM ${table} k WHERE k.key = ${key} AND k.run_uuid = runs.run_uuid AND ${matches})`;
}

function inDatasets(name: string, matches: Parameters<Places['anyRow']>[1]): Sql {
  const context = name === 'context';
  const tag = context
    ? sql`JOIN input_tags t ON t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context'`
    : sql``;
  const value: Sql = context ? sql`t.value` : name === 'digest' ? sql`d.digest` : sql`d.name`;
  return sql`EXISTS (SELECT 1 FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id ${tag}
    WHERE i.destination_id = runs.run_uuid AND ${matches({ value })})`;
}
