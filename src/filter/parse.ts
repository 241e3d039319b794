import { FilterError, type Span } from './filterError.ts';
import { shellWords } from './shellWords.ts';
import { TokenReader } from './tokenReader.ts';
import type { Token } from './tokenise.ts';

/** A name: `metrics."val acc"` is prefix `metrics`, key `val acc`; `status` has no prefix. */
export interface Identifier extends Span {
  /** As written, also with quotes. */
  readonly prefix: string | undefined;
  readonly key: string;
  /** Whether the key is written in quotes. */
  readonly isQuoted: boolean;
}

export type Literal =
  | ({ readonly kind: 'text'; readonly text: string; readonly quote: '"' | "'" } & Span)
  /** `whole` for one without point and exponent; the digits stay text, since they may exceed 2^53. */
  | ({ readonly kind: 'number'; readonly text: string; readonly whole: boolean } & Span)
  /** From parenthesis to parenthesis. */
  | ({ readonly kind: 'list'; readonly tokens: readonly Token[] } & Span);

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
    const isJoined = reader.skipAnd();
    if (!reader.peek()) return clauses;
    const clause = clauseAt(reader);
    if (!isJoined && clauses.at(-1)?.value && needsAnd.includes(clause.operator)) {
      throw new FilterError('Before this should come AND.', clause.identifier);
    }
    clauses.push(clause);
  }
}

/** To MLflow, what comes before the name and what follows it belong together then. */
const needsAnd = ['IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'];

/** One entry of `order_by`: a name, and ASC or DESC. Nothing may surround them, not even spaces. @throws FilterError */
export function parseOrderBy(text: string): OrderClause {
  const reader = new TokenReader(text);
  const identifier = identifierAt(reader);
  const direction = reader.takeWord('ASC') ?? reader.takeWord('DESC');
  reader.end('Only ASC or DESC may follow the name.');
  const span = { start: 0, end: text.length };
  if (text !== text.trim()) throw new FilterError('Leave out the spaces around this order.', span);
  const words = shellWords(text.slice(identifier.start, identifier.end).replaceAll('`', '"'));
  if (!words) throw new FilterError('Nothing can be sorted by a name with such quotes.', identifier, 'INTERNAL_ERROR');
  if (words.length > 1) throw new FilterError('Leave out the space in this name.', identifier);
  const descending = direction?.text.toUpperCase() === 'DESC';
  // MLflow reads a name before ASC or DESC as a shell would, and any other as in filters.
  return { identifier: direction ? named(words[0] ?? '', identifier) : identifier, descending, ...span };
}

/** A name, what it is compared by, and with what. @throws FilterError */
export function clauseAt(reader: TokenReader): Clause {
  const identifier = identifierAt(reader);
  const first = reader.take('an operator, such as = or LIKE', 'comparison', 'word');
  const words = [first];
  const word = first.text.toUpperCase();
  if (word === 'NOT' || word === 'IS') {
    words.push(reader.take(word === 'NOT' ? 'IN' : 'NULL or NOT NULL', 'word'));
    if (word === 'IS' && words[1]?.text.toUpperCase() === 'NOT') words.push(nullAfter(words[1], reader));
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

/** MLflow knows NOT NULL with one space only. */
function nullAfter(not: Token, reader: TokenReader): Token {
  const token = reader.take('NULL', 'word');
  if (reader.between(not, token) === ' ') return token;
  throw new FilterError('Between NOT and NULL should be one space.', { start: not.start, end: token.end });
}

function identifierAt(reader: TokenReader): Identifier {
  const first = reader.take('a name, such as metrics.loss or status', 'word', 'backtick', 'double');
  let last = first;
  for (let dot = reader.takeKind('dot'); dot; dot = reader.takeKind('dot')) last = partAfter(dot, reader) ?? dot;
  return named(reader.between({ end: first.start }, { start: last.end }), { start: first.start, end: last.end });
}

/** Names may have dots in them, `tags.mlflow.runName`, and, strange as it is, may end with one. */
function partAfter(dot: Token, reader: TokenReader): Token | undefined {
  const next = reader.peek();
  if (!next || !partKinds.includes(next.kind)) return undefined;
  if (next.kind === 'word') {
    const isNext = next.start === dot.end;
    if (isNext && reserved.test(next.text)) {
      throw new FilterError(`Put this name in backticks: \`${next.text}\`.`, next);
    }
    if (!isNext && operatorWord.test(next.text)) return undefined;
  }
  return reader.takeKind(next.kind);
}

const partKinds: readonly Token['kind'][] = ['word', 'backtick', 'double', 'single', 'star', 'bracket'];
/** What sqlparse never takes for a name, and what it takes for one only directly after the dot. */
const reserved = /^(?:case|in|values|using|from|as)$/i;
const operatorWord = /^(?:like|ilike|rlike|regexp|is|not|in|and|or)$/i;

/** Only what is before the first dot is a prefix. A key is in quotes when all of it is. */
function named(written: string, { start, end }: Span): Identifier {
  const dot = written.indexOf('.');
  const key = written.slice(dot + 1);
  const plain = withoutQuotes(withoutQuotes(key, `'"`), '`');
  return { prefix: dot < 0 ? undefined : written.slice(0, dot), key: plain, isQuoted: plain !== key, start, end };
}

/** The text without the quotes around it, if they are some of these. */
export function withoutQuotes(text: string, quotes: string): string {
  const quote = text.charAt(0);
  return text.length > 1 && quotes.includes(quote) && text.endsWith(quote) ? text.slice(1, -1) : text;
}

/** @throws FilterError */
export function literalAt(reader: TokenReader): Literal {
  const token = reader.take('a quoted text, a number, or a list in parentheses', 'single', 'double', 'number', 'open');
  const { start, end, text } = token;
  if (token.kind === 'number') return { kind: 'number', text, whole: /^-?\d+$/.test(text), start, end };
  if (token.kind === 'open') return listAt(reader, token);
  // As MLflow does it, a quote that is doubled or escaped inside stays doubled or escaped.
  return { kind: 'text', text: text.slice(1, -1), quote: token.kind === 'single' ? "'" : '"', start, end };
}

function listAt(reader: TokenReader, open: Token): Literal {
  const tokens = [open];
  for (let depth = 1; depth > 0;) {
    const token = reader.next('a closing parenthesis');
    if (token.kind === 'open') depth++;
    if (token.kind === 'close') depth--;
    tokens.push(token);
  }
  return { kind: 'list', tokens, start: open.start, end: tokens.at(-1)?.end ?? open.end };
}
