import { createHash } from 'node:crypto';
import { plainText } from '../base/plainText.ts';
import type { TableValue } from '../model/loggedTable.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import { memoryTable, numberColumn, textColumn } from './memoryTable.ts';
import { npyHeader, shapeText, typeText } from './npyHeader.ts';
import type { TableFile } from './tableFile.ts';
import { zipEntries, type ZipEntry } from './zipEntries.ts';
import { zipEntryHead } from './zipEntryHead.ts';

const runsCode =
  'Loading a file of this kind can run any code that stands in it, so Podium never does. Load it only where you trust whoever wrote it.';
const mostHashedBytes = 256 * 1024 * 1024;
const pieceBytes = 4 * 1024 * 1024;
const mostSafetensorsHeader = 100 * 1024 * 1024;
const mostArrays = 500;
const headBytes = 1_024;

/** The files in an archive, from its own list. */
export async function openZip(source: ByteSource, hasCode: boolean, signal: AbortSignal): Promise<TableFile> {
  return zipTable('ZIP archive', await zipEntries(source, signal), hasCode ? [runsCode] : []);
}

export function zipTable(format: string, entries: readonly ZipEntry[], notes: readonly string[]): TableFile {
  return memoryTable(
    format,
    [textColumn('file'), numberColumn('bytes'), numberColumn('packed')],
    entries.map(({ name, sizeBytes, packedBytes }) => [name, sizeBytes, packedBytes]),
    notes,
  );
}

/** The arrays that NumPy put in an archive: of each its name, and what its header says. */
export async function openNpz(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const entries = await zipEntries(source, signal);
  const rows: (readonly TableValue[])[] = [];
  for (const entry of entries) {
    const header =
      rows.length < mostArrays ? npyHeader(await zipEntryHead(source, entry, headBytes, signal)) : undefined;
    const [shape, type] = header ? [shapeText(header.shape), typeText(header.descr)] : [null, null];
    rows.push([entry.name.replace(/\.npy$/, ''), shape, type, entry.sizeBytes]);
  }
  const notes = entries.length > mostArrays ? [`Shapes are those of the first ${String(mostArrays)} arrays.`] : [];
  return memoryTable(
    'NumPy arrays',
    [...['array', 'shape', 'type'].map(textColumn), numberColumn('bytes')],
    rows,
    notes,
  );
}

/** The tensors that a safetensors file says it holds. */
export async function openSafetensors(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const start = await source.read(0, 8, signal);
  const length = start.length < 8 ? NaN : Number(new DataView(start.buffer, start.byteOffset).getBigUint64(0, true));
  if (!(length <= mostSafetensorsHeader && 8 + length <= source.sizeBytes)) throw noSafetensors();
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder().decode(await source.read(8, 8 + length, signal)));
  } catch (cause) {
    if (cause instanceof SyntaxError) throw noSafetensors(cause);
    throw cause;
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) throw noSafetensors();
  const { __metadata__: about, ...tensors } = header as Readonly<Record<string, unknown>>;
  const notes = about === undefined ? [] : [plainText(`The file says of itself: ${JSON.stringify(about)}`, 400)];
  return memoryTable(
    'safetensors',
    [...['tensor', 'shape', 'type'].map(textColumn), numberColumn('values'), numberColumn('bytes')],
    Object.entries(tensors).map(([name, told]) => [name, ...tensorValues(told)]),
    notes,
  );
}

/** What can be said of a file without loading it: how large it is, and by which sum one knows it again. */
export async function openCodeBearing(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const rows = [['bytes', source.sizeBytes.toLocaleString('en')]];
  const notes = [runsCode];
  if (source.sizeBytes <= mostHashedBytes) {
    const hash = createHash('sha256');
    for (let at = 0; at < source.sizeBytes; at += pieceBytes) {
      hash.update(await source.read(at, at + pieceBytes, signal));
      signal.throwIfAborted();
    }
    rows.push(['SHA-256', hash.digest('hex')]);
  } else notes.push('Of files of more than 256 MiB Podium does not compute the SHA-256.');
  return memoryTable('file that is never loaded', [textColumn('what'), textColumn('value')], rows, notes);
}

function tensorValues(told: unknown): readonly TableValue[] {
  if (typeof told !== 'object' || told === null) return [null, null, null, null];
  const { dtype, shape, data_offsets: offsets } = told as Readonly<Record<string, unknown>>;
  const sizes = numbersIn(shape);
  const [from, to] = numbersIn(offsets) ?? [];
  return [
    sizes ? shapeText(sizes) : null,
    typeof dtype === 'string' ? dtype : null,
    sizes ? sizes.reduce((all, size) => all * size, 1) : null,
    from !== undefined && to !== undefined ? to - from : null,
  ];
}

function numbersIn(value: unknown): readonly number[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === 'number') ? value : undefined;
}

function noSafetensors(cause?: unknown): StoreError {
  return new StoreError('damaged', 'This is no safetensors file, or it breaks off: its header cannot be read.', {
    cause,
  });
}
