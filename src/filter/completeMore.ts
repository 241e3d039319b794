import { complete, type Completion, type KnownNames } from './complete.ts';
import { FilterError } from './filterError.ts';
import type { Rules } from './rules.ts';
import { tokenise, type Token } from './tokenise.ts';

/** What may come next in a filter with OR, parentheses, BETWEEN, and lists: at the cursor, as `complete` has it for MLflow's own language. */
export function completeMore(text: string, cursor: number, rules: Rules, known: KnownNames): readonly Completion[] {
  const written = text.slice(0, cursor);
  const wide = widened(rules);
  const offers = complete(asMlflows(written), cursor, wide, known);
  const joint = offers.find(({ kind }) => kind === 'and');
  if (joint) return written.slice(joint.start).trim() === '' ? [...offers, orInPlaceOf(joint)] : offers;
  const begun = /\s(?:OR?)$/i.exec(written);
  if (!begun) return offers;
  // A name may begin so, too.
  const start = begun.index + 1;
  const before = complete(asMlflows(written.slice(0, start)), start, wide, known);
  return before.some(({ kind }) => kind === 'and')
    ? [{ kind: 'and', label: 'OR', insert: 'OR ', start, end: cursor }, ...offers]
    : offers;
}

function orInPlaceOf({ insert, ...joint }: Completion): Completion {
  return { ...joint, label: 'OR', insert: insert.replace('AND', 'OR') };
}

/** The operators that one search of MLflow's does not have, but several together do. */
function widened(rules: Rules): Rules {
  const more = (operators: readonly string[]): readonly string[] => [
    ...new Set([...operators, ...(operators.includes('<=') ? ['BETWEEN'] : []), 'IN', 'NOT IN']),
  ];
  const attributes = Object.entries(rules.attributes).map(
    ([name, attribute]) => [name, { ...attribute, operators: more(attribute.operators) }] as const,
  );
  const operators = Object.entries(rules.operators).map(([kind, some]) => [kind, more(some)] as const);
  return { ...rules, attributes: Object.fromEntries(attributes), operators: Object.fromEntries(operators) };
}

/** The same text up to the cursor, with nothing before it but what MLflow's language knows; each character stays in its place. */
function asMlflows(text: string): string {
  let from = 0;
  let isCondition = false;
  let depth = 0;
  const tokens = tokensOf(text);
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1];
    const isBegin = index === 0 || isWord(before, 'AND', 'OR') || (before?.kind === 'open' && before.end === from);
    if (isWord(token, 'OR') && token.end < text.length) [from, isCondition] = [token.end, false];
    else if (token.kind === 'open' && isBegin) [from, isCondition, depth] = [token.end, false, depth + 1];
    else if (token.kind === 'close' && depth > 0 && !isListEnd(tokens, index)) {
      [from, isCondition, depth] = [token.end, true, depth - 1];
    } else if (isWord(tokens[index - 3], 'BETWEEN') && isWord(before, 'AND')) [from, isCondition] = [token.end, true];
  }
  return isCondition ? "a=''".padStart(from) + text.slice(from) : ' '.repeat(from) + text.slice(from);
}

/** Whether this parenthesis closes a list: one that stands behind IN. */
function isListEnd(tokens: readonly Token[], close: number): boolean {
  const open = tokens.slice(0, close).findLastIndex(({ kind }) => kind === 'open' || kind === 'close');
  return tokens[open]?.kind === 'open' && isWord(tokens[open - 1], 'IN');
}

/** Up to the quote that is not closed. */
function tokensOf(text: string): readonly Token[] {
  try {
    return tokenise(text);
  } catch (error) {
    if (error instanceof FilterError) return tokenise(text.slice(0, error.start));
    throw error;
  }
}

function isWord(token: Token | undefined, ...words: readonly string[]): boolean {
  return token?.kind === 'word' && words.includes(token.text.toUpperCase());
}
