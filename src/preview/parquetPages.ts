import type { ColumnMetaData, OffsetIndex } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import type { ByteSource } from './byteSource.ts';
import { thriftEnd } from './thriftEnd.ts';

export type PageLocation = OffsetIndex['page_locations'][number];

/** A header has less than this, unless it says of long texts which is the least and which the greatest. */
const [usualHeader, longHeader] = [512, 256 * 1024];

/**
 * Where the pages of a column's chunk lie, up to a row. Most files do not say that (pandas writes an index only where it is asked to), and a
 * chunk may be hundreds of megabytes; each page begins with how long it is, so that one finds the next without reading it.
 */
export class ChunkPages {
  readonly #source: ByteSource;
  readonly #end: number;
  readonly #pages: PageLocation[] = [];
  #at: number;
  #row = 0;

  /** @param chunk one in which each value is a row. */
  constructor(chunk: ColumnMetaData, source: ByteSource) {
    const { dictionary_page_offset: dictionary = 0n, data_page_offset: data } = chunk;
    this.#source = source;
    // Some writers say 0 where there is no dictionary, and some nothing although there is one.
    this.#at = Number(dictionary > 0n ? dictionary : data);
    this.#end = this.#at + Number(chunk.total_compressed_size);
  }

  async upTo(row: number, signal: AbortSignal): Promise<readonly PageLocation[]> {
    while (this.#row < row && this.#at < this.#end) {
      const { header, length } = await this.#header(signal);
      const size = length + header.compressed_page_size;
      const rows = header.data_page_header?.num_values ?? header.data_page_header_v2?.num_rows;
      if (!(size > 0) || (rows !== undefined && rows < 0)) throw new Error('a page has no length');
      if (rows !== undefined) {
        const [offset, first_row_index] = [BigInt(this.#at), BigInt(this.#row)];
        this.#pages.push({ offset, compressed_page_size: size, first_row_index });
        this.#row += rows;
      }
      this.#at += size;
    }
    return this.#pages;
  }

  async #header(signal: AbortSignal) {
    try {
      return await this.#headerIn(usualHeader, signal);
    } catch (error) {
      if (signal.aborted || this.#end - this.#at <= usualHeader) throw error;
      return this.#headerIn(longHeader, signal);
    }
  }

  async #headerIn(mostBytes: number, signal: AbortSignal) {
    const bytes = await this.#source.read(this.#at, Math.min(this.#end, this.#at + mostBytes), signal);
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), offset: 0 };
    thriftEnd(reader.view, 0);
    const header = parquetHeader(reader);
    return { header, length: reader.offset };
  }
}
