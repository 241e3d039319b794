import {
  parquetMetadata,
  parquetRead,
  parquetSchema,
  type AsyncBuffer,
  type ColumnChunk,
  type FileMetaData,
  type SchemaTree,
} from 'hyparquet';
import { mapAtOnce } from '../base/mapAtOnce.ts';
import { plainText } from '../base/plainText.ts';
import { sentenceOf } from '../base/sentenceOf.ts';
import type { TableValue } from '../model/loggedTable.ts';
import type { FileColumn } from '../protocol/preview.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import { columnBegins, ParquetBudget } from './parquetBudget.ts';
import { mostWholeChunk, ParquetColumn } from './parquetColumn.ts';
import { unpackers } from './parquetUnpack.ts';
import { valueOf } from './parquetValue.ts';
import type { Row, TableFile } from './tableFile.ts';
import { thriftEnd } from './thriftEnd.ts';

/** Rows are read, and kept, so many at a time; fewer at the beginning, beyond which most people never look. */
const [firstRows, windowRows] = [1_024, 4_096];
const mostKept = 400;
/** So many are read at once by who goes through all. */
const mostScanned = 131_072;
/** Pages are decoded whole: many at once take much memory. */
const columnsAtOnce = 4;
const mostColumns = 20_000;
const mostFooterBytes = 64 * 1024 * 1024;
const mostChunkBytes = 256 * 1024 * 1024;
const numeric = new Set(['INT32', 'INT64', 'FLOAT', 'DOUBLE', 'INTEGER', 'DECIMAL', 'FLOAT16']);

/** Values of one column, from the first row of a window on. */
type Values = readonly TableValue[];

