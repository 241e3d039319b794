/** What an error says. Anything can be thrown, also what is no error. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
