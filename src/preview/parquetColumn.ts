import type { ColumnChunk, Compressors, DecodedArray, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import type { TableValue } from '../model/loggedTable.ts';
import { StoreError } from '../stores/storeError.ts';
import type { ByteSource } from './byteSource.ts';
import type { ParquetBudget } from './parquetBudget.ts';
import { ChunkPages } from './parquetPages.ts';
import { unpackers } from './parquetUnpack.ts';
import { valueOf } from './parquetValue.ts';
import { thriftEnd } from './thriftEnd.ts';

type Decoder = Parameters<typeof readPage>[2];
type Take = (row: number, value: TableValue) => void;

/** What is smaller is read whole, with one question. */
export const mostWholeChunk = 1024 * 1024;
/** Of a column at once. */
const mostBytes = 256 * 1024 * 1024;
/** Of these the first values can be read without the others. */
const inOrder: ReadonlySet<string> = new Set(['PLAIN', 'PLAIN_DICTIONARY', 'RLE_DICTIONARY']);

interface Place {
  readonly from: number;
  readonly to: number;
}

interface Page extends Place {
  /** The first row, among those of the chunk. */
  readonly row: number;
}

interface PageValues {
  readonly row: number;
  readonly values: DecodedArray;
  /** Whether the values are places in the dictionary. */
  readonly isCoded: boolean;
}

/**
 * A column in one row group, in which each value is a row. Only the pages in which somebody looks are read, and of these, and of the
 * dictionary, only as much is decoded as is looked at: for the first rows of a large file that is a hundredth.
 */
export class ParquetColumn {
  readonly #pages: ChunkPages;
  readonly #isSmall: boolean;
  readonly #decoder: Omit<Decoder, 'compressors'>;

  constructor(
    { offset_index_length: indexed, ...chunk }: ColumnChunk,
    schemaPath: SchemaTree[],
    mostWholeBytes: number,
  ) {
    const { meta_data: about, offset_index_offset: index = 0n } = chunk;
    const element = schemaPath.at(-1)?.element;
    if (!about || !element) throw new Error('it does not say where a column is');
    this.#isSmall = Number(about.total_compressed_size) <= mostWholeBytes;
    this.#pages = new ChunkPages(
      this.#isSmall || !indexed ? chunk : { ...chunk, offset_index_offset: index, offset_index_length: indexed },
    );
    const { path_in_schema: pathInSchema, type, codec } = about;
    this.#decoder = { pathInSchema, type, codec, element, schemaPath, parsers: DEFAULT_PARSERS, utf8: false };
  }

  /** Hands on the values of some rows, by their numbers in the row group. */
  async read(
    { from, to }: Place,
    source: ByteSource,
    budget: ParquetBudget,
    take: Take,
    signal: AbortSignal,
  ): Promise<void> {
    const { start, end } = this.#pages;
    const spent = new Spent();
    const file = this.#isSmall ? await held(source, start, end, spent, signal) : source;
    const places = await this.#placesUpTo(to, file, signal);
    const shown = places.filter((page, at) => page.row < to && (places[at + 1]?.row ?? Infinity) > from);
    const [first = { from: start }] = places;
    const dictionary = first.from > start ? [{ from: start, to: first.from }] : [];
    // At the beginning both lie beside each other; later pages often do without.
    const beside = shown[0] === first ? dictionary : [];
    const views = await viewsOf([...beside, ...shown], file, spent, signal);
    const decoder = { ...this.#decoder, compressors: spent.compressors };
    const pages = shown.flatMap(({ row }, at) => {
      const view = views[beside.length + at];
      return view ? [valuesIn(view, row, to, decoder, budget)] : [];
    });
    const codes = mostCode(pages);
    const [words] = codes < 0 || beside.length > 0 ? views : await viewsOf(dictionary, file, spent, signal);
    const meant = codes < 0 || !words ? [] : dictionaryIn(words, codes + 1, decoder, budget);
    for (const { row, values, isCoded } of pages) {
      for (let at = Math.max(0, from - row); at < Math.min(values.length, to - row); at++) {
        const value: unknown = values[at];
        take(row + at, valueOf(isCoded && typeof value === 'number' ? meant[value] : value));
      }
    }
    spent.giveBack();
  }

  async #placesUpTo(row: number, source: ByteSource, signal: AbortSignal): Promise<readonly Page[]> {
    return (await this.#pages.upTo(row, source, signal)).map((page) => {
      const from = Number(page.offset);
      return { row: Number(page.first_row_index), from, to: from + page.compressed_page_size };
    });
  }
}

/** Bytes that were used: otherwise tens of megabytes wait for the garbage collector. */
class Spent {
  readonly #buffers = new Set<ArrayBuffer>();
  readonly compressors: Compressors;

