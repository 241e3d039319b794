import { parentPort } from 'node:worker_threads';
import type { ByteSource } from './byteSource.ts';
import { openDocument, type OpenDocument } from './openDocument.ts';
import type { TableDocument } from './tableDocument.ts';
import { asThreadFailure, errorOf } from './threadFailure.ts';
import type { FromThread, ReaderCall, ReaderCalls, ToThread } from './threadProtocol.ts';

// The thread in which one file is read. Its bytes come from the host, which knows where they are; one question at a time.
const port = parentPort;
if (!port) throw new Error('This is to be run as a thread.');

interface Reading {
  readonly resolve: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly reject: (error: Error) => void;
}

const readings = new Map<number, Reading>();
let lastReading = 0;
let asking: { readonly id: number; readonly control: AbortController } | undefined;
let document: OpenDocument | undefined;

port.on('message', (message: ToThread) => {
  switch (message.kind) {
    case 'ask':
      void answer(message.id, message.call, message.ask);
      break;
    case 'cancel':
      if (asking?.id === message.id) asking.control.abort(new Error('Nobody waits for it any more.'));
      break;
    case 'bytes':
      readings.get(message.read)?.resolve(message.bytes);
      readings.delete(message.read);
      break;
    case 'noBytes':
      readings.get(message.read)?.reject(errorOf(message.failure));
      readings.delete(message.read);
  }
});

type Answerers = {
  readonly [Call in ReaderCall]: (
    ask: ReaderCalls[Call]['ask'],
    signal: AbortSignal,
  ) => Promise<ReaderCalls[Call]['answer']>;
};

const answerers: Answerers = {
  async open({ name, sizeBytes }, signal) {
    document = await openDocument(name, sourceOf(sizeBytes), signal);
    return document.content;
  },
  count: (_, signal) => table().count(signal),
  arrange: (ask, signal) => table().arrange(ask, signal),
  rows: (ask, signal) => table().rows(ask, signal),
  cell: (ask, signal) => table().cell(ask, signal),
  statistics: (ask, signal) => table().statistics(ask, signal),
  split: ({ maxBytes }, signal) => table().split(maxBytes, signal),
  export: (ask, signal) => table().export(ask, signal),
};

async function answer(id: number, call: ReaderCall, ask: unknown): Promise<void> {
  const control = new AbortController();
  asking = { id, control };
  try {
    const answerer = answerers[call] as (ask: unknown, signal: AbortSignal) => Promise<unknown>;
    send({ kind: 'answer', id, answer: await answerer(ask, control.signal) });
  } catch (error) {
    send({ kind: 'failure', id, failure: asThreadFailure(error) });
  }
}

function sourceOf(sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    read: (from, to, signal) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const read = ++lastReading;
        const stop = (): void => reject(signal?.reason as Error);
        signal?.addEventListener('abort', stop, { once: true });
        const done = (): void => signal?.removeEventListener('abort', stop);
        readings.set(read, {
          resolve: (bytes) => {
            done();
            resolve(bytes);
          },
          reject: (error) => {
            done();
            reject(error);
          },
        });
        send({ kind: 'read', read, from, to });
      }),
  };
}

function table(): TableDocument {
  if (!document?.table) throw new Error('No table is open.');
  return document.table;
}

function send(message: FromThread): void {
  port?.postMessage(message);
}
