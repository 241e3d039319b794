import { comparable } from './check.ts';
import { FilterError, type Span } from './filterError.ts';
import { clauseAt, literalAt, type Clause, type Literal } from './parse.ts';
import type { Rules } from './rules.ts';
import { TokenReader } from './tokenReader.ts';
import type { Token } from './tokenise.ts';

/** A clause of MLflow's language, with the text that says it there. Its places are those in what was read. */
export interface Part {
  readonly clause: Clause;
  readonly written: string;
}

/** One of these must hold, with all of its parts. */
export type Alternatives = readonly (readonly Part[])[];

/** Each is a search, and somebody waits for the last of them. */
export const mostAlternatives = 8;
const mostDepth = 20;

/**
 * Reads MLflow's language with OR, parentheses and BETWEEN in it, and IN where MLflow has none. Parts keep their order: a text that ends with a
 * backslash could hide the quotes of others behind it. @throws FilterError
 */
export function parseAlternatives(text: string, rules: Rules): Alternatives {
  const reader = new TokenReader(text);
  const found = eitherAt({ reader, text, rules, depth: 0 });
  const rest = reader.peek();
  if (rest) throw new FilterError(`Before this should come AND or OR.`, rest);
  return found;
}

interface Reading {
  readonly reader: TokenReader;
  readonly text: string;
  readonly rules: Rules;
  readonly depth: number;
}

function eitherAt(reading: Reading): Alternatives {
  let found = allAt(reading);
  for (let or = reading.reader.takeWord('OR'); or; or = reading.reader.takeWord('OR')) {
    found = bounded([...found, ...allAt(reading)], or);
  }
  return found;
}

function allAt(reading: Reading): Alternatives {
  let found = oneAt(reading);
  for (let and = reading.reader.takeWord('AND'); and; and = reading.reader.takeWord('AND')) {
    const next = oneAt(reading);
    found = bounded(
      found.flatMap((before) => next.map((after) => [...before, ...after])),
      and,
    );
  }
  return found;
}

function oneAt(reading: Reading): Alternatives {
  const { reader, depth } = reading;
  const open = reader.takeKind('open');
  if (!open) return clauseWith(reading);
  if (depth === mostDepth) throw new FilterError('There are too many parentheses in each other.', open);
  const found = eitherAt({ ...reading, depth: depth + 1 });
  if (!reader.takeKind('close')) reader.fail('AND, OR or a closing parenthesis');
  return found;
}

function bounded(found: Alternatives, at: Span): Alternatives {
  if (found.length <= mostAlternatives) return found;
  throw new FilterError(
    `This takes more than ${String(mostAlternatives)} searches. Leave out some of what is joined by OR, or listed.`,
    at,
  );
}

function clauseWith(reading: Reading): Alternatives {
  const { reader, text, rules } = reading;
  const clause = clauseAt(reader);
  const { operator, value } = clause;
  if (operator === 'BETWEEN' && value) {
    if (!reader.takeWord('AND')) reader.fail('AND, and the end of the range');
    const [from, to] = [comparing(clause, '>=', value, text), comparing(clause, '<=', literalAt(reader), text)];
    return [[from, to]];
  }
  if (value?.kind === 'list' && (operator === 'IN' || operator === 'NOT IN')) {
    if (comparable(clause.identifier, rules).operators.includes(operator)) return [[whole(clause, text)]];
    const sign = operator === 'IN' ? '=' : '!=';
    const each = itemsOf(value.tokens).map((item) => comparing(clause, sign, item, text));
    return operator === 'IN'
      ? bounded(
          each.map((part) => [part]),
          value,
        )
      : [each];
  }
  return [[whole(clause, text)]];
}

function whole(clause: Clause, text: string): Part {
  return { clause, written: text.slice(clause.start, clause.end) };
}

/** The same name, compared otherwise. */
function comparing(clause: Clause, operator: string, value: Literal, text: string): Part {
  const { identifier } = clause;
  const words = [text.slice(identifier.start, identifier.end), operator, text.slice(value.start, value.end)];
  return { clause: { ...clause, operator, value }, written: words.join(' ') };
}

/** The texts and numbers of a list, from parenthesis to parenthesis. */
function itemsOf(tokens: readonly Token[]): readonly Literal[] {
  const inside = tokens.slice(1, -1);
  const items = inside.filter((_, index) => index % 2 === 0);
  const wrong = inside.find((token, index) => (index % 2 === 0 ? !isItem(token) : token.kind !== 'comma'));
  const [first] = tokens;
  if (wrong) throw new FilterError("A list holds quoted texts or numbers: ('a', 'b').", wrong);
  if (first && items.length === 0) throw new FilterError('This list is empty.', first);
  return items.map(({ kind, text, start, end }): Literal =>
    kind === 'number'
      ? { kind, text, whole: /^-?\d+$/.test(text), start, end }
      : { kind: 'text', text: text.slice(1, -1), quote: kind === 'single' ? "'" : '"', start, end },
  );
}

function isItem({ kind }: Token): boolean {
  return kind === 'single' || kind === 'double' || kind === 'number';
}
