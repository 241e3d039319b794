import { FilterError, type Span } from './filterError.ts';

export type TokenKind =
  | 'word'
  | 'number'
  | 'single'
  | 'double'
  | 'backtick'
  | 'bracket'
  | 'comparison'
  | 'dot'
  | 'star'
  | 'open'
  | 'close'
  | 'comma';

/** One token; `text` is as written, quotes included. */
export interface Token extends Span {
  readonly kind: TokenKind;
  readonly text: string;
}

// The shapes of sqlparse, which MLflow reads filters with: in quotes a doubled or escaped quote does not end the text (and stays as it is).
const shapes: readonly (readonly [TokenKind, RegExp])[] = [
  ['single', /'(?:''|\\'|[^'])*'/y],
  ['double', /"(?:""|\\"|[^"])*"/y],
  ['backtick', /`(?:``|[^`])*`/y],
  ['bracket', /\[[^\][]+\]/y],
  ['number', /-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE]-?\d+)?(?![\p{L}\p{N}_])/uy],
  ['comparison', /[<>=~!]+/y],
  // A name may begin with one digit, if that cannot be read as a number; `$` and `#` may follow where no Latin letter begins it.
  ['word', /(?:[A-Za-zÀ-ü]|(?!\d[eE]-?\d|0[xX][\dA-Fa-f])\d[A-Za-zÀ-ü_])[\p{L}\p{N}_]*|[\p{L}_][\p{L}\p{N}_$#]*/uy],
  ['dot', /\./y],
  ['star', /\*/y],
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
