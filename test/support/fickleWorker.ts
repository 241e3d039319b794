import { openSync } from 'node:fs';
import type { EventEmitter } from 'node:events';
import { parentPort } from 'node:worker_threads';

// A worker that does as it is told: answer, die, throw, hang at a file, or never say a word.
const port = (parentPort ?? process) as EventEmitter;
port.on('message', ({ job }: { job?: string }) => {
  if (job === undefined) return;
  if (job === 'die') process.exit(3);
  if (job === 'throw') throw new Error('out of luck');
  if (job.startsWith('/')) openSync(job, 'r');
  if (job !== 'be silent') send({ answer: `did ${job}` });
});

function send(message: object): void {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
}
