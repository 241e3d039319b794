import { readOffsetIndex, type ColumnChunk, type OffsetIndex } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import type { ByteSource } from './byteSource.ts';
import { thriftEnd } from './thriftEnd.ts';

export type PageLocation = OffsetIndex['page_locations'][number];

/** A header has less than this, unless it says of long texts which is the least and which the greatest. */
const [usualHeader, longHeader] = [512, 256 * 1024];
const mostIndexBytes = 16 * 1024 * 1024;

/**
 * Where the pages of a column's chunk lie, up to a row. Most files do not say that (pandas writes an index only where it is asked to), and a
 * chunk may be hundreds of megabytes; each page begins with how long it is, so that one finds the next without reading it.
 */
export class ChunkPages {
  readonly start: number;
  readonly end: number;
  readonly #index: { readonly from: number; readonly to: number } | undefined;
  #pages: PageLocation[] = [];
  #at: number;
  #row = 0;

  /** @param chunk one in which each value is a row. */
  constructor({ meta_data: about, offset_index_offset: from = 0n, offset_index_length: length = 0 }: ColumnChunk) {
    if (!about) throw new Error('it does not say where a column is');
    const { dictionary_page_offset: dictionary = 0n, data_page_offset: data } = about;
    // Some writers say 0 where there is no dictionary, and some nothing although there is one.
    this.start = Number(dictionary > 0n ? dictionary : data);
    this.end = this.start + Number(about.total_compressed_size);
    this.#index = length > 0 ? { from: Number(from), to: Number(from) + length } : undefined;
    this.#at = this.start;
  }

  async upTo(row: number, source: ByteSource, signal: AbortSignal): Promise<readonly PageLocation[]> {
    if (this.#index) await this.#readIndex(this.#index, source, signal);
    else await this.#look(row, source, signal);
    return this.#pages;
  }

  async #readIndex({ from, to }: { from: number; to: number }, source: ByteSource, signal: AbortSignal): Promise<void> {
    if (this.#pages.length > 0) return;
    if (to - from > mostIndexBytes) throw new Error('its index of pages is too long');
    const view = viewOf(await source.read(from, to, signal));
    thriftEnd(view, 0);
    this.#pages = readOffsetIndex({ view, offset: 0 }).page_locations;
  }

  async #look(row: number, source: ByteSource, signal: AbortSignal): Promise<void> {
    while (this.#row < row && this.#at < this.end) {
      const { header, length } = await this.#header(source, signal);
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
  }

  async #header(source: ByteSource, signal: AbortSignal) {
    try {
      return await this.#headerIn(usualHeader, source, signal);
    } catch (error) {
      if (signal.aborted || this.end - this.#at <= usualHeader) throw error;
      return this.#headerIn(longHeader, source, signal);
    }
  }

  async #headerIn(mostBytes: number, source: ByteSource, signal: AbortSignal) {
    const view = viewOf(await source.read(this.#at, Math.min(this.end, this.#at + mostBytes), signal));
    thriftEnd(view, 0);
    const reader = { view, offset: 0 };
    const header = parquetHeader(reader);
    return { header, length: reader.offset };
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
