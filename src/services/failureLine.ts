import { plainText } from '../base/plainText.ts';
import { StoreError } from '../stores/storeError.ts';

const longest = 2_000;

/**
 * A failure as one line of the log: the sentence that the user reads, then what SQLite, the network or the system had said.
 * Only messages, for other parts of an error may repeat an address with its password.
 */
export function failureLine(error: Error): string {
  const said = [error.message];
  for (let cause = error.cause; cause instanceof Error; cause = cause.cause) {
    if (!(cause instanceof StoreError) && cause.message !== '') said.push(cause.message);
  }
  return plainText(said.join(' – '), longest);
}
