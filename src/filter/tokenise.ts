import { FilterError, type Span } from './filterError.ts';

export type TokenKind =
  'word' | 'number' | 'single' | 'double' | 'backtick' | 'comparison' | 'dot' | 'open' | 'close' | 'comma';

/** One token; `text` is as written, quotes included. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

// The shapes of sqlparse, which MLflow reads filters with: in quotes a doubled or escaped quote does not end the text (and stays as it is).
const shapes: readonly (readonly [TokenKind, RegExp])[] = [
  ['single', /'(?:''|\\'|[^'])*'/y],
  ['double', /"(?:""|\\"|[^"])*"/y],
  ['backtick', /`[^`]*`/y],
  ['number', /-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]-?\d+)?(?![\p{L}\p{N}_])/uy],
  ['comparison', /[<>=~!]+/y],
  ['word', /[\p{L}_][\p{L}\p{N}_$#]*/uy],
  ['dot', /\./y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
];

/** @throws FilterError at the first character that belongs to no token. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    if (/\s/.test(text.charAt(start))) {
      start++;
      continue;
    }
    const token = tokenAt(text, start);
    tokens.push(token);
    start = token.end;
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = start;
    const found = shape.exec(text)?.[0];
    if (found !== undefined) return { kind, text: found, start, end: start + found.length };
  }
  const character = text.charAt(start);
  if (['"', "'", '`'].includes(character)) {
    throw new FilterError(`The quote ${character} is not closed.`, { start, end: text.length });
  }
  const hint = character === ';' ? 'Leave it out.' : 'Put names with such characters in backticks: metrics.`val/loss`.';
  throw new FilterError(`"${character}" is not part of the filter language here. ${hint}`, { start, end: start + 1 });
}
