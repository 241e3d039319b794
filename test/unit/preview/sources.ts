import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ByteSource } from '../../../src/preview/byteSource.ts';

export const never = new AbortController().signal;

/** Bytes as a file. */
export function sourceOf(content: string | Uint8Array): ByteSource {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { sizeBytes: bytes.length, read: (from, to) => Promise.resolve(new Uint8Array(bytes.subarray(from, to))) };
}

/** A file of `test/fixtures/preview`. */
export async function fixture(name: string): Promise<Uint8Array> {
  return readFile(path.join(import.meta.dirname, '../../fixtures/preview', name));
}
