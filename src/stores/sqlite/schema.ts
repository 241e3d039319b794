import { joined, named, sql, type Sql } from '../../filter/sql.ts';

/** The tables and columns that a database has: those of the MLflow that wrote it, from 1.30 on. */
export interface Schema extends ReadonlyMap<string, ReadonlySet<string>> {
  /** The MLflow workspace whose rows are meant, in the tables that know workspaces. */
  readonly workspace: string;
}

export function asSchema(columns: readonly (readonly [string, string])[], workspace = 'default'): Schema {
  const schema = new Map<string, Set<string>>();
  for (const [table, column] of columns) {
    const known = schema.get(table);
    if (known) known.add(column);
    else schema.set(table, new Set([column]));
  }
  return Object.assign(schema, { workspace });
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

/**
 * Only what belongs to the workspace, in databases that know workspaces. A name stands for one experiment, one model, in each. In others
 * everything is of the workspace that MLflow makes of it when it upgrades them.
 */
export function inWorkspace(schema: Schema, table: string, alias = table): Sql {
  if (hasColumn(schema, table, 'workspace')) return sql`${named(`${alias}.workspace`)} = ${schema.workspace}`;
  return schema.workspace === 'default' ? sql`1` : sql`0`;
}

/** The same for what lies in an experiment, as the runs and the logged models do. */
export function inWorkspaceExperiment(schema: Schema, table: string): Sql {
  return sql`EXISTS (SELECT 1 FROM experiments e
    WHERE e.experiment_id = ${named(table)}.experiment_id AND ${inWorkspace(schema, 'experiments', 'e')})`;
}

/** The same for what lies in one of many experiments: asked once, not for each run. */
export function inExperiments(schema: Schema, table: string, experimentIds: readonly string[]): Sql {
  return sql`${named(table)}.experiment_id IN (SELECT e.experiment_id FROM experiments e
    WHERE ${isOneOfIds(sql`e.experiment_id`, experimentIds)} AND ${inWorkspace(schema, 'experiments', 'e')})`;
}

/** What a new row of a table needs besides its own values. */
export function workspaceOf(schema: Schema, table: string): Readonly<Record<string, string>> {
  return hasColumn(schema, table, 'workspace') ? { workspace: schema.workspace } : {};
}

/** Whether a value is one of many, as one parameter. */
export function isOneOf(value: Sql, values: readonly string[]): Sql {
  return sql`${value} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** The same for ids that are whole numbers, of up to 18 digits and therefore text here. */
export function isOneOfIds(value: Sql, ids: readonly string[]): Sql {
  return sql`${value} IN (SELECT CAST(value AS INTEGER) FROM json_each(${JSON.stringify(ids)}))`;
}
