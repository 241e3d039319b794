/** A text as a field by RFC 4180, which no spreadsheet takes for a formula: one that could be begins with `'`, unless it is a negative number. */
export function csvField(text: string, separator = ','): string {
  const isFormula = /^[=+\-@\t\r\n]/.test(text) && !/^-[\d.]+(?:e[+-]?\d+)?$/i.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
