/** What was asked cannot be done so: a sentence that says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
