import { Worker } from 'node:worker_threads';
import { endOf, workerUrl, type Peer, type PeerListener } from './peer.ts';
import type { FromWorker, WorkerFailure } from './protocol.ts';

const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

/** A thread, which can be ended at any time, also in the middle of a statement. */
export function startThread({ hear, gone }: PeerListener, url = workerUrl): Peer {
  const worker = new Worker(url, { name: 'podium-store', resourceLimits, execArgv: [] });
  let failure: WorkerFailure = { code: 'ended', message: 'The thread that reads it ended.' };
  worker.on('message', (message: FromWorker) => hear(message));
  worker.on('error', (error: NodeJS.ErrnoException) => {
    failure = { code: error.code ?? 'ended', message: error.message };
  });
  worker.on('messageerror', (error) => {
    failure = { code: 'ended', message: error.message };
    void worker.terminate();
  });
  worker.on('exit', () => gone(failure));
  return {
    send: (message) => worker.postMessage(message),
    ref: () => worker.ref(),
    unref: () => worker.unref(),
    async end() {
      await endOf(worker.terminate());
      worker.unref();
    },
  };
}
