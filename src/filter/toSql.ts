import type { Condition, Field } from './check.ts';
import { every, joined, sql, type Sql } from './sql.ts';

/** Where a search finds its fields. What the user named lies in a table of its own, one row for each name. */
export interface Places {
  /** The column of an attribute. */
  readonly attribute: (name: string) => Sql;
  /** Whether there is a row of this kind and name for which `matches` holds. */
  readonly anyRow: (field: Field, matches: (value: Value) => Sql) => Sql;
}

/** A value in a table, and, for metrics, whether NaN is meant: MLflow then writes 0. */
export interface Value {
  readonly value: Sql;
  readonly isNan?: Sql;
}

/** The condition of a whole filter. `!=` holds, as in MLflow, only where there is a value; metrics that are NaN differ from every number. */
export function toSql(conditions: readonly Condition[], places: Places): Sql {
  return every(conditions.toSorted((a, b) => effort(a) - effort(b)).map((condition) => oneToSql(condition, places)));
}

/** What needs no lookup comes first, then what few rows are left by: SQLite looks for one after the other, as they are written. */
function effort({ field, operator }: Condition): number {
  if (field.kind === 'attribute') return 0;
  return operator === '=' || operator === 'IN' ? 1 : 2;
}

function oneToSql(condition: Condition, { attribute, anyRow }: Places): Sql {
  const { field, operator } = condition;
  if (field.kind === 'attribute') return compared(attribute(field.name), condition);
  if (operator === 'IS NULL') return sql`NOT ${anyRow(field, () => sql`1`)}`;
  if (operator === 'IS NOT NULL') return anyRow(field, () => sql`1`);
  return anyRow(field, ({ value, isNan }) => {
    const matches = compared(value, condition);
    if (!isNan) return matches;
    return operator === '!=' ? sql`(${matches} OR ${isNan} = 1)` : sql`(${matches} AND ${isNan} = 0)`;
  });
}

function compared(value: Sql, { operator, values }: Condition): Sql {
  const first = values[0] ?? null;
  const list = joined(
    values.map((item) => sql`${item}`),
    ', ',
  );
  switch (operator) {
    case '=':
      return sql`${value} = ${first}`;
    case '!=':
      return sql`${value} != ${first}`;
    case '<':
      return sql`${value} < ${first}`;
    case '<=':
      return sql`${value} <= ${first}`;
    case '>':
      return sql`${value} > ${first}`;
    case '>=':
      return sql`${value} >= ${first}`;
    case 'LIKE':
      return sql`${value} LIKE ${first}`;
    case 'ILIKE':
      return sql`lower(${value}) LIKE lower(${first})`;
    case 'IN':
      return sql`${value} IN (${list})`;
    case 'NOT IN':
      return sql`${value} NOT IN (${list})`;
    default:
      throw new Error(`No SQL for ${operator}.`);
  }
}
