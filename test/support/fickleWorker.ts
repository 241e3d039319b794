import { parentPort } from 'node:worker_threads';

// A worker that does as it is told: answer, die, throw, or never say a word.
parentPort?.on('message', ({ job }: { job?: string }) => {
  if (job === undefined) return;
  if (job === 'die') process.exit(3);
  if (job === 'throw') throw new Error('out of luck');
  if (job !== 'be silent') parentPort?.postMessage({ answer: `did ${job}` });
});
