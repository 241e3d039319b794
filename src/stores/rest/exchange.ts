import type { IncomingHttpHeaders } from 'node:http';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
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
  /** How much of the answer to keep, and whether more is cut off or an error. */
  readonly keep: (status: number) => { readonly bytes: number; readonly cut: boolean };
}

/** An answer, whole and decompressed. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Rejects with undici's, zlib's or the system's error, with {@link StoreError} `tooLarge` or `damaged`, or when aborted; the socket is then gone. */
export async function exchange(
  dispatcher: Dispatcher,
  { method, url, headers, body, keep }: Exchange,
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
    headersTimeout: limits.firstByteMs,
    bodyTimeout: limits.idleMs,
  });
  const { bytes, cut } = keep(answer.statusCode);
  const encoding = [answer.headers['content-encoding'] ?? 'identity'].flat().join().toLowerCase();
  const whole = await readBody(answer.body, encoding, bytes, cut);
  return { status: answer.statusCode, headers: answer.headers, body: whole };
}

/** Counts what comes out of the decompressor: a few kilobytes on the wire can be gigabytes in memory. */
async function readBody(body: Readable, encoding: string, maxBytes: number, cut: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      chunks.push(chunk);
      size += chunk.length;
      if (size <= maxBytes) continue;
      if (cut) return;
      throw new StoreError(
        'tooLarge',
        `The server's answer is larger than ${Math.round(maxBytes / 1024 / 1024)} MiB. Ask for less.`,
      );
    }
  };
  await (encoding === 'identity' ? pipeline(body, collect) : pipeline(body, decoderFor(encoding), collect));
  return Buffer.concat(chunks).subarray(0, maxBytes);
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
