import type { DocumentContent } from '../protocol/preview.ts';
import { StoreError } from '../stores/storeError.ts';
import { inBlocks, type ByteSource } from './byteSource.ts';
import { openCsv } from './csvFile.ts';
import { openJsonLines } from './jsonLines.ts';
import { openLoggedTable } from './loggedTableFile.ts';
import { TableDocument } from './tableDocument.ts';
import type { TableFile } from './tableFile.ts';

/** A file that is open: what it holds, and for a table its rows. */
export interface OpenDocument {
  readonly content: DocumentContent;
  readonly table?: TableDocument;
}

/** Opens a file as what its name says it is. Rejects with a StoreError where it is not. */
export async function openDocument(name: string, source: ByteSource, signal: AbortSignal): Promise<OpenDocument> {
  const file = await openTable(name.toLowerCase(), inBlocks(source), signal);
  if (!file) throw new StoreError('unsupported', 'Podium has no preview of files of this kind. Open it as text.');
  if (file.columns.length === 0) throw new StoreError('damaged', 'This file is empty.');
  const table = new TableDocument(file);
  return { content: table.content, table };
}

async function openTable(name: string, source: ByteSource, signal: AbortSignal): Promise<TableFile | undefined> {
  if (/\.(csv|tsv|tab)$/.test(name)) return openCsv(source, !name.endsWith('.csv'), signal);
  if (/\.(jsonl|ndjson)$/.test(name)) return openJsonLines(source, signal);
  if (/\.(parquet|pq)$/.test(name)) return (await import('./parquetFile.ts')).openParquet(source, signal);
  if (name.endsWith('.json')) return openLoggedTable(source, signal);
  return undefined;
}
