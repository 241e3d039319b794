import { setTimeout } from 'node:timers/promises';
import type { Page } from '../../model/page.ts';
import { given } from '../given.ts';
import { StoreError } from '../storeError.ts';
import { WorkerError } from '../worker/workerError.ts';
import { WorkerQueue } from '../worker/workerQueue.ts';
import { asStoreError, asWriteError, lostChange } from './failures.ts';
import type { FileAnswer, FileChange, FileQuestion, FileQuestions } from './questions.ts';
import { revived } from './revive.ts';
import { uncut } from './uncut.ts';
import type { MakeChange } from './writer.ts';

/** A store's folder, read and changed in a worker thread, which remembers what it read. All reject with a StoreError or the signal's reason. */
export interface Folder {
  readonly path: string;
  ask<Name extends Exclude<keyof FileQuestions, 'change'>>(
    name: Name,
    ask: FileQuestions[Name]['ask'],
    signal?: AbortSignal,
  ): Promise<FileQuestions[Name]['answer']>;
  /** Cancelled when it has begun, it is made all the same. */
  readonly change: MakeChange;
  /** Waits a moment for the change that is underway. */
  close(): Promise<void>;
}

export interface FolderOptions {
  /** After so long without a question, what was read is forgotten. */
  readonly idleMs?: number;
  readonly log?: ((line: string) => void) | undefined;
}

interface Asking {
  readonly signal: AbortSignal | undefined;
  /** Told of each part of the answer. */
  readonly hear?: () => void;
  /** What to say where the worker gave no answer. */
  readonly failed: (error: unknown) => unknown;
}

const lastMomentMs = 1_000;

export function openFolder(path: string, { idleMs = 600_000, log }: FolderOptions = {}): Folder {
  const queue = new WorkerQueue({ idleMs });
  let underway: Promise<unknown> | undefined;

  async function put(question: FileQuestion, { signal, hear, failed }: Asking): Promise<unknown> {
    const items: unknown[] = [];
    const take = (part: unknown): void => {
      hear?.();
      for (const item of part as readonly unknown[]) items.push(revived(item));
    };
    const answer = await queue.ask({ kind: 'file', folder: path, question }, signal, take).catch((error: unknown) => {
      throw failed(error);
    });
    return valueOf(answer as FileAnswer | Float64Array, items, log);
  }

  function change(ask: FileChange, signal?: AbortSignal): Promise<unknown> {
    return uncut((stop, begin) => {
      let hasBegun = false;
      const made = put(
        { name: 'change', ask },
        {
          signal: stop,
          hear: () => {
            begin();
            hasBegun = true;
            underway = made;
          },
          failed: (error) => {
            if (hasBegun) return lostChange(path, error);
            return error instanceof WorkerError ? asWriteError(error, path) : error;
          },
        },
      );
      return made;
    }, signal);
  }

  return {
    path,
    ask(name, ask, signal) {
      const failed = (error: unknown): unknown => (error instanceof WorkerError ? asStoreError(error, path) : error);
      return put({ name, ask } as FileQuestion, { signal, failed }) as Promise<never>;
    },
    change: (verb, args, signal) => change({ verb, args } as unknown as FileChange, signal) as Promise<never>,
    async close() {
      const made = underway?.catch(() => undefined);
      await Promise.race([made, setTimeout(lastMomentMs, undefined, { ref: false })]);
      await queue.close();
    },
  };
}

function valueOf(answer: FileAnswer | Float64Array, items: readonly unknown[], log: FolderOptions['log']): unknown {
  if (answer instanceof Float64Array) return answer;
  for (const note of answer.notes) log?.(note);
  if ('refused' in answer) {
    const { fault, message, errorCode, outcome } = answer.refused;
    throw new StoreError(fault, message, { ...given('errorCode', errorCode), ...given('outcome', outcome) });
  }
  if ('value' in answer) return revived(answer.value);
  return { items, ...given('nextPageToken', answer.nextPageToken) } satisfies Page<unknown>;
}
