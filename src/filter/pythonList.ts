import { FilterError, type Span } from './filterError.ts';
import type { Token } from './tokenise.ts';

type Value = string | readonly Value[];

/** As Python, which refuses more. */
const deepest = 200;

/**
 * The texts of a list, which MLflow reads as Python does: texts next to each other are one, a doubled quote is no quote, escapes
 * count, and parentheses around one text are none. @throws FilterError
 */
export function pythonList(tokens: readonly Token[]): readonly string[] {
  let at = 0;
  let depth = 0;
  const whole: Span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
  const value = valueAt();
  const items = typeof value === 'string' ? [value] : value;
  if (items.length === 0) throw new FilterError('Here should be a quoted text.', whole);
  return items.map((item) => {
    if (typeof item === 'string') return item;
    throw new FilterError('A list has texts in it, and no lists.', whole);
  });

  /** Texts, or what is between parentheses. */
  function valueAt(): Value {
    const token = tokens[at];
    if (token?.kind === 'open') return groupAt();
    if (token?.kind === 'word') throw new FilterError('Put this in quotes.', token, 'INTERNAL_ERROR');
    if (token?.kind !== 'single' && token?.kind !== 'double') throw unexpected('a quoted text');
    let text = '';
    for (let next = tokens[at]; next?.kind === 'single' || next?.kind === 'double'; next = tokens[++at]) {
      text += pythonText(next);
    }
    return text;
  }

  function groupAt(): Value {
    const values: Value[] = [];
    let isTuple = false;
    if (++depth > deepest) throw new FilterError('This list is nested too deep.', whole);
    at++;
    for (;;) {
      if (tokens[at]?.kind === 'close' && (isTuple || values.length === 0)) break;
      values.push(valueAt());
      if (tokens[at]?.kind !== 'comma') break;
      isTuple = true;
      at++;
    }
    if (tokens[at]?.kind !== 'close') throw unexpected('a comma or a closing parenthesis');
    at++;
    depth--;
    const [only] = values;
    return isTuple || only === undefined ? values : only;
  }

  function unexpected(wanted: string): FilterError {
    return new FilterError(`Here should be ${wanted}.`, tokens[at] ?? whole);
  }
}

/** What Python makes of a token, which may be several of its texts: `'it''s'` is `its`. */
function pythonText(token: Token): string {
  const pieces = token.text.match(/'(?:\\[^]|[^'\\\n])*'|"(?:\\[^]|[^"\\\n])*"/g) ?? [];
  if (pieces.join('') !== token.text) throw new FilterError('This text has a line end or an odd escape in it.', token);
  return pieces.map((piece) => piece.slice(1, -1).replace(escape, unescaped)).join('');
}

const escape = /\\(?:x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|[0-7]{1,3}|[^])/g;
const escapes = new Map([
  ...(['\n', '\\', "'", '"'] as const).map((same) => [same, same === '\n' ? '' : same] as const),
  ...(['a\x07', 'b\b', 'f\f', 'n\n', 'r\r', 't\t', 'v\v'] as const).map(
    (pair) => [pair.charAt(0), pair.charAt(1)] as const,
  ),
]);

function unescaped(written: string): string {
  const what = written.slice(1);
  if (/^[xu]./.test(what)) return String.fromCharCode(parseInt(what.slice(1), 16));
  if (/^[0-7]/.test(what)) return String.fromCharCode(parseInt(what, 8));
  return escapes.get(what) ?? written;
}
