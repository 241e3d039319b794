import { StoreError, type StoreErrorOptions } from '../storeError.ts';
import type { Peer, StartPeer } from './peer.ts';
import type { FromWorker, Job, ToWorker } from './protocol.ts';
import { startThread } from './thread.ts';
import { WorkerError } from './workerError.ts';

export interface WorkerQueueOptions {
  /** After so long without a question the worker ends, with every file it holds; the next question starts another. */
  readonly idleMs?: number;
  /**
   * How long a cancelled question may still end by itself before the worker is ended for it: most need less than a new worker does.
   * Infinity for one that is never cut off; those that wait are then asked when it has ended.
   */
  readonly graceMs?: number;
  /** A thread, unless said. */
  readonly start?: StartPeer;
}

interface Question {
  readonly job: Job;
  readonly take: ((part: unknown) => void) | undefined;
  readonly settle: (outcome: Outcome) => void;
  cancelled: boolean;
}

type Outcome = { readonly answer: unknown } | { readonly error: Error };

/**
 * Questions to one worker, in the order they came, one at a time. A cancelled question is asked to end by itself, as one to a
 * folder can; SQLite cannot be interrupted from outside, so what still runs then ends with its worker, and those that wait are asked in a new one.
 */
export class WorkerQueue {
  readonly #idleMs: number;
  readonly #graceMs: number;
  readonly #start: StartPeer;
  readonly #waiting: Question[] = [];
  #current: Question | undefined;
  #worker: Peer | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ idleMs = 30_000, graceMs = 50, start = startThread }: WorkerQueueOptions = {}) {
    this.#idleMs = idleMs;
    this.#graceMs = graceMs;
    this.#start = start;
  }

  /**
   * Rejects with the signal's reason, a {@link WorkerError}, or, after {@link close}, a StoreError; what was underway then may have been done. An answer in parts is handed
   * to `take` part by part, and the event loop turns in between.
   */
  ask(job: Job, signal?: AbortSignal, take?: (part: unknown) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw closedError();
      signal?.throwIfAborted();
      const question: Question = {
        job,
        take,
        cancelled: false,
        settle: (outcome) => {
          signal?.removeEventListener('abort', cancel);
          if ('answer' in outcome) resolve(outcome.answer);
          else reject(outcome.error);
        },
      };
      const cancel = (): void => {
        reject(signal?.reason as Error);
        this.#cancel(question);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#waiting.push(question);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#current?.settle({ error: closedError({ outcome: 'unknown' }) });
    this.#current = undefined;
    for (const question of this.#waiting.splice(0)) question.settle({ error: closedError() });
    await this.#endWorker();
  }

  #next(): void {
    if (this.#current) return;
    clearTimeout(this.#timer);
    this.#current = this.#waiting.shift();
    if (this.#current) {
      this.#begin(this.#current);
    } else if (this.#worker) {
      this.#worker.unref();
      this.#timer = setTimeout(() => void this.#endWorker(), this.#idleMs).unref();
    }
  }

  #begin({ job }: Question): void {
    try {
      this.#worker ??= this.#started();
      this.#worker.ref();
      this.#send({ job });
    } catch (error) {
      this.#finish({ error: error as Error });
    }
  }

  #started(): Peer {
    const worker = this.#start({
      hear: (message) => {
        if (worker === this.#worker) this.#hear(message);
      },
      gone: (failure) => {
        if (worker !== this.#worker) return;
        this.#worker = undefined;
        this.#finish({ error: new WorkerError(failure) });
      },
    });
    return worker;
  }

  #hear(message: FromWorker): void {
    if ('answer' in message) this.#finish(message);
    else if ('failed' in message) this.#finish({ error: new WorkerError(message.failed) });
    else this.#takePart(message.part);
  }

  #takePart(part: unknown): void {
    const question = this.#current;
    if (!question || question.cancelled) {
      this.#replaceWorker();
      return;
    }
    try {
      question.take?.(part);
    } catch (error) {
      question.settle({ error: error as Error });
      this.#replaceWorker();
      return;
    }
    // Others first: an answer of many parts must not hold up the editor.
    setImmediate(() => {
      if (question === this.#current) this.#send({ goOn: true });
    });
  }

  #finish(outcome: Outcome): void {
    this.#current?.settle(outcome);
    this.#current = undefined;
    this.#next();
  }

  #cancel(question: Question): void {
    question.cancelled = true;
    const place = this.#waiting.indexOf(question);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (question !== this.#current) return;
    this.#send({ stop: true });
    if (this.#graceMs === Infinity) return;
    setTimeout(() => {
      if (question === this.#current) this.#replaceWorker();
    }, this.#graceMs).unref();
  }

  #replaceWorker(): void {
    this.#current = undefined;
    void this.#endWorker();
    this.#next();
  }

  async #endWorker(): Promise<void> {
    clearTimeout(this.#timer);
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.end();
  }

  #send(message: ToWorker): void {
    this.#worker?.send(message);
  }
}

function closedError(options?: StoreErrorOptions): StoreError {
  return new StoreError('unreachable', 'This connection has been closed; open it again.', options);
}
