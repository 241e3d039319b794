import { FilterError, type Span } from './filterError.ts';
import { TokenReader } from './tokenReader.ts';
import type { Token } from './tokenise.ts';

/** A name as written: `metrics."val acc"` is prefix `metrics`, key `val acc`; `status` has no prefix. */
export interface Identifier extends Span {
  readonly prefix: string | undefined;
  readonly key: string;
}

export type Literal =
  | ({ readonly kind: 'text'; readonly text: string; readonly quote: '"' | "'" } & Span)
  /** `whole` for one without point and exponent; the digits stay text, since they may exceed 2^53. */
  | ({ readonly kind: 'number'; readonly text: string; readonly whole: boolean } & Span)
  | ({ readonly kind: 'list'; readonly items: readonly string[] } & Span);

/** `operator` in upper case, `NOT IN` and `IS NOT NULL` as one; `written` as it stands there. */
export interface Clause extends Span {
  readonly identifier: Identifier;
  readonly operator: string;
  readonly written: string;
  readonly operatorSpan: Span;
  /** Absent after IS NULL and IS NOT NULL. */
  readonly value: Literal | undefined;
}

export interface OrderClause extends Span {
  readonly identifier: Identifier;
  readonly descending: boolean;
}

/**
 * Clauses joined by AND: all that MLflow's `filter_string` can say. As MLflow has it, one AND too few or too many does no harm,
 * but a filter of nothing but spaces is none. @throws FilterError
 */
export function parseFilter(text: string): readonly Clause[] {
  if (text !== '' && text.trim() === '') {
    throw new FilterError('This filter is empty; leave it out.', { start: 0, end: text.length });
  }
  const reader = new TokenReader(text);
  const clauses: Clause[] = [];
  for (;;) {
    reader.skipAnd();
    if (!reader.peek()) return clauses;
    clauses.push(clauseAt(reader));
  }
}

/** One entry of `order_by`: a name, and ASC or DESC. @throws FilterError */
export function parseOrderBy(text: string): OrderClause {
  const reader = new TokenReader(text);
  const identifier = identifierAt(reader);
  const direction = reader.takeWord('ASC') ?? reader.takeWord('DESC');
  reader.end('Only ASC or DESC may follow the name.');
  return { identifier, descending: direction?.text.toUpperCase() === 'DESC', start: 0, end: text.length };
}

function clauseAt(reader: TokenReader): Clause {
  const identifier = identifierAt(reader);
  const first = reader.take('an operator, such as = or LIKE', 'comparison', 'word');
  const words = [first];
  const word = first.text.toUpperCase();
  if (word === 'NOT' || word === 'IS') {
    words.push(reader.take(word === 'NOT' ? 'IN' : 'NULL or NOT NULL', 'word'));
    if (word === 'IS' && words[1]?.text.toUpperCase() === 'NOT') words.push(reader.take('NULL', 'word'));
  }
  const written = words.map((token) => token.text).join(' ');
  const operator = written.toUpperCase();
  const operatorSpan = { start: first.start, end: words.at(-1)?.end ?? first.end };
  const value = operator === 'IS NULL' || operator === 'IS NOT NULL' ? undefined : literalAt(reader);
  return {
    identifier,
    operator,
    written,
    operatorSpan,
    value,
    start: identifier.start,
    end: (value ?? operatorSpan).end,
  };
}

function identifierAt(reader: TokenReader): Identifier {
  const first = reader.take('a name, such as metrics.loss or status', 'word', 'backtick', 'double');
  if (!reader.takeKind('dot')) return { prefix: undefined, key: unquoted(first), start: first.start, end: first.end };
  let last = reader.take('a name after the dot', 'word', 'backtick', 'double', 'single');
  let key = unquoted(last);
  // Unquoted names may have dots in them: tags.mlflow.runName.
  while (last.kind === 'word' && reader.takeKind('dot')) {
    last = reader.take('a name after the dot', 'word');
    key += `.${last.text}`;
  }
  return { prefix: unquoted(first), key, start: first.start, end: last.end };
}

function literalAt(reader: TokenReader): Literal {
  const token = reader.take('a quoted text, a number, or a list in parentheses', 'single', 'double', 'number', 'open');
  const { start, end } = token;
  if (token.kind === 'number')
    return { kind: 'number', text: token.text, whole: /^-?\d+$/.test(token.text), start, end };
  if (token.kind === 'open') return listAt(reader, start);
  return { kind: 'text', text: unquoted(token), quote: token.kind === 'single' ? "'" : '"', start, end };
}

function listAt(reader: TokenReader, start: number): Literal {
  const items: string[] = [];
  for (;;) {
    const close = items.length > 0 ? reader.takeKind('close') : undefined;
    if (close) return { kind: 'list', items, start, end: close.end };
    items.push(unquoted(reader.take('a quoted text', 'single', 'double')));
    if (!reader.takeKind('comma') && reader.peek()?.kind !== 'close') reader.fail('a comma or a closing parenthesis');
  }
}

/** As MLflow does it, a quote that is doubled or escaped inside stays doubled or escaped. */
function unquoted(token: Token): string {
  return token.kind === 'word' ? token.text : token.text.slice(1, -1);
}
