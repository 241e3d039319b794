import type { Condition, Field } from './check.ts';
import { compareText } from './compareText.ts';

export type FieldValue = string | number;

/** What something has under a field: nothing, one value, or, for its data sets, several. */
export type ValuesOf = (field: Field) => readonly FieldValue[];

/** Whether a whole filter holds, as where MLflow evaluates it in memory. Where there is no value, only IS NULL holds. */
export function matches(conditions: readonly Condition[], valuesOf: ValuesOf): boolean {
  return conditions.every((condition) => {
    const values = valuesOf(condition.field);
    if (condition.operator === 'IS NULL') return values.length === 0;
    if (condition.operator === 'IS NOT NULL') return values.length > 0;
    return values.some((value) => holds(value, condition));
  });
}

function holds(value: FieldValue, { operator, values, isList }: Condition): boolean {
  // To Python, no text is the same as a list.
  if (isList && (operator === '=' || operator === '!=')) return operator === '!=';
  const wanted = values.map((item) => (typeof value === 'number' ? Number(item) : String(item)));
  const [first] = wanted;
  if (first === undefined) throw new Error(`${operator} without a value.`);
  switch (operator) {
    case '=':
      return value === first;
    case '!=':
      return value !== first;
    case '<':
      return order(value, first) < 0;
    case '<=':
      return order(value, first) <= 0;
    case '>':
      return order(value, first) > 0;
    case '>=':
      return order(value, first) >= 0;
    case 'LIKE':
      return pattern(String(first), 'u').test(String(value));
    case 'ILIKE':
      return pattern(String(first), 'iu').test(String(value));
    case 'IN':
      return wanted.includes(value);
    case 'NOT IN':
      return !wanted.includes(value);
    default:
      throw new Error(`No evaluation for ${operator}.`);
  }
}

/** NaN where one of them is NaN: it is neither smaller nor greater than anything. */
function order(one: FieldValue, other: FieldValue): number {
  if (typeof one === 'string' || typeof other === 'string') return compareText(String(one), String(other));
  return one === other ? 0 : one - other;
}

/** MLflow's translation into a regular expression of Python's: `%` and `_` stop at a line end, and one line end may follow. */
function pattern(like: string, flags: 'u' | 'iu'): RegExp {
  const body = like
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replaceAll('%', '[^\\n]*')
    .replaceAll('_', '[^\\n]');
  return new RegExp(`^${body}${like.endsWith('%') ? '' : '\\n?$'}`, flags);
}
