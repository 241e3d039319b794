import type { ByteSource } from '../../preview/byteSource.ts';

const pieceBytes = 8 * 1024 * 1024;

/** A file that is shown, as it is now. */
export interface PreviewSource extends ByteSource {
  readonly name: string;
  /** Another one when the file has changed, as far as one can tell. */
  readonly version: string;
  /** The beginning of another file in the same folder; `undefined` where there is none. */
  readonly beside: (name: string, mostBytes: number, signal: AbortSignal) => Promise<Uint8Array | undefined>;
}

/** Gives bytes that are the caller's own. */
type Read = (from: number, to: number, signal?: AbortSignal) => Promise<Uint8Array<ArrayBuffer>>;

/** Reads so much at once, and no more. What comes in one piece is handed on as it is: copies would wait for the garbage collector. */
export function inPieces(sizeBytes: number, read: Read): Read {
  return async (from, to, signal) => {
    const end = Math.min(to, sizeBytes);
    let piece = await read(from, Math.min(end, from + pieceBytes), signal);
    signal?.throwIfAborted();
    if (piece.length === 0 || from + piece.length >= end) return piece;
    const bytes = new Uint8Array(end - from);
    let filled = 0;
    while (piece.length > 0) {
      bytes.set(piece, filled);
      filled += piece.length;
      if (from + filled >= end) break;
      piece = await read(from + filled, Math.min(end, from + filled + pieceBytes), signal);
      signal?.throwIfAborted();
    }
    return bytes.subarray(0, filled);
  };
}