  constructor() {
    const unpacked = Object.entries(unpackers).map(([codec, unpack]) => [
      codec,
      (packed: Uint8Array, length: number) => this.add(unpack(packed, length)),
    ]);
    this.compressors = Object.fromEntries(unpacked) as Compressors;
  }

  add<Bytes extends Uint8Array>(bytes: Bytes): Bytes {
    const { buffer, byteLength } = bytes;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) this.#buffers.add(buffer);
    return bytes;
  }

  giveBack(): void {
    for (const buffer of this.#buffers) buffer.transfer(0);
  }
}

async function held(
  source: ByteSource,
  start: number,
  end: number,
  spent: Spent,
  signal: AbortSignal,
): Promise<ByteSource> {
  const bytes = spent.add(await source.read(start, end, signal));
  const read = (from: number, to: number) =>
    Promise.resolve(bytes.subarray(Math.max(0, from - start), Math.max(0, to - start)));
  return { sizeBytes: source.sizeBytes, read };
}

/** The bytes of places in a file, those beside each other with one question. */
async function viewsOf(
  places: readonly Place[],
  source: ByteSource,
  spent: Spent,
  signal: AbortSignal,
): Promise<readonly DataView[]> {
  const views: DataView[] = [];
  let bytesRead = 0;
  for (let at = 0; at < places.length;) {
    const from = places[at]?.from ?? 0;
    let count = 1;
    while (places[at + count]?.from === places[at + count - 1]?.to) count++;
    const together = places.slice(at, at + count);
    const to = together.at(-1)?.to ?? from;
    if (!(from >= 0 && to <= source.sizeBytes)) throw new Error('it breaks off');
    bytesRead += to - from;
    if (bytesRead > mostBytes) throw tooLarge();
    const bytes = spent.add(await source.read(from, to, signal));
    for (const place of together) {
      const part = bytes.subarray(place.from - from, place.to - from);
      views.push(new DataView(part.buffer, part.byteOffset, part.byteLength));
    }
    at += count;
  }
  return views;
}

function valuesIn(view: DataView, row: number, to: number, decoder: Decoder, budget: ParquetBudget): PageValues {
  const { header, reader } = headerIn(view, budget);
  const encoding = header.data_page_header?.encoding ?? header.data_page_header_v2?.encoding ?? '';
  const isCoded = encoding.endsWith('_DICTIONARY');
  const { data = [] } = readPage(
    reader,
    upTo(header, encoding, to - row),
    isCoded ? codesOnly(decoder) : decoder,
    undefined,
    undefined,
    0,
  );
  return { row, values: data, isCoded };
}

/** Places in a dictionary are numbers, whatever stands there. */
function codesOnly(decoder: Decoder): Decoder {
  const { name, repetition_type } = decoder.element;
  return { ...decoder, type: 'INT32', element: { name, type: 'INT32', ...(repetition_type && { repetition_type }) } };
}

function dictionaryIn(view: DataView, count: number, decoder: Decoder, budget: ParquetBudget): DecodedArray {
  const { header, reader } = headerIn(view, budget);
  const { dictionary_page_header: about } = header;
  if (!about) return [];
  const short = { ...header, dictionary_page_header: { ...about, num_values: Math.min(about.num_values, count) } };
  return convert(readPage(reader, short, decoder, undefined, undefined, 0).data ?? [], decoder);
}

function headerIn(view: DataView, budget: ParquetBudget) {
  thriftEnd(view, 0);
  const reader = { view, offset: 0 };
  const header = parquetHeader(reader);
  budget.take(header);
  return { header, reader };
}

/** The header of a page that would end after so many rows. */
function upTo(header: PageHeader, encoding: string, rows: number): PageHeader {
  const { data_page_header: data, data_page_header_v2: second } = header;
  if (!inOrder.has(encoding)) return header;
  if (data && rows < data.num_values) return { ...header, data_page_header: { ...data, num_values: rows } };
  // How many of them are missing it says only of all.
  return second?.num_nulls === 0 && rows < second.num_values
    ? { ...header, data_page_header_v2: { ...second, num_values: rows, num_rows: rows } }
    : header;
}

function mostCode(pages: readonly PageValues[]): number {
  let most = -1;
  for (const { values, isCoded } of pages) {
    if (isCoded)
      for (const code of values as readonly unknown[]) if (typeof code === 'number' && code > most) most = code;
  }
  return most;
}

function tooLarge(): StoreError {
  return new StoreError(
    'tooLarge',
    'Pages of this Parquet file have more than 256 MiB, which Podium does not take into memory. Write it with smaller pages.',
  );
}
