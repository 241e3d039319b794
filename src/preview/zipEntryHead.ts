import { constants, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byteSource.ts';
import type { ZipEntry } from './zipEntries.ts';

/** What one of them becomes at most, whatever it is packed as. */
const mostUnpacked = 2 * 1024 * 1024;

/** The beginning of what is packed, as far as so many bytes of the archive say; empty where it cannot be had. */
export async function zipEntryHead(
  source: ByteSource,
  { place, method, packedBytes }: ZipEntry,
  mostBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const local = await source.read(place, place + 30, signal);
  if (local.length < 30) return new Uint8Array(0);
  const view = new DataView(local.buffer, local.byteOffset, local.byteLength);
  const start = place + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const packed = await source.read(start, start + Math.min(packedBytes, mostBytes), signal);
  if (method === 0) return packed;
  if (method !== 8) return new Uint8Array(0);
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: mostUnpacked });
  } catch {
    // Not packed as it says: its size is all that is known of it.
    return new Uint8Array(0);
  }
}
