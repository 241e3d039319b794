import type { FileJob } from '../file/questions.ts';
import type { SqliteJob } from '../sqlite/session.ts';

/** What the worker can be asked to do. One question at a time; the next is sent after the answer. */
export type Job = SqliteJob | FileJob;

/** From the host: a question, the word to go on with the present one after a part of its answer, or to give it up. */
export type ToWorker = { readonly job: Job } | { readonly goOn: true } | { readonly stop: true };

/** From the worker: a part (it then waits to be told to go on), the end of the answer, or why there is none. */
export type FromWorker = { readonly part: unknown } | { readonly answer: unknown } | { readonly failed: WorkerFailure };

/** A failure as plain data. `code` is one of ours, SQLite's error number, or Node's error code. */
export interface WorkerFailure {
  readonly code: string | number;
  readonly message: string;
}
