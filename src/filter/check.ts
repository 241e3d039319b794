import { FilterError, shortened } from './filterError.ts';
import { parseFilter, parseOrderBy, withoutQuotes, type Clause, type Identifier, type Literal } from './parse.ts';
import { pythonList } from './pythonList.ts';
import { datasetKeys, type Attribute, type Comparable, type Prefix, type Rules } from './rules.ts';
import type { Param } from './sql.ts';
import { valueOf, wholeIn } from './valueOf.ts';

/** What is compared: an attribute by the name of its column, or something the user named. */
export type Field = { readonly kind: Prefix; readonly name: string };

/** A clause that MLflow allows. Without `values` it is IS NULL or IS NOT NULL; only lists have more than one. */
export interface Condition {
  readonly field: Field;
  readonly operator: string;
  readonly values: readonly Exclude<Param, null>[];
  /** The values were written as a list. MLflow lets pass what is not IN or NOT IN then, and fails at it later. */
  readonly isList?: true;
}

export interface Order {
  readonly field: Field;
  readonly descending: boolean;
}

/**
 * Reads a filter by the rules of one search. As MLflow does it, all names and values are looked at first, then all operators.
 * @throws FilterError that says what may stand there instead.
 */
export function readFilter(text: string | undefined, rules: Rules): readonly Condition[] {
  return readClauses(parseFilter(text ?? ''), rules);
}

/** The same for clauses that were read already. @throws FilterError */
export function readClauses(clauses: readonly Clause[], rules: Rules): readonly Condition[] {
  const read = clauses.map((clause) => {
    if (rules.noNulls && !clause.value) {
      throw new FilterError(`For ${rules.about}, MLflow fails at ${clause.written}.`, clause, 'INTERNAL_ERROR');
    }
    const compared = comparable(clause.identifier, rules);
    return { clause, compared, values: clause.value ? valuesOf(clause, clause.value, compared, rules) : [] };
  });
  return read.map(({ clause, compared, values }) => {
    const { kind, name, tag, operators } = compared;
    checkOperator(clause, operators, rules);
    if (rules.noListPatterns && clause.value?.kind === 'list' && clause.operator.endsWith('LIKE')) {
      throw new FilterError(`${clause.operator} cannot be used with a list.`, clause.value, 'INTERNAL_ERROR');
    }
    return {
      field: tag === undefined ? { kind, name } : { kind: 'tag', name: tag },
      operator: clause.operator,
      values,
      ...(clause.value?.kind === 'list' && { isList: true }),
    };
  });
}

/** Reads `order_by`. @throws FilterError */
export function readOrderBy(texts: readonly string[] | undefined, rules: Rules): readonly Order[] {
  const orders = new Map<string, Order>();
  return (texts ?? []).map((text) => {
    const { identifier, descending } = parseOrderBy(text);
    const order = { field: orderField(identifier, rules), descending };
    const name = `${order.field.kind}.${order.field.name}`;
    if (orders.has(name) && !rules.sameOrderTwice) {
      throw new FilterError('The order names the same thing twice.', { start: 0, end: 0 }, 'INTERNAL_ERROR');
    }
    orders.set(name, order);
    return order;
  });
}

/** What an identifier names, and what it may be compared with. @throws FilterError for what names nothing. */
export function comparable(identifier: Identifier, rules: Rules): Comparable {
  const kind = kindOf(identifier, rules);
  if (kind === 'attribute') return { kind, ...attributeOf(identifier, rules) };
  const { key: name } = identifier;
  if (kind === 'dataset' && !datasetKeys.includes(name)) {
    throw new FilterError(`A dataset has ${choice(datasetKeys)}, not "${shortened(name)}".`, identifier);
  }
  return { kind, name, type: kind === 'metric' ? 'number' : 'text', operators: rules.operators[kind] ?? [] };
}

function orderField(identifier: Identifier, rules: Rules): Field {
  const kind = kindOf(identifier, rules);
  if (identifier.prefix !== undefined && !rules.orderByPrefixes.includes(kind)) {
    throw new FilterError(`${capital(rules.about)} cannot be sorted by "${identifier.prefix}".`, identifier);
  }
  if (kind !== 'attribute') return { kind, name: identifier.key };
  const name = own(rules.orderBy, identifier.key);
  if (name !== undefined && !isWronglyQuoted(identifier, 'order', rules)) return { kind, name };
  throw new FilterError(`${capital(rules.about)} can be sorted by ${choice(Object.keys(rules.orderBy))}.`, identifier);
}

function isWronglyQuoted(
  { isQuoted }: Identifier,
  where: 'filter' | 'order',
  { plainAttributes = [] }: Rules,
): boolean {
  return isQuoted && plainAttributes.includes(where);
}

function kindOf({ prefix, ...span }: Identifier, rules: Rules): Prefix {
  if (prefix === undefined) return 'attribute';
  const kind = own(rules.prefixes, rules.quotedPrefix ? withoutQuotes(prefix, '`') : prefix);
  if (kind) return kind;
  throw new FilterError(
    `Before the dot may stand ${choice(Object.keys(rules.prefixes))}, not "${shortened(prefix)}".`,
    span,
  );
}

function attributeOf(identifier: Identifier, rules: Rules): Attribute {
  const attribute = own(rules.attributes, identifier.key);
  if (attribute && !isWronglyQuoted(identifier, 'filter', rules)) return attribute;
  const known = choice(Object.keys(rules.attributes));
  throw new FilterError(
    `"${shortened(identifier.key)}" is no attribute of ${rules.about}. There are ${known}.`,
    identifier,
  );
}

function checkOperator({ operator, written, operatorSpan }: Clause, allowed: readonly string[], rules: Rules): void {
  if (!allowed.includes(operator)) {
    throw new FilterError(`${shortened(written)} cannot be used here; use ${choice(allowed)}.`, operatorSpan);
  }
  if (rules.upperCase && written !== operator && !operator.includes(' ')) {
    throw new FilterError(`For ${rules.about}, write ${operator} in capitals.`, operatorSpan);
  }
}

function valuesOf(clause: Clause, value: Literal, compared: Comparable, rules: Rules): Condition['values'] {
  const { operator } = clause;
  if (operator === 'IN' || operator === 'NOT IN') checkOperator(clause, compared.operators, rules);
  if (value.kind !== 'list') {
    if (operator === 'IN' || operator === 'NOT IN')
      throw new FilterError(`${operator} needs a list: ('a', 'b').`, value);
    return [valueOf(value, compared)];
  }
  if (!compared.operators.includes('IN')) throw new FilterError('A list cannot be used here.', value);
  const items = pythonList(value.tokens);
  return compared.type === 'id' ? items.map((item) => wholeIn(item, value)) : items;
}

/** The user's names reach in here: `constructor` is none of ours. */
function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function choice(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
