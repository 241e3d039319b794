/** A name as a filter or an order writes it: ``metrics.`val/loss` ``. `undefined` for one that neither kind of quotes can hold. */
export function writtenName(prefix: string, name: string): string | undefined {
  if (/^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/.test(name)) return `${prefix}.${name}`;
  if (!name.includes('`')) return `${prefix}.\`${name}\``;
  return name.includes('"') || hidesQuote(name) ? undefined : `${prefix}."${name}"`;
}

/**
 * Text as a literal of MLflow's filter language, which has two kinds of quotes and no escapes:
 * `undefined` for a text that holds both.
 */
export function quoted(text: string): string | undefined {
  if (!text.includes("'")) return `'${text}'`;
  return text.includes('"') ? undefined : `"${text}"`;
}

/** Whether the quote after a text could be taken for one that belongs to it, where more quotes follow. */
export function hidesQuote(text: string): boolean {
  return text.endsWith('\\');
}
