import { FilterError } from './filterError.ts';
import { parseFilter, type Identifier } from './parse.ts';
import { tokenise, type Token } from './tokenise.ts';

/** What a filter that is being written lacks at its end. What is there of it already, `typed`, begins at `start`. */
export type Place = Part &
  (
    | { readonly wants: 'name' | 'and' }
    | { readonly wants: 'operator'; readonly identifier: Identifier }
    | { readonly wants: 'value'; readonly identifier: Identifier; readonly operator: string }
  );

interface Part {
  readonly start: number;
  readonly typed: string;
  /** Where the condition begins that is not finished. */
  readonly conditionStart: number;
}

const operatorWords = ['LIKE', 'ILIKE', 'IN', 'NOT', 'IS', 'NULL', 'BETWEEN'];
const unfinishedOperators = ['NOT', 'IS', 'IS NOT'];

/** Where the end of a text stands in MLflow's filter language; `undefined` behind what cannot be read. */
export function placeAtEnd(text: string): Place | undefined {
  const tokens = tokensOf(text);
  if (!tokens) return undefined;
  let conditionStart = text.length;
  const from = (start: number): Part => ({ start, typed: text.slice(start), conditionStart });
  const isTyped = (at: number): boolean => at === tokens.length - 1 && isUnfinished(tokens[at], text);
  let at = 0;
  for (;;) {
    while (isWord(tokens[at], 'AND') && !isTyped(at)) at++;
    const first = tokens[at];
    conditionStart = first?.start ?? text.length;
    if (!first) return { wants: 'name', ...from(text.length) };
    const nameEnd = endOfName(tokens, at);
    if (nameEnd === at) return undefined;
    if (nameEnd === tokens.length && isTyped(nameEnd - 1)) return { wants: 'name', ...from(first.start) };
    const identifier = identifierIn(text.slice(first.start, tokens[nameEnd - 1]?.end));
    if (!identifier) return undefined;
    at = nameEnd;

    const operatorStart = tokens[at]?.start ?? text.length;
    const operatorEnd = endOfOperator(tokens, at);
    const operator = tokens
      .slice(at, operatorEnd)
      .map((token) => token.text.toUpperCase())
      .join(' ');
    if (operator === '' || unfinishedOperators.includes(operator) || isTyped(operatorEnd - 1)) {
      const isLast = operatorEnd === tokens.length || (isTyped(operatorEnd) && tokens[operatorEnd]?.kind === 'word');
      return isLast ? { wants: 'operator', identifier, ...from(operatorStart) } : undefined;
    }
    at = operatorEnd;

    if (!operator.endsWith('NULL')) {
      const end = endOfValue(tokens, at, isTyped);
      if (!end) return undefined;
      if (end.isOpen) {
        return { wants: 'value', identifier, operator, ...from(tokens[end.at]?.start ?? text.length) };
      }
      at = end.at;
    }
    const next = tokens[at];
    conditionStart = next?.start ?? text.length;
    if (!next) return { wants: 'and', ...from(tokens[at - 1]?.end ?? text.length) };
    if (isTyped(at) && 'AND'.startsWith(next.text.toUpperCase())) return { wants: 'and', ...from(next.start) };
  }
}

/** With the token that is not closed yet; `undefined` where there is a character that belongs to none. */
function tokensOf(text: string): readonly Token[] | undefined {
  try {
    return tokenise(text);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { start } = error;
    const kind = quoteKinds.get(text.charAt(start));
    if (!kind) return undefined;
    return [...tokenise(text.slice(0, start)), { kind, text: text.slice(start), start, end: text.length }];
  }
}

const quoteKinds: ReadonlyMap<string, Token['kind']> = new Map([
  ["'", 'single'],
  ['"', 'double'],
  ['`', 'backtick'],
]);

/** Whether what is typed next may belong to this token. */
function isUnfinished(token: Token | undefined, text: string): boolean {
  if (token?.end !== text.length) return false;
  if (token.kind === 'word' || token.kind === 'dot' || token.kind === 'comparison') return true;
  return isQuote(token) && !isClosed(token);
}

function isQuote({ kind }: Token): boolean {
  return kind === 'single' || kind === 'double' || kind === 'backtick';
}

function isClosed({ text }: Token): boolean {
  return text.length > 1 && text.endsWith(text.charAt(0));
}

function endOfName(tokens: readonly Token[], from: number): number {
  const isName = (token: Token | undefined): boolean => token?.kind === 'word' || (!!token && isQuote(token));
  let at = from;
  if (!isName(tokens[at])) return from;
  at++;
  while (tokens[at]?.kind === 'dot') at += isName(tokens[at + 1]) ? 2 : 1;
  return at;
}

function endOfOperator(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.kind === 'comparison') return from + 1;
  let at = from;
  while (at < from + 3 && operatorWords.some((word) => isWord(tokens[at], word))) at++;
  return at;
}

/** The index after the value, or of the part of it that is still to come; `undefined` where there is something else. */
function endOfValue(
  tokens: readonly Token[],
  from: number,
  isTyped: (at: number) => boolean,
): { readonly at: number; readonly isOpen: boolean } | undefined {
  const isList = tokens[from]?.kind === 'open';
  for (let at = isList ? from + 1 : from; ; at++) {
    const item = tokens[at];
    if (!item || isTyped(at)) return { at, isOpen: true };
    if (item.kind !== 'single' && item.kind !== 'double' && item.kind !== 'number') return undefined;
    at++;
    if (!isList) return { at, isOpen: false };
    if (tokens[at]?.kind === 'close') return { at: at + 1, isOpen: false };
    if (tokens[at]?.kind !== 'comma') return undefined;
  }
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === word;
}

function identifierIn(text: string): Identifier | undefined {
  try {
    return parseFilter(`${text} = 0`)[0]?.identifier;
  } catch (error) {
    if (error instanceof FilterError) return undefined;
    throw error;
  }
}
