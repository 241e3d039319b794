import { joined, named, sql, type Sql } from '../../filter/sql.ts';

/** The tables and columns that a database has: those of the MLflow that wrote it, from 1.30 on. */
export type Schema = ReadonlyMap<string, ReadonlySet<string>>;

export function asSchema(columns: readonly (readonly [string, string])[]): Schema {
  const schema = new Map<string, Set<string>>();
  for (const [table, column] of columns) {
    const known = schema.get(table);
    if (known) known.add(column);
    else schema.set(table, new Set([column]));
  }
  return schema;
}

export function hasColumn(schema: Schema, table: string, column: string): boolean {
  return schema.get(table)?.has(column) ?? false;
}

/** A column by name, for names that this code itself writes; `instead` where this database does not have it yet. */
export function column(schema: Schema, table: string, name: string, instead: Sql = sql`NULL`, alias = table): Sql {
  return hasColumn(schema, table, name) ? named(`${alias}.${name}`) : instead;
}

/** What follows SELECT. Each value gets a name of its own, since rows come as objects. */
export function selected(values: readonly Sql[]): Sql {
  return joined(
    values.map((value, index) => ({ text: `${value.text} AS c${String(index)}`, params: value.params })),
    ', ',
  );
}

/** Only the workspace that MLflow shows unless told otherwise, in databases that know workspaces. */
export function inDefaultWorkspace(schema: Schema, table: string, alias = table): Sql {
  return hasColumn(schema, table, 'workspace')
    ? sql`${column(schema, table, 'workspace', undefined, alias)} = 'default'`
    : sql`1`;
}

/** Whether a value is one of many, as one parameter. */
export function isOneOf(value: Sql, values: readonly string[]): Sql {
  return sql`${value} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** The same for ids that are whole numbers, of up to 18 digits and therefore text here. */
export function isOneOfIds(value: Sql, ids: readonly string[]): Sql {
  return sql`${value} IN (SELECT CAST(value AS INTEGER) FROM json_each(${JSON.stringify(ids)}))`;
}
