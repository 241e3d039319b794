/** The bytes of a file, wherever it is. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** The bytes from a place up to, but not including, another; fewer where the file ends before. They are the caller's own. */
  read(from: number, to: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
}

const blockBytes = 512 * 1024;
const mostBlocks = 16;
/** What is longer is read as it is: copies of it would take as much memory again. */
const mostInBlocks = 2 * blockBytes;

/** The same, read in blocks of which some are kept: rows beside each other lie in the same ones. */
export function inBlocks(source: ByteSource): ByteSource {
  const { sizeBytes } = source;
  const kept = new Map<number, Uint8Array<ArrayBuffer>>();

  async function block(at: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const known = kept.get(at);
    kept.delete(at);
    const bytes = known ?? (await source.read(at * blockBytes, Math.min(sizeBytes, (at + 1) * blockBytes), signal));
    kept.set(at, bytes);
    const [oldest] = kept.keys();
    if (kept.size > mostBlocks && oldest !== undefined) kept.delete(oldest);
    return bytes;
  }

  return {
    sizeBytes,
    async read(from, to, signal) {
      const end = Math.min(to, sizeBytes);
      if (end <= from) return new Uint8Array(0);
      if (end - from > mostInBlocks) return source.read(from, end, signal);
      const bytes = new Uint8Array(end - from);
      let filled = 0;
      for (let at = from; at < end;) {
        const index = Math.floor(at / blockBytes);
        const within = at - index * blockBytes;
        const part = (await block(index, signal)).subarray(within, within + end - at);
        if (part.length === 0) break;
        bytes.set(part, filled);
        filled += part.length;
        at += part.length;
      }
      return bytes.subarray(0, filled);
    },
  };
}
