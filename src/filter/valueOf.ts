import { FilterError, shortened, type Span } from './filterError.ts';
import type { Literal } from './parse.ts';
import type { Comparable } from './rules.ts';

/** What a value means where this type is compared. @throws FilterError where it is none of that. */
export function valueOf(
  value: Exclude<Literal, { kind: 'list' }>,
  { kind, type }: Comparable,
): string | number | bigint {
  if (type === 'text' || type === 'id') {
    if (value.kind === 'number') throw new FilterError(`Put this in quotes: '${shortened(value.text)}'.`, value);
    return type === 'id' ? wholeIn(value.text, value) : value.text;
  }
  if (value.kind === 'text') {
    if (type === 'anyWhole' || type === 'cut') return wholeIn(value.text, value);
    throw new FilterError('This is compared with a number, without quotes.', value);
  }
  if (type === 'cut' && !value.whole) return cut(value);
  if (type !== 'number' && !value.whole) throw new FilterError('This is compared with a whole number.', value);
  return value.whole && kind !== 'metric' ? whole(value.text) : Number(value.text);
}

function cut({ text, ...span }: { readonly text: string } & Span): number {
  const value = Math.trunc(Number(text));
  if (Number.isFinite(value)) return value;
  throw new FilterError('This is compared with a smaller number.', span, 'INTERNAL_ERROR');
}

/** A whole number in quotes, as Python reads it. */
export function wholeIn(text: string, span: Span): number | bigint {
  if (/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text)) return whole(text.trim().replaceAll('_', '').replace('+', ''));
  throw new FilterError(`This is compared with a whole number, not "${shortened(text)}".`, span);
}

/** Whole numbers stay exact. */
function whole(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}
