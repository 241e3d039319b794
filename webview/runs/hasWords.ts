/** Whether a text has all words that were typed, in any order. */
export function hasWords(text: string, typed: string): boolean {
  const where = text.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => where.includes(word));
}
