import type { ByteSource } from '../preview/byteSource.ts';

const pieceBytes = 8 * 1024 * 1024;

/** A file that is shown, as it is now. */
export interface PreviewSource extends ByteSource {
  readonly name: string;
  /** Another one when the file has changed, as far as one can tell. */
  readonly version: string;
  /** The beginning of another file in the same folder; `undefined` where there is none. */
  readonly beside: (name: string, mostBytes: number, signal: AbortSignal) => Promise<Uint8Array | undefined>;
}

/** Reads so much at once, and no more. */
export function inPieces(
  sizeBytes: number,
  read: (from: number, to: number, signal?: AbortSignal) => Promise<Uint8Array>,
): ByteSource['read'] {
  return async (from, to, signal) => {
    const end = Math.min(to, sizeBytes);
    const bytes = new Uint8Array(Math.max(0, end - from));
    let filled = 0;
    while (from + filled < end) {
      const piece = await read(from + filled, Math.min(end, from + filled + pieceBytes), signal);
      signal?.throwIfAborted();
      if (piece.length === 0) break;
      bytes.set(piece.subarray(0, bytes.length - filled), filled);
      filled += piece.length;
    }
    return bytes.subarray(0, filled);
  };
}
