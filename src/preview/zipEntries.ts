import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';

export interface ZipEntry {
  readonly name: string;
  readonly sizeBytes: number;
  readonly packedBytes: number;
  readonly method: number;
  /** Of the entry's own header. */
  readonly place: number;
}

const endBytes = 22;
const mostEndBytes = 66_000;
const [mostDirectoryBytes, mostEntries] = [32 * 1024 * 1024, 200_000];
const [endSign, entrySign, largeEndSign] = [0x06054b50, 0x02014b50, 0x06064b50];

/** What a ZIP archive says at its end that it holds. Nothing is unpacked. */
export async function zipEntries(source: ByteSource, signal: AbortSignal): Promise<readonly ZipEntry[]> {
  const { place, length, count } = await directoryOf(source, signal);
  if (length > mostDirectoryBytes || count > mostEntries)
    throw new StoreError('tooLarge', 'This archive holds more files than Podium lists (200,000).');
  if (place + length > source.sizeBytes) throw broken();
  const bytes = await source.read(place, place + length, signal);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === entrySign;) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    const nameEnd = at + 46 + (nameLength ?? 0);
    const extraEnd = nameEnd + (extraLength ?? 0);
    if (extraEnd > bytes.length) throw broken();
    const large = largeFields(view, nameEnd, extraEnd, at);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)),
      method: view.getUint16(at + 10, true),
      ...large,
    });
    at = extraEnd + (noteLength ?? 0);
  }
  if (entries.length < Math.min(count, 0xffff)) throw broken();
  return entries;
}

interface Directory {
  readonly place: number;
  readonly length: number;
  readonly count: number;
}

async function directoryOf(source: ByteSource, signal: AbortSignal): Promise<Directory> {
  const start = Math.max(0, source.sizeBytes - mostEndBytes);
  const bytes = await source.read(start, source.sizeBytes, signal);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = bytes.length - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== endSign) continue;
    const found = {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      place: view.getUint32(at + 16, true),
    };
    const isLarge = found.count === 0xffff || found.length === 0xffffffff || found.place === 0xffffffff;
    return isLarge && at >= 20 ? largeDirectory(source, Number(view.getBigUint64(at - 12, true)), signal) : found;
  }
  throw new StoreError('damaged', 'This is no ZIP archive, or it breaks off: its end is not that of one.');
}

async function largeDirectory(source: ByteSource, place: number, signal: AbortSignal): Promise<Directory> {
  const bytes = await source.read(place, place + 56, signal);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 56 || view.getUint32(0, true) !== largeEndSign) throw broken();
  const [count, length, start] = [32, 40, 48].map((at) => Number(view.getBigUint64(at, true)));
  return { count: count ?? 0, length: length ?? 0, place: start ?? 0 };
}

/** Sizes of more than 4 GiB stand behind the name. */
function largeFields(view: DataView, from: number, to: number, at: number): Omit<ZipEntry, 'name' | 'method'> {
  const fields = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  for (let field = from; field + 4 <= to; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue;
    let place = field + 4;
    for (const [index, value] of fields.entries()) {
      if (value !== 0xffffffff || place + 8 > to) continue;
      fields[index] = Number(view.getBigUint64(place, true));
      place += 8;
    }
  }
  const [sizeBytes = 0, packedBytes = 0, start = 0] = fields;
  return { sizeBytes, packedBytes, place: start };
}

function broken(): StoreError {
  return new StoreError('damaged', 'This archive is damaged: its list of files breaks off.');
}
