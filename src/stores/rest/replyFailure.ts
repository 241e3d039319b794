import { plainText } from '../../base/plainText.ts';
import { StoreError, type StoreFault } from '../storeError.ts';
import type { Reply } from './exchange.ts';
import { faultOf } from './replyFault.ts';
import { hostAdvice, sentenceFor, type Asked } from './replySentence.ts';
import { wordsOf } from './replyWords.ts';
import { parseRetryAfterMs, type Failure } from './retry.ts';

/** What it means that the answer is not a good one; undefined for a good one. */
export function replyFailure(reply: Reply, asked: Asked): Failure | undefined {
  if (reply.status >= 200 && reply.status < 300) return undefined;
  // The part that was asked for begins after the end of the file.
  if (reply.status === 416 && asked.endpoint.answer === 'bytes') return undefined;
  const said = wordsOf(reply);
  const fault = faultOf(reply.status, said, asked.endpoint);
  const retryAfterMs = parseRetryAfterMs(reply.headers['retry-after']);
  const words = said.message === '' ? '' : plainText(asked.redact(said.message), 500).replace(/[.\s]+$/, '');
  const message = said.message.startsWith('Invalid Host header')
    ? hostAdvice(asked.url)
    : sentenceFor(fault, words, asked, retryAfterMs);
  const error = new StoreError(fault, message, said.errorCode === undefined ? {} : { errorCode: said.errorCode });
  return { error, again: isWorthAnotherTry(reply.status, fault), ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Not after 504: the server behind that gateway is still at work on the question, and a second one would make it slower. */
function isWorthAnotherTry(status: number, fault: StoreFault): boolean {
  return status !== 504 && (fault === 'busy' || fault === 'server' || status === 408);
}
