import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { SqliteSession } from '../sqlite/session.ts';
import type { FromWorker, Job, ToWorker, WorkerFailure } from './protocol.ts';

if (!parentPort) throw new Error('This file is the start of a worker thread.');
const port = parentPort;
const sqlite = new SqliteSession();

port.on('message', (message: ToWorker) => {
  if ('job' in message) void answer(message.job);
});

async function answer(job: Job): Promise<void> {
  try {
    const answer = await sqlite.run(job, sendPart);
    send({ answer }, answer instanceof Float64Array ? [answer.buffer as ArrayBuffer] : []);
  } catch (error) {
    send({ failed: asFailure(error) });
  }
}

/** Hands out a part of an answer and waits until the host has dealt with it. */
async function sendPart(part: unknown): Promise<void> {
  send({ part });
  await once(port, 'message');
}

function send(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer);
}

function asFailure(error: unknown): WorkerFailure {
  const { code, errcode, message } = error as { code?: string; errcode?: number; message?: string };
  return { code: errcode ?? code ?? 'unknown', message: message ?? String(error) };
}
