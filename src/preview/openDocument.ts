import type { DocumentContent, TableContent } from '../protocol/preview.ts';
import { StoreError } from '../stores/storeError.ts';
import { inBlocks, type ByteSource } from './byteSource.ts';
import { openCsv } from './csvFile.ts';
import { openJsonLines } from './jsonLines.ts';
import { openCodeBearing, openNpz, openSafetensors, openZip } from './listings.ts';
import { openLoggedTable } from './loggedTableFile.ts';
import { openNpy } from './npyFile.ts';
import { TableDocument } from './tableDocument.ts';
import type { TableFile } from './tableFile.ts';
import { openWheel } from './wheelFile.ts';

const [mostRows, mostColumns, mostCells] = [60, 200, 6_000];

/** A file that is open: what it holds, and for a table its rows. */
export interface OpenDocument {
  readonly content: DocumentContent;
  readonly table?: TableDocument;
}

/** Opens a file as what its name says it is. Rejects with a StoreError where it is not. */
export async function openDocument(name: string, source: ByteSource, signal: AbortSignal): Promise<OpenDocument> {
  if (name === 'MLmodel') return { content: await (await import('./modelFile.ts')).openModelFile(source, signal) };
  if (/\.geojson$/i.test(name)) return (await import('./geoJsonFile.ts')).openGeoJson(source, signal);
  const file = /\.onnx$/i.test(name)
    ? await (await import('./onnxFile.ts')).openOnnx(source, signal)
    : await openTable(name.toLowerCase(), source, signal);
  if (!file) throw new StoreError('unsupported', 'Podium has no preview of files of this kind. Open it as text.');
  if (file.columns.length === 0) throw new StoreError('damaged', 'This file is empty.');
  const table = new TableDocument(file);
  return { content: { ...table.content, ...(await firstRows(table, signal)) }, table };
}

/** What cannot be read is said where it is looked at, above the rows that can be. */
async function firstRows(table: TableDocument, signal: AbortSignal): Promise<Pick<TableContent, 'first'>> {
  const toColumn = Math.min(mostColumns, table.content.columns.length);
  const to = Math.min(mostRows, Math.floor(mostCells / toColumn));
  const arrangement = { filter: { text: '', columns: [] } };
  try {
    return { first: await table.rows({ arrangement, from: 0, to, fromColumn: 0, toColumn }, signal) };
  } catch (error) {
    if (error instanceof StoreError) return {};
    throw error;
  }
}

async function openTable(name: string, source: ByteSource, signal: AbortSignal): Promise<TableFile | undefined> {
  if (/\.(csv|tsv|tab)$/.test(name)) return openCsv(source, !name.endsWith('.csv'), signal);
  if (/\.(jsonl|ndjson)$/.test(name)) return openJsonLines(source, signal);
  if (/\.(parquet|pq)$/.test(name)) return (await import('./parquetFile.ts')).openParquet(source, signal);
  return openInBlocks(name, inBlocks(source), signal);
}

/** Of these one looks at places here and there. */
async function openInBlocks(name: string, source: ByteSource, signal: AbortSignal): Promise<TableFile | undefined> {
  if (name.endsWith('.npy')) return openNpy(source, signal);
  if (name.endsWith('.npz')) return openNpz(source, signal);
  if (name.endsWith('.safetensors')) return openSafetensors(source, signal);
  if (name.endsWith('.whl')) return openWheel(source, signal);
  if (/\.(zip|egg|jar)$/.test(name)) return openZip(source, false, signal);
  if (/\.(pkl|pickle|joblib|pt|pth|ckpt|h5|hdf5|keras|skops|bin)$/.test(name)) return openUnloaded(source, signal);
  if (name.endsWith('.json')) return openLoggedTable(source, signal);
  return undefined;
}

/** Some of these are archives, of which one can see what is in them. */
async function openUnloaded(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const start = await source.read(0, 4, signal);
  const isZip = [0x50, 0x4b, 0x03, 0x04].every((byte, at) => start[at] === byte);
  return isZip ? openZip(source, true, signal) : openCodeBearing(source, signal);
}
