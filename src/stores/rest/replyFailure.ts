import { plainText } from '../../base/plainText.ts';
import { StoreError, type StoreFault } from '../storeError.ts';
import type { Endpoint } from './endpoints.ts';
import type { Reply } from './exchange.ts';
import { faultOf } from './replyFault.ts';
import { hostAdvice, sentenceFor } from './replySentence.ts';
import { wordsOf } from './replyWords.ts';
import { parseRetryAfterMs, type Failure } from './retry.ts';
import type { SignIn } from './signIn.ts';

/** Who was asked what, and how to keep our secrets out of what is repeated of the answer. */
export interface Asked {
  readonly url: URL;
  readonly endpoint: Endpoint;
  readonly signIn: SignIn;
}

/** What it means that the answer is not a good one; undefined for a good one. */
export function replyFailure(reply: Reply, { url, endpoint, signIn }: Asked): Failure | undefined {
  const { status } = reply;
  if (status >= 200 && status < 300) return undefined;
  // The part that was asked for begins after the end of the file.
  if (status === 416 && endpoint.answer === 'bytes') return undefined;
  const said = wordsOf(reply);
  const fault = faultOf(status, said, endpoint);
  const retryAfterMs = parseRetryAfterMs(reply.headers['retry-after']);
  const message = said.message.startsWith('Invalid Host header')
    ? hostAdvice(url)
    : sentenceFor(fault, {
        url,
        signedIn: signIn.authorization !== undefined,
        words: plainText(signIn.redact(said.message), 500).replace(/[.\s]+$/, ''),
        needs: [404, 405, 501].includes(status) ? endpoint.since : undefined,
        retryAfterMs,
        changes: endpoint.changes ?? false,
      });
  const error = new StoreError(fault, message, said.errorCode === undefined ? {} : { errorCode: said.errorCode });
  return { error, again: isWorthAnotherTry(status, fault), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Not after 504: the server behind that gateway is still at work on the question, and a second one would make it slower. */
function isWorthAnotherTry(status: number, fault: StoreFault): boolean {
  return status !== 504 && (fault === 'busy' || fault === 'server' || status === 408);
}