/** Columns by row groups: read are the end of the file, and then what of columns is looked at. */
export async function openParquet(
  source: ByteSource,
  signal: AbortSignal,
  mostWholeBytes = mostWholeChunk,
): Promise<TableFile> {
  const metadata = await decoded(() => readMetadata(source, signal));
  const schema = await decoded(() => Promise.resolve(parquetSchema(metadata)));
  const { children } = schema;
  if (children.length > mostColumns)
    throw new StoreError('tooLarge', 'This file has more than 20,000 columns, which Podium does not show.');
  const names = children.map(({ element }) => element.name);
  const rowCount = Math.min(Number(metadata.num_rows), 2 ** 32 - 1);
  const groupEnds: number[] = [];
  for (const group of metadata.row_groups) groupEnds.push((groupEnds.at(-1) ?? 0) + Number(group.num_rows));
  const begins = columnBegins(metadata);
  const kept = new Map<string, Values>();
  const known = new Map<ColumnChunk, ParquetColumn>();
  /** In these each value is a row. */
  const flat = new Map(
    children
      .filter(({ element, children: inner }) => inner.length === 0 && element.repetition_type !== 'REPEATED')
      .map((child) => [child.element.name, [schema, child]]),
  );

  /** One list for each column that is asked for. */
  async function columnsOf(
    from: number,
    to: number,
    columns: readonly number[],
    reading: AbortSignal,
  ): Promise<readonly Values[]> {
    checkChunks(from, to, columns);
    const lists = new Map(columns.map((column) => [column, new Array<TableValue>(to - from).fill(null)]));
    const budget = new ParquetBudget();
    const isFlat = (column: number): boolean => flat.has(names[column] ?? '');
    const [plain, nested] = [
      [...lists].filter(([column]) => isFlat(column)),
      [...lists].filter(([column]) => !isFlat(column)),
    ];
    const readPlain = ([column, values]: (typeof plain)[number]) =>
      readColumn(names[column] ?? '', from, to, budget, (row, value) => (values[row] = value), reading);
    await decoded(() => mapAtOnce(plain, columnsAtOnce, readPlain));
    for (let at = 0; at < nested.length; at += columnsAtOnce)
      await decoded(() => readInto(nested.slice(at, at + columnsAtOnce), from, to, reading));
    return columns.map((column) => lists.get(column) ?? []);
  }

  async function readInto(
    lists: readonly (readonly [column: number, values: TableValue[]])[],
    from: number,
    to: number,
    reading: AbortSignal,
  ): Promise<void> {
    const wanted = lists.map(([column]) => names[column] ?? '');
    const buffers: ArrayBuffer[] = [];
    const budget = new ParquetBudget();
    const file = asyncBuffer(source, reading, (bytes, start) => {
      buffers.push(bytes);
      budget.takeAll(bytes, start, begins);
    });
    const options = {
      file,
      metadata,
      columns: wanted,
      rowStart: from,
      rowEnd: to,
      compressors: unpackers,
      useOffsetIndex: true,
      utf8: false,
      rowFormat: 'array',
      onComplete: (rows: readonly (readonly unknown[])[]) => {
        for (const [index, row] of rows.entries())
          for (const [place, [, values]] of lists.entries()) values[index] = valueOf(row[place]);
      },
    } as const;
    await parquetRead(options);
    // All is in the lists: otherwise tens of megabytes wait for the garbage collector.
    for (const buffer of buffers) buffer.transfer(0);
  }

  /** Of a column in which each value is a row; told are the rows behind the first one. */
  async function readColumn(
    name: string,
    from: number,
    to: number,
    budget: ParquetBudget,
    take: (row: number, value: TableValue) => void,
    reading: AbortSignal,
  ): Promise<void> {
    for (const [index, group] of metadata.row_groups.entries()) {
      const [start, end] = [groupEnds[index - 1] ?? 0, groupEnds[index] ?? 0];
      if (end <= from || start >= to) continue;
      const rows = { from: Math.max(0, from - start), to: Math.min(end, to) - start };
      const column = columnIn(group.columns, name);
      await column.read(rows, source, budget, (row, value) => take(start + row - from, value), reading);
    }
  }

  function columnIn(chunks: readonly ColumnChunk[], name: string): ParquetColumn {
    const chunk = chunks.find(
      ({ meta_data: about }) => about?.path_in_schema.length === 1 && about.path_in_schema[0] === name,
    );
    if (!chunk) throw new Error('a row group has not all of its columns');
    const column = known.get(chunk) ?? new ParquetColumn(chunk, flat.get(name) ?? [], mostWholeBytes);
    known.set(chunk, column);
    return column;
  }

  /** Of one window, as far as it is not kept. */
  async function windowOf(
    { from, to }: { readonly from: number; readonly to: number },
    columns: readonly number[],
    reading: AbortSignal,
  ): Promise<readonly Values[]> {
    const key = (column: number): string => `${String(from)} ${String(column)}`;
    const missing = columns.filter((column) => !kept.has(key(column)));
    if (missing.length > 0) {
      const read = await columnsOf(from, Math.min(rowCount, to), missing, reading);
      for (const [place, column] of missing.entries()) kept.set(key(column), read[place] ?? []);
    }
    const found = columns.map((column) => kept.get(key(column)) ?? []);
    for (const oldest of kept.keys()) {
      if (kept.size <= Math.max(mostKept, columns.length)) break;
      kept.delete(oldest);
    }
    return found;
  }

  function checkChunks(from: number, to: number, columns: readonly number[]): void {
    const wanted = new Set(columns.map((column) => names[column]));
    for (const [index, group] of metadata.row_groups.entries()) {
      const isApart = (groupEnds[index] ?? 0) <= from || (groupEnds[index - 1] ?? 0) >= to;
      if (isApart) continue;
      for (const { meta_data: chunk } of group.columns) {
        if (!chunk || !wanted.has(chunk.path_in_schema[0]) || flat.has(chunk.path_in_schema.join('.'))) continue;
        if (Number(chunk.total_uncompressed_size) > mostChunkBytes) {
          throw new StoreError(
            'tooLarge',
            `Column ${plainText(chunk.path_in_schema.join('.'), 80)} has row groups of more than 256 MiB, which Podium does not take into memory. Write the file with smaller row groups.`,
          );
        }
      }
    }
  }

  return {
    format: 'Parquet',
    columns: children.map(columnOf),
    notes: [],
    counted: { rowCount, isWhole: true, share: 1 },
    countOn: () => Promise.resolve(),
    async read(from, to, columns, reading) {
      const end = Math.min(to, rowCount);
      if (end <= from) return [];
      if (end - from > windowRows) return rowsOf(await columnsOf(from, end, columns, reading), 0, end - from);
      const rows: Row[] = [];
      for (let at = from; at < end;) {
        const window = windowAt(at);
        const stop = Math.min(end, window.to);
        rows.push(...rowsOf(await windowOf(window, columns, reading), at - window.from, stop - window.from));
        at = stop;
      }
      return rows;
    },
    pieceEnd: (from) => Math.min(groupEnds.find((end) => end > from) ?? rowCount, from + mostScanned),
  };
}

