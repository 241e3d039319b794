/** A name as a filter or an order writes it: ``metrics.`val/loss` ``. `undefined` for one that holds both kinds of quotes that names may have. */
export function writtenName(prefix: string, name: string): string | undefined {
  if (/^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/.test(name)) return `${prefix}.${name}`;
  if (!name.includes('`')) return `${prefix}.\`${name}\``;
  return name.includes('"') ? undefined : `${prefix}."${name}"`;
}

/**
 * Text as a literal of MLflow's filter language, which has two kinds of quotes and no escapes:
 * `undefined` for a text that holds both.
 */
export function quoted(text: string): string | undefined {
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? undefined : `"${text}"`;
}
