import type { IncomingHttpHeaders } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Take } from '../store.ts';
import { StoreError } from '../storeError.ts';
import type { Endpoint } from './endpoints.ts';
import type { Limits } from './limits.ts';
import { request, type Dispatcher } from './undici.ts';

/** One HTTP request, and nothing around it: no redirect, no second try. */
export interface Exchange {
  readonly method: Endpoint['method'];
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** What to do with the body of an answer that begins like this. */
  readonly keep: (head: ReplyHead) => Keep;
  /** Until the answer begins. */
  readonly firstByteMs: number;
}

/** So many bytes are kept after those that are skipped, and more is cut off, or an error; or all of them are handed on as they come. */
export type Keep =
  | { readonly skip?: number; readonly bytes: number; readonly cut: boolean }
  | { readonly skip: number; readonly take: Take };

export interface ReplyHead {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

/** An answer, whole and decompressed. The body is what was kept of it. */
export interface Reply extends ReplyHead {
  readonly body: Buffer;
}

/** Rejects with undici's, zlib's or the system's error, with {@link StoreError} `tooLarge` or `damaged`, or when aborted; the socket is then gone. */
export async function exchange(
  dispatcher: Dispatcher,
  { method, url, headers, body, keep, firstByteMs }: Exchange,
  limits: Limits,
  signal: AbortSignal,
): Promise<Reply> {
  const answer = await request(dispatcher, {
    origin: url.origin,
    path: `${url.pathname}${url.search}`,
    method,
    headers,
    body: body ?? null,
    signal,
    headersTimeout: firstByteMs,
    bodyTimeout: limits.idleMs,
  });
  const head = { status: answer.statusCode, headers: answer.headers };
  const encoding = [answer.headers['content-encoding'] ?? 'identity'].flat().join().toLowerCase();
  return { ...head, body: await readBody(answer.body, encoding, keep(head)) };
}

/** Counts what comes out of the decompressor: a few kilobytes on the wire can be gigabytes in memory. */
async function readBody(body: Readable, encoding: string, keep: Keep): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of wanted(source, keep.skip ?? 0)) {
      if ('take' in keep) {
        await keep.take(chunk);
        continue;
      }
      chunks.push(chunk);
      size += chunk.length;
      if (size < keep.bytes || (size === keep.bytes && !keep.cut)) continue;
      if (keep.cut) return;
      throw new StoreError(
        'tooLarge',
        `The server's answer is larger than ${Math.round(keep.bytes / 1024 / 1024)} MiB. Ask for less.`,
      );
    }
  };
  await (encoding === 'identity' ? pipeline(body, collect) : pipeline(body, decoderFor(encoding), collect));
  const whole = Buffer.concat(chunks);
  if (encoding === 'identity') giveBack(chunks);
  return 'take' in keep ? whole : whole.subarray(0, keep.bytes);
}

/** Of what came, where nothing else lies beside it: otherwise as many megabytes as were read wait for the garbage collector. */
function giveBack(chunks: readonly Buffer[]): void {
  for (const { buffer, byteLength } of chunks)
    if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0);
}

async function* wanted(source: AsyncIterable<Buffer>, skip: number): AsyncGenerator<Buffer> {
  let left = skip;
  for await (const chunk of source) {
    if (chunk.length > left) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

function decoderFor(encoding: string): Transform {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return new Transform({
        transform: (_chunk, _encoding, done) => {
          done(new StoreError('damaged', 'The server compresses its answers in a way that Podium did not ask for.'));
        },
      });
  }
}
