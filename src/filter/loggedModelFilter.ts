import type { Condition } from './check.ts';
import { FilterError } from './filterError.ts';
import { parseFilter, type Clause, type Literal } from './parse.ts';
import { pythonList } from './pythonList.ts';
import type { Prefix } from './rules.ts';

const numbers = ['creation_timestamp_ms', 'last_updated_timestamp_ms'];
const texts = [
  ...['model_id', 'experiment_id', 'name', 'artifact_location', 'status', 'lifecycle_stage', 'model_type'],
  ...['source_run_id', 'status_message'],
];
const aliases = new Map([
  ['creation_time', 'creation_timestamp_ms'],
  ['creation_timestamp', 'creation_timestamp_ms'],
  ['last_updated_timestamp', 'last_updated_timestamp_ms'],
]);
const prefixes = new Map<string, Prefix>([
  ['attributes', 'attribute'],
  ['metrics', 'metric'],
  ['params', 'param'],
  ['tags', 'tag'],
]);
const numberOperators = ['<', '<=', '>', '>=', '=', '!='];
const textOperators = ['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'];

/**
 * Reads a filter of logged models, for which MLflow's databases have rules of their own: attributes are columns (a status is its
 * number), names take backticks only, and of the quotes of a text only single ones are quotes. @throws FilterError
 */
export function readLoggedModelFilter(text: string): readonly Condition[] {
  const read = parseFilter(text).map((clause) => [clause, condition(clause, text)] as const);
  for (const [{ identifier }, { field }] of read) {
    if (field.kind === 'attribute' && ![...texts, ...numbers].includes(field.name)) {
      const sentence = `Logged models have no such attribute. There are ${[...texts, ...numbers].join(', ')}.`;
      throw new FilterError(sentence, identifier, 'INTERNAL_ERROR');
    }
  }
  return read.map(([, condition]) => condition);
}

function condition(clause: Clause, text: string): Condition {
  const { identifier, operator, operatorSpan, value } = clause;
  const written = text.slice(identifier.start, identifier.end);
  const [, prefix, key = ''] = /^([a-z]+)\.(.+)$/.exec(written) ?? [];
  const kind = prefix === undefined ? 'attribute' : prefixes.get(prefix);
  if (!kind) throw new FilterError(`Before the dot may stand ${[...prefixes.keys()].join(', ')}.`, identifier);
  const name = (prefix === undefined ? (aliases.get(written) ?? written) : key).replace(/^`+|`+$/g, '');
  const isNumber = kind === 'metric' || (kind === 'attribute' && numbers.includes(aliases.get(name) ?? name));
  const operators = isNumber ? numberOperators : textOperators;
  if (!value || !operators.includes(operator)) {
    throw new FilterError(`Use one of ${operators.join(', ')} here.`, operatorSpan);
  }
  const isList = value.kind === 'list';
  const values = isList && !isNumber ? pythonList(value.tokens) : [isNumber ? numberIn(value) : textIn(value, text)];
  return { field: { kind, name }, operator, values, ...(isList && { isList }) };
}

function numberIn(value: Literal): number {
  if (value.kind === 'number') return Number(value.text);
  throw new FilterError('This is compared with a number, without quotes.', value, 'INTERNAL_ERROR');
}

function textIn({ start, end }: Literal, text: string): string {
  return text.slice(start, end).replace(/^'+|'+$/g, '');
}