function windowAt(row: number): { readonly from: number; readonly to: number } {
  const from = Math.floor(row / windowRows) * windowRows;
  if (from > 0) return { from, to: from + windowRows };
  return row < firstRows ? { from: 0, to: firstRows } : { from: firstRows, to: windowRows };
}

function rowsOf(columns: readonly Values[], from: number, to: number): readonly Row[] {
  return Array.from({ length: to - from }, (_, index) => columns.map((values) => values[from + index] ?? null));
}

function columnOf({ element, children }: SchemaTree): FileColumn {
  const { name, type, logical_type: logical, converted_type: converted } = element;
  const word = logical?.type ?? converted ?? type;
  const isNumeric =
    children.length === 0 && numeric.has(logical?.type ?? converted?.replace(/^U?INT_\d+$/, 'INTEGER') ?? type ?? '');
  return { name: name, type: children.length > 0 && !word ? 'struct' : (word ?? '').toLowerCase(), isNumeric };
}

/** @param hear is told each buffer that was read, and where in the file it begins. */
function asyncBuffer(
  source: ByteSource,
  signal: AbortSignal,
  hear?: (bytes: ArrayBuffer, start: number) => void,
): AsyncBuffer {
  return {
    byteLength: source.sizeBytes,
    async slice(start, end = source.sizeBytes) {
      const bytes = await source.read(start, end, signal);
      const isAll = bytes.byteLength === bytes.buffer.byteLength;
      const own = isAll ? bytes.buffer : bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      hear?.(own, start);
      return own;
    },
  };
}

async function readMetadata(source: ByteSource, signal: AbortSignal): Promise<FileMetaData> {
  const { sizeBytes } = source;
  const end = await source.read(Math.max(0, sizeBytes - 8), sizeBytes, signal);
  if (end.length < 8 || new TextDecoder().decode(end.subarray(4)) !== 'PAR1') {
    throw new StoreError('damaged', 'This is no Parquet file, or it breaks off: its end is not that of one.');
  }
  const bytes = new DataView(end.buffer, end.byteOffset).getUint32(0, true);
  if (bytes > mostFooterBytes)
    throw new StoreError('tooLarge', 'What this file says of itself is more than 64 MiB, which Podium does not read.');
  const footer = await asyncBuffer(source, signal).slice(Math.max(0, sizeBytes - 8 - bytes), sizeBytes);
  thriftEnd(new DataView(footer), 0);
  return parquetMetadata(footer);
}

/** What goes wrong in the bytes of the file, in words. */
async function decoded<Answer>(decode: () => Promise<Answer>): Promise<Answer> {
  try {
    return await decode();
  } catch (cause) {
    if (cause instanceof StoreError || (cause instanceof Error && cause.message === 'Nobody waits for it any more.'))
      throw cause;
    const said = plainText(sentenceOf(cause), 200);
    throw new StoreError('damaged', `This Parquet file cannot be read: ${said}.`, { cause });
  }
}
