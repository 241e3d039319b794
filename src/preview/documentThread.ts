import { Worker } from 'node:worker_threads';
import type { Disposable } from '../base/owned.ts';
import { plainText } from '../base/plainText.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import { asThreadFailure, errorOf } from './threadFailure.ts';
import type { FromThread, ReaderCall, ReaderCalls, ToThread } from './threadProtocol.ts';

// Where the bundler has been, every file lies in one folder.
const url = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './preview.js', import.meta.url);
const resourceLimits = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 };

/** The longest that it computes without a word is some seconds, where it sorts. */
const mostSilenceMs = 120_000;

/** What somebody waits to see goes before what takes long. */
const first: ReadonlySet<ReaderCall> = new Set(['rows', 'cell']);

interface Question {
  readonly id: number;
  readonly call: ReaderCall;
  readonly ask: unknown;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that reads one file, so that no file, however it is made, holds up the editor. The questions are answered one after the other. */
export class DocumentThread implements Disposable {
  readonly #source: ByteSource;
  readonly #name: string;
  readonly #worker: Worker;
  readonly #reads = new AbortController();
  readonly #waiting: Question[] = [];
  #asked: Question | undefined;
  readonly #mostSilenceMs: number;
  #silence: NodeJS.Timeout | undefined;
  #bytesOwed = 0;
  #last = 0;
  #ended: Error | undefined;

  constructor(name: string, source: ByteSource, silenceMs = mostSilenceMs) {
    this.#source = source;
    this.#mostSilenceMs = silenceMs;
    this.#name = name;
    this.#worker = new Worker(url, { name: 'podium-preview', resourceLimits, execArgv: [] });
    this.#worker.unref();
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error: NodeJS.ErrnoException) => this.#end(endOf(error)));
    this.#worker.on('exit', () =>
      this.#end(new StoreError('server', 'Reading this file ended unexpectedly. Try again.')),
    );
  }

  open(signal: AbortSignal): Promise<ReaderCalls['open']['answer']> {
    return this.ask('open', { name: this.#name, sizeBytes: this.#source.sizeBytes }, signal);
  }

  ask<Call extends ReaderCall>(
    call: Call,
    ask: ReaderCalls[Call]['ask'],
    signal: AbortSignal,
  ): Promise<ReaderCalls[Call]['answer']> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.#ended) throw this.#ended;
      const id = ++this.#last;
      const cancel = (): void => {
        const place = this.#waiting.indexOf(question);
        if (place >= 0) this.#waiting.splice(place, 1);
        else this.#send({ kind: 'cancel', id });
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', cancel, { once: true });
      const done = (): void => signal.removeEventListener('abort', cancel);
      const question: Question = {
        id,
        call,
        ask,
        resolve: (answer) => {
          done();
          resolve(answer as ReaderCalls[Call]['answer']);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      };
      this.#waiting.push(question);
      this.#next();
    });
  }

  dispose(): void {
    this.#end(new StoreError('notFound', 'This preview was closed.'));
    void this.#worker.terminate();
  }

  #next(): void {
    if (this.#asked) return;
    const urgent = this.#waiting.findIndex(({ call }) => first.has(call));
    const [question] = this.#waiting.splice(Math.max(0, urgent), 1);
    if (!question) {
      this.#worker.unref();
      return;
    }
    this.#asked = question;
    this.#worker.ref();
    const { id, call, ask } = question;
    this.#send({ kind: 'ask', id, call, ask });
    this.#listen();
  }

  #hear(message: FromThread): void {
    this.#listen();
    if (message.kind === 'read') {
      void this.#read(message.read, message.from, message.to);
      return;
    }
    const question = this.#asked;
    if (question?.id !== message.id) return;
    this.#asked = undefined;
    clearTimeout(this.#silence);
    if (message.kind === 'answer') question.resolve(message.answer);
    else question.reject(errorOf(message.failure));
    this.#next();
  }

  /** Some files are made, or broken, so that what unpacks them never ends. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (this.#ended) return;
    this.#silence = setTimeout(() => {
      if (this.#bytesOwed > 0) {
        this.#listen();
        return;
      }
      const message = 'Reading this file comes to no end, so Podium has stopped. It is damaged, or made to do so.';
      this.#end(new StoreError('damaged', message));
      void this.#worker.terminate();
    }, this.#mostSilenceMs).unref();
  }

  async #read(read: number, from: number, to: number): Promise<void> {
    this.#bytesOwed++;
    try {
      const bytes = await this.#source.read(from, to, this.#reads.signal);
      // A copy is handed over, and not the buffer of which others may hold a part.
      const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
      this.#send({ kind: 'bytes', read, bytes: own }, [own.buffer]);
    } catch (error) {
      this.#send({ kind: 'noBytes', read, failure: asThreadFailure(error) });
    } finally {
      this.#bytesOwed--;
    }
    this.#listen();
  }

  #send(message: ToThread, transfer: ArrayBuffer[] = []): void {
    if (!this.#ended) this.#worker.postMessage(message, transfer);
  }

  #end(reason: Error): void {
    if (this.#ended) return;
    this.#ended = reason;
    clearTimeout(this.#silence);
    this.#reads.abort(reason);
    const left = [...(this.#asked ? [this.#asked] : []), ...this.#waiting.splice(0)];
    this.#asked = undefined;
    for (const { reject } of left) reject(reason);
  }
}

function endOf(error: NodeJS.ErrnoException): Error {
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new StoreError(
        'tooLarge',
        'This file takes more memory than Podium gives to one preview. Download it, and open it elsewhere.',
        { cause: error },
      )
    : // A reader of columns beside each other may give up more than one of them, and tells only of the first.
      new StoreError('damaged', `This file cannot be read: ${plainText(error.message)}.`, { cause: error });
}
