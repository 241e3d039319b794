import { StoreError } from '../stores/storeError.ts';
import type { Status } from './connections.ts';

/** What a failed question says about its store, which was in the status `before`. */
export function statusAfter(error: unknown, before: Status): Status {
  // Cancelled, or a mistake of ours.
  if (!(error instanceof StoreError)) return before;
  switch (error.fault) {
    // The store is there and answered; the question was the matter.
    case 'notFound':
    case 'conflict':
    case 'invalid':
    case 'tooLarge':
    case 'disk':
      return 'open';
    // Where other questions were answered, this one was the matter; where none was, it may be all of the store.
    case 'forbidden':
    case 'unsupported':
    case 'damaged':
      return before === 'open' ? 'open' : error.fault;
    default:
      return error.fault;
  }
}

/** A status in a few words, for lists. */
export function statusText(status: Status): string {
  return statusTexts[status];
}

const statusTexts: Readonly<Record<Status, string>> = {
  unknown: 'not asked yet',
  open: 'connected',
  unreachable: 'unreachable',
  timeout: 'too slow to answer',
  busy: 'busy',
  unauthorized: 'signed out',
  forbidden: 'not allowed',
  notMlflow: 'not MLflow',
  notFound: 'connected',
  conflict: 'connected',
  invalid: 'address is wrong',
  damaged: 'damaged',
  tooLarge: 'connected',
  unsupported: 'not supported',
  server: 'server failed',
  disk: 'connected',
};
