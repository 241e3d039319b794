import type { FileMetaData } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { StoreError } from '../stores/storeError.ts';
import { thriftEnd } from './thriftEnd.ts';

type Header = ReturnType<typeof parquetHeader>;

/** Of one reading. A few bytes may stand for billions of values, for which room would be made at once. */
const mostValues = 2 ** 24;
const mostPageBytes = 256 * 1024 * 1024;

/** What pages may hold that are read together. */
export class ParquetBudget {
  #values = 0;

  /** @throws StoreError `tooLarge`, or an Error where the header does not say all that its page needs. */
  take(header: Header): void {
    const { data_page_header: data, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
    const levels = second ? [second.definition_levels_byte_length, second.repetition_levels_byte_length] : [];
    const counts = [data, second, dictionary].flatMap((page) => (page ? [page.num_values] : []));
    const others = second ? [second.num_nulls, second.num_rows] : [];
    // Of what is left out the reader makes NaN, and goes on reading for ever.
    if (!hasSizes(header) || ![...levels, ...counts, ...others].every(isCount))
      throw new Error('the header of a page is not whole');
    for (const count of counts) this.#values += count;
    if (this.#values > mostValues || header.uncompressed_page_size > mostPageBytes) {
      throw new StoreError(
        'tooLarge',
        'Pages of this Parquet file hold more than 16 million values, or 256 MiB, which Podium does not take into memory. Write it with smaller pages.',
      );
    }
  }

  /** All pages in a part of a file that may begin with one, and in which columns begin. Whatever is there else is nobody's concern here. */
  takeAll(bytes: ArrayBuffer, start: number, begins: readonly number[]): void {
    const view = new DataView(bytes);
    const inside = begins.filter((begin) => begin > start && begin < start + view.byteLength);
    const places = [0, ...inside.map((begin) => begin - start)];
    for (const [index, place] of places.entries()) this.#takeFrom(view, place, places[index + 1] ?? view.byteLength);
  }

  #takeFrom(view: DataView, start: number, end: number): void {
    let at = start;
    while (at < end) {
      const page = headerAt(view, at);
      if (!page || !hasSizes(page.header)) return;
      this.take(page.header);
      at = page.end + page.header.compressed_page_size;
    }
  }
}

/** Where columns begin, in order. */
export function columnBegins({ row_groups: groups }: FileMetaData): readonly number[] {
  const chunks = groups.flatMap(({ columns }) => columns.map(({ meta_data: about }) => about));
  return chunks
    .flatMap((about) => (about ? Number(about.dictionary_page_offset ?? 0n) || Number(about.data_page_offset) : []))
    .toSorted((a, b) => a - b);
}

/** The header of a page, where there is one. */
function headerAt(view: DataView, offset: number): { readonly header: Header; readonly end: number } | undefined {
  try {
    thriftEnd(view, offset);
    const reader = { view, offset };
    return { header: parquetHeader(reader), end: reader.offset };
  } catch {
    // Who reads the page says so.
    return undefined;
  }
}

function hasSizes({ uncompressed_page_size, compressed_page_size }: Header): boolean {
  return isCount(uncompressed_page_size) && isCount(compressed_page_size);
}

function isCount(number: number): boolean {
  return Number.isSafeInteger(number) && number >= 0;
}
