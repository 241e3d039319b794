import { sentenceOf } from '../base/sentenceOf.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ThreadFailure } from './threadProtocol.ts';

/** A failure as plain data, which goes from one thread to another. */
export function asThreadFailure(error: unknown): ThreadFailure {
  const message = sentenceOf(error);
  return error instanceof StoreError ? { fault: error.fault, message } : { message };
}

export function errorOf({ fault, message }: ThreadFailure): Error {
  return fault ? new StoreError(fault, message) : new Error(message);
}
