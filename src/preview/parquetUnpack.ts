import type { Compressors } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';

/** What unpacks pages. Of nothing writers pack nothing, in which some of these look for more. */
export const unpackers: Compressors = Object.fromEntries(
  Object.entries(compressors).map(([codec, unpack]) => [
    codec,
    (packed: Uint8Array, length: number) => (length === 0 ? new Uint8Array(0) : unpack(packed, length)),
  ]),
);
