import { quoted } from '../../filter/write.ts';

/** A LIKE pattern for text that holds this. `%` and `_` stay wildcards, for they cannot be escaped; a quote that cannot be written becomes one. */
export function containing(text: string): string {
  return quoted(`%${text}%`) ?? `'%${text.replaceAll("'", '_')}%'`;
}

/** The filter for what has just this name. One with both kinds of quotes can only be matched, so that the answer may hold others. */
export function nameIs(name: string): string {
  const literal = quoted(name);
  return literal === undefined ? `name LIKE ${containing(name)}` : `name = ${literal}`;
}

/** The filter for runs with one of these ids; `undefined` for none. Ids that could end the quotation are left out: no store gives any. */
export function runIdIn(runIds: Iterable<string>): string | undefined {
  return oneOf('attributes.run_id', runIds);
}

/** The same for logged models. */
export function modelIdIn(modelIds: Iterable<string>): string | undefined {
  return oneOf('model_id', modelIds);
}

function oneOf(field: string, ids: Iterable<string>): string | undefined {
  const literals = [...ids].filter(isPlainId).map((id) => `'${id}'`);
  return literals.length === 0 ? undefined : `${field} IN (${literals.join(', ')})`;
}

export function isPlainId(id: string): boolean {
  return /^[\w-]{1,128}$/.test(id);
}
