import type { Page } from '../../model/page.ts';
import { given } from '../given.ts';
import { StoreError } from '../storeError.ts';
import { WorkerError } from '../worker/workerError.ts';
import { WorkerQueue } from '../worker/workerQueue.ts';
import { asStoreError } from './failures.ts';
import type { FileAnswer, FileQuestion, FileQuestions } from './questions.ts';
import { revived } from './revive.ts';

/** A store's folder, read in a worker thread, which remembers what it read. All reject with a StoreError or the signal's reason. */
export interface Folder {
  readonly path: string;
  ask<Name extends keyof FileQuestions>(
    name: Name,
    ask: FileQuestions[Name]['ask'],
    signal?: AbortSignal,
  ): Promise<FileQuestions[Name]['answer']>;
  close(): Promise<void>;
}

export interface FolderOptions {
  /** After so long without a question, what was read is forgotten. */
  readonly idleMs?: number;
  readonly log?: ((line: string) => void) | undefined;
}

export function openFolder(path: string, { idleMs = 600_000, log }: FolderOptions = {}): Folder {
  const queue = new WorkerQueue({ idleMs });
  return {
    path,
    async ask(name, ask, signal) {
      const items: unknown[] = [];
      const answer = await queue
        .ask({ kind: 'file', folder: path, question: { name, ask } as FileQuestion }, signal, (part) => {
          for (const item of part as readonly unknown[]) items.push(revived(item));
        })
        .catch((error: unknown) => {
          throw error instanceof WorkerError ? asStoreError(error, path) : error;
        });
      return valueOf(answer as FileAnswer | Float64Array, items, log) as FileQuestions[typeof name]['answer'];
    },
    close: () => queue.close(),
  };
}

function valueOf(answer: FileAnswer | Float64Array, items: readonly unknown[], log: FolderOptions['log']): unknown {
  if (answer instanceof Float64Array) return answer;
  for (const note of answer.notes) log?.(note);
  if ('refused' in answer) {
    const { fault, message, errorCode } = answer.refused;
    throw new StoreError(fault, message, given('errorCode', errorCode));
  }
  if ('value' in answer) return revived(answer.value);
  return { items, ...given('nextPageToken', answer.nextPageToken) } satisfies Page<unknown>;
}
