import { once, type EventEmitter } from 'node:events';
import { parentPort } from 'node:worker_threads';
import type { FileSession } from '../file/session.ts';
import { SqliteSession } from '../sqlite/session.ts';
import type { FromWorker, Job, ToWorker, WorkerFailure } from './protocol.ts';

// A thread that reads, or a process that changes.
const port = (parentPort ?? process) as EventEmitter;
const sqlite = new SqliteSession();
let file: FileSession | undefined;
let underway: AbortController | undefined;

port.on('message', (message: ToWorker) => {
  if ('job' in message) void answer(message.job);
  else if ('stop' in message) stop();
});
// The host has gone, or wants this process to go: with nothing left to wait for, it ends by itself.
process.once('disconnect', stop);

async function answer(job: Job): Promise<void> {
  underway = new AbortController();
  try {
    const answer =
      job.kind === 'file'
        ? await (await fileSession()).run(job, sendPart)
        : await sqlite.run(job, sendPart, underway.signal);
    send({ answer }, blocksOf(answer));
  } catch (error) {
    send({ failed: asFailure(error) });
  }
}

function stop(): void {
  file?.stop();
  underway?.abort(stopped());
}

/** Large blocks of numbers change hands instead of being copied. */
function blocksOf(answer: unknown): ArrayBuffer[] {
  return [answer].flat().flatMap((block) => (block instanceof Float64Array ? [block.buffer as ArrayBuffer] : []));
}

/** Only who reads files pays for what reads YAML. */
async function fileSession(): Promise<FileSession> {
  return (file ??= new (await import('../file/session.ts')).FileSession());
}

/** Hands out a part of an answer and waits until the host has dealt with it, or wants no more. */
async function sendPart(part: unknown): Promise<void> {
  send({ part });
  const [message] = (await once(port, 'message')) as [ToWorker];
  if ('stop' in message) throw stopped();
}

function send(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  if (parentPort) parentPort.postMessage(message, transfer);
  else if (process.connected) process.send?.(message);
}

function stopped(): Error {
  return Object.assign(new Error('Nobody waits for it any more.'), { code: 'stopped' });
}

function asFailure(error: unknown): WorkerFailure {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  return { code: errcode ?? code ?? 'unknown', message: message ?? String(error) };
}
