import { Worker } from 'node:worker_threads';
import { StoreError } from '../storeError.ts';
import type { FromWorker, Job, ToWorker, WorkerFailure } from './protocol.ts';
import { WorkerError } from './workerError.ts';

export interface WorkerQueueOptions {
  /** After so long without a question the worker ends, with every file it holds; the next question starts another. */
  readonly idleMs?: number;
  /** How long a cancelled question may still end by itself before the worker is ended for it: most need less than a new worker does. */
  readonly graceMs?: number;
  /** The worker's code. */
  readonly url?: URL;
}

interface Question {
  readonly job: Job;
  readonly take: ((part: unknown) => void) | undefined;
  readonly settle: (outcome: Outcome) => void;
  cancelled: boolean;
}

type Outcome = { readonly answer: unknown } | { readonly error: Error };

// Where the bundler has been, every file lies in one folder.
const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

/**
 * Questions to one worker thread, in the order they came, one at a time. A cancelled question is asked to end by itself, as one to a
 * folder can; SQLite cannot be interrupted from outside, so what still runs then ends with its worker, and those that wait are asked in a new one.
 */
export class WorkerQueue {
  readonly #idleMs: number;
  readonly #graceMs: number;
  readonly #url: URL;
  readonly #waiting: Question[] = [];
  #current: Question | undefined;
  #worker: Worker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ idleMs = 30_000, graceMs = 50, url = workerUrl }: WorkerQueueOptions = {}) {
    this.#idleMs = idleMs;
    this.#graceMs = graceMs;
    this.#url = url;
  }

  /**
   * Rejects with the signal's reason, a {@link WorkerError}, or, after {@link close}, a StoreError. An answer in parts is handed
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
    const questions = [this.#current, ...this.#waiting.splice(0)];
    this.#current = undefined;
    for (const question of questions) question?.settle({ error: closedError() });
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
      this.#worker ??= this.#start();
      this.#worker.ref();
      this.#send({ job });
    } catch (error) {
      this.#finish({ error: error as Error });
    }
  }

  #start(): Worker {
    const worker = new Worker(this.#url, { name: 'podium-store', resourceLimits, execArgv: [] });
    let failure: WorkerFailure = { code: 'ended', message: 'The thread that reads it ended.' };
    worker.on('message', (message: FromWorker) => {
      if (worker === this.#worker) this.#hear(message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      failure = { code: error.code ?? 'ended', message: error.message };
    });
    worker.on('messageerror', (error) => {
      failure = { code: 'ended', message: error.message };
      void worker.terminate();
    });
    worker.on('exit', () => {
      if (worker !== this.#worker) return;
      this.#worker = undefined;
      this.#finish({ error: new WorkerError(failure) });
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
    await worker?.terminate();
  }

  #send(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }
}

function closedError(): StoreError {
  return new StoreError('unreachable', 'This connection has been closed; open it again.');
}
