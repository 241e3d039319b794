import type { WorkerFailure } from './protocol.ts';

/** Why the worker could not answer, before it is put in words for a person. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';
  readonly code: string | number;

  constructor(failure: WorkerFailure) {
    super(failure.message);
    this.code = failure.code;
  }
}
