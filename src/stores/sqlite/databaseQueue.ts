import { startProcess } from '../worker/childProcess.ts';
import { WorkerQueue } from '../worker/workerQueue.ts';
import type { ReadJob, WriteJob } from './session.ts';

/** The questions to one database. All reject with a WorkerError, the signal's reason or, once closed, a StoreError. */
export interface DatabaseQueue {
  read(job: ReadJob, signal?: AbortSignal, take?: (part: unknown) => void): Promise<unknown>;
  write(job: WriteJob, signal?: AbortSignal): Promise<unknown>;
  close(): Promise<void>;
}

/** A change often comes with others, and a process takes a while to start and memory to keep. */
const writerIdleMs = 10_000;

/**
 * What reads goes to a thread, which starts fast and may be ended at any time; a change goes to a process, and is never cut off.
 *
 * A change comes after the reads that were asked before it and before those that come later, and the reader has let go of the file by then:
 * who closes a database in WAL mode last also clears away what lies beside it, which a reader cannot.
 */
export function openDatabaseQueue(idleMs: number): DatabaseQueue {
  const reader = new WorkerQueue({ idleMs });
  const writer = new WorkerQueue({ idleMs: writerIdleMs, graceMs: Infinity, start: startProcess });
  let changes: Promise<unknown> = Promise.resolve();

  return {
    async read(job, signal, take) {
      await orCancelled(changes, signal);
      return reader.ask(job, signal, take);
    },
    write(job, signal) {
      // Reads that were asked between two changes wait for the first, and are to come before the second.
      const letGo = orCancelled(changes, signal).then(() => reader.ask({ kind: 'close' }, signal));
      const change = letGo.then(() => writer.ask(job, signal));
      changes = Promise.allSettled([changes, change]);
      return change;
    },
    async close() {
      await Promise.all([reader.close(), writer.close()]);
    },
  };
}

/** Waits for what goes on without us; rejects with the signal's reason as soon as it is aborted. */
function orCancelled(waited: Promise<unknown>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const cancel = (): void => reject(signal?.reason as Error);
    signal?.addEventListener('abort', cancel, { once: true });
    void waited.then(() => {
      signal?.removeEventListener('abort', cancel);
      resolve();
    });
  });
}
