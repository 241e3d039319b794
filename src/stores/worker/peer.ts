import type { FromWorker, ToWorker, WorkerFailure } from './protocol.ts';

/** Who answers the questions of a queue: a thread, or a process of its own. */
export interface Peer {
  send(message: ToWorker): void;
  /** This process lives on for its answer, until `unref`. */
  ref(): void;
  unref(): void;
  /** Resolves when it is gone, or nothing more can be done to end it. */
  end(): Promise<void>;
}

export interface PeerListener {
  readonly hear: (message: FromWorker) => void;
  /** It is gone. */
  readonly gone: (failure: WorkerFailure) => void;
}

export type StartPeer = (listener: PeerListener) => Peer;

/** The code of either. Where the bundler has been, every file lies in one folder. */
export const workerUrl = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);

const endWithinMs = 2_000;

/** Waits for the end of one, but not for ever: what hangs in the file system, as on a network folder, ends when that lets go of it. */
export function endOf(end: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, endWithinMs);
    void end.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
