/** A text that no spreadsheet takes for a formula: one that could be begins with `'`, unless it is a negative number. */
export function formulaSafe(text: string): string {
  const isFormula = /^[=+\-@\t\r\n]/.test(text) && !/^-[\d.]+(?:e[+-]?\d+)?$/i.test(text);
  return isFormula ? `'${text}` : text;
}
