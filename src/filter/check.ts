import { FilterError, type Span } from './filterError.ts';
import { parseFilter, parseOrderBy, type Clause, type Identifier, type Literal } from './parse.ts';
import { datasetKeys, type Attribute, type Prefix, type Rules } from './rules.ts';
import type { Param } from './sql.ts';

/** What is compared: an attribute by the name of its column, or something the user named. */
export type Field = { readonly kind: Prefix; readonly name: string };

/** A clause that MLflow allows. Without `values` it is IS NULL or IS NOT NULL; only lists have more than one. */
export interface Condition {
  readonly field: Field;
  readonly operator: string;
  readonly values: readonly Exclude<Param, null>[];
}

export interface Order {
  readonly field: Field;
  readonly descending: boolean;
}

/** Reads a filter by the rules of one search. @throws FilterError that says what may stand there instead. */
export function readFilter(text: string | undefined, rules: Rules): readonly Condition[] {
  return parseFilter(text ?? '').map((clause) => condition(clause, rules));
}

/** Reads `order_by`. @throws FilterError */
export function readOrderBy(texts: readonly string[] | undefined, rules: Rules): readonly Order[] {
  const orders = (texts ?? []).map((text) => {
    const { identifier, descending } = parseOrderBy(text);
    return { field: orderField(identifier, rules), descending };
  });
  const seen = new Set(orders.map(({ field }) => `${field.kind}.${field.name}`));
  if (seen.size < orders.length && !rules.sameOrderTwice) {
    throw new FilterError('The order names the same thing twice.', { start: 0, end: 0 }, 'INTERNAL_ERROR');
  }
  return orders;
}

function condition(clause: Clause, rules: Rules): Condition {
  const { identifier, operator, value } = clause;
  const { kind, name, tag, operators, type } = comparable(identifier, rules);
  checkOperator(clause, operators, rules);
  return {
    field: tag === undefined ? { kind, name } : { kind: 'tag', name: tag },
    operator,
    values: value ? valuesOf(value, operator, type) : [],
  };
}

/** What an identifier names, and what it may be compared with. @throws FilterError for what names nothing. */
export function comparable(identifier: Identifier, rules: Rules): Attribute & { readonly kind: Prefix } {
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
  if (name !== undefined) return { kind, name };
  throw new FilterError(`${capital(rules.about)} can be sorted by ${choice(Object.keys(rules.orderBy))}.`, identifier);
}

function kindOf({ prefix, ...span }: Identifier, rules: Rules): Prefix {
  if (prefix === undefined) return 'attribute';
  const kind = own(rules.prefixes, prefix);
  if (kind) return kind;
  throw new FilterError(
    `Before the dot may stand ${choice(Object.keys(rules.prefixes))}, not "${shortened(prefix)}".`,
    span,
  );
}

function attributeOf(identifier: Identifier, rules: Rules): Attribute {
  const attribute = own(rules.attributes, identifier.key);
  if (attribute) return attribute;
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
  if (rules.upperCase && written !== operator && !operator.startsWith('IS ')) {
    throw new FilterError(`For ${rules.about}, write ${operator} in capitals.`, operatorSpan);
  }
}

function valuesOf(value: Literal, operator: string, type: Attribute['type']): Condition['values'] {
  const wantsList = operator === 'IN' || operator === 'NOT IN';
  if (wantsList !== (value.kind === 'list')) {
    throw new FilterError(wantsList ? `${operator} needs a list: ('a', 'b').` : 'A list needs IN or NOT IN.', value);
  }
  if (value.kind === 'list') return type === 'id' ? value.items.map((item) => id(item, value)) : value.items;
  if (type === 'text' || type === 'id') {
    if (value.kind === 'number') throw new FilterError(`Put this in quotes: '${shortened(value.text)}'.`, value);
    return [type === 'id' ? id(value.text, value) : value.text];
  }
  if (value.kind === 'text') {
    if (type === 'anyWhole') return [number(id(value.text, value), true)];
    throw new FilterError('This is compared with a number, without quotes.', value);
  }
  if (type !== 'number' && !value.whole) throw new FilterError('This is compared with a whole number.', value);
  return [number(value.text, value.whole)];
}

function id(text: string, span: Span): string {
  if (/^\s*[+-]?\d+\s*$/.test(text)) return text.trim();
  throw new FilterError(`This is compared with a whole number, not "${shortened(text)}".`, span);
}

/** Whole numbers that SQLite can hold stay exact. */
function number(text: string, whole: boolean): number | bigint {
  const value = Number(text);
  if (!whole || Number.isSafeInteger(value)) return value;
  const exact = BigInt(text);
  return BigInt.asIntN(64, exact) === exact ? exact : value;
}

/** The user's names reach in here: `constructor` is none of ours. */
function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function choice(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
