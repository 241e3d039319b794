import { numberedNames } from '../base/numberedNames.ts';
import type { TableValue } from '../model/loggedTable.ts';
import type { Counted, FileColumn } from '../protocol/preview.ts';
import { StoreError } from '../stores/storeError.ts';
import { inBlocks, type ByteSource } from './byteSource.ts';
import { csvRecords } from './csvRecords.ts';
import { numberInText } from './numberIn.ts';
import { firstTurnMs, RecordIndex } from './recordIndex.ts';
import { sniffDelimiter } from './sniffCsv.ts';
import type { TableFile } from './tableFile.ts';

const headBytes = 64 * 1024;
const mostSampled = 500;
const mostColumns = 20_000;
const byteOrderMark = [0xef, 0xbb, 0xbf];

/** A text of fields, of which the first record names the columns. */
export async function openCsv(source: ByteSource, isTabs: boolean, signal: AbortSignal): Promise<TableFile> {
  const blocks = inBlocks(source);
  const bytes = await blocks.read(0, headBytes, signal);
  if (isWideText(bytes)) {
    throw new StoreError('unsupported', 'This text is UTF-16, which Podium does not divide in rows. Open it as text.');
  }
  const start = byteOrderMark.every((byte, at) => bytes[at] === byte) ? byteOrderMark.length : 0;
  const head = wholeLines(new TextDecoder().decode(bytes.subarray(start)), bytes.length === source.sizeBytes);
  const delimiter = sniffDelimiter(head, isTabs);
  const [names = [], ...sample] = csvRecords(head, delimiter).slice(0, mostSampled);
  if (names.length > mostColumns) {
    throw new StoreError(
      'tooLarge',
      'This file has more than 20,000 columns, which Podium does not show. Open it as text.',
    );
  }
  const index = new RecordIndex(source, blocks, start, { quote: 0x22, delimiter: delimiter.charCodeAt(0) });
  await index.countOn(signal, firstTurnMs);
  const columns = columnsOf(names, sample);
  return {
    format: delimiter === '\t' ? 'Tab-separated' : delimiter === ',' ? 'CSV' : `CSV, divided by “${delimiter}”`,
    columns,
    notes: notesOf(names, sample, index),
    get counted() {
      return withoutHead(index.counted);
    },
    countOn: (counting) => index.countOn(counting),
    async read(from, to, wanted, reading) {
      const part = await index.bytesOf(from + 1, to + 1, reading);
      const records = csvRecords(new TextDecoder().decode(part.bytes), delimiter);
      return records
        .slice(part.skip, part.skip + to - from)
        .map((fields) => wanted.map((column): TableValue => fields[column] ?? null));
    },
    pieceEnd: (from) => index.pieceEnd(from + 1) - 1,
  };
}

/** The first record is no row. */
function withoutHead({ rowCount, ...counted }: Counted): Counted {
  return { ...counted, rowCount: Math.max(0, rowCount - 1) };
}

/** What was read of a longer text ends in the midst of a line. */
function wholeLines(text: string, isAll: boolean): string {
  const end = text.lastIndexOf('\n');
  return isAll || end < 0 ? text : text.slice(0, end + 1);
}

function columnsOf(names: readonly string[], sample: readonly (readonly string[])[]): readonly FileColumn[] {
  const count = Math.min(
    mostColumns,
    sample.reduce((most, { length }) => Math.max(most, length), names.length),
  );
  const all = Array.from({ length: count }, (_, at) => names[at]?.trim() || `column ${String(at + 1)}`);
  return numberedNames(all).map((name, column) => {
    const given = sample.flatMap((fields) => (fields[column] ? [fields[column]] : []));
    return { name, isNumeric: given.length > 0 && given.every((text) => numberInText(text) !== undefined) };
  });
}

function notesOf(names: readonly string[], sample: readonly (readonly string[])[], { counted }: RecordIndex): string[] {
  const ragged = sample.findIndex(({ length }) => length !== names.length);
  if (ragged < 0) return [];
  const count = sample.filter(({ length }) => length !== names.length).length;
  const among =
    counted.isWhole && counted.rowCount - 1 <= sample.length ? '' : ` of the first ${String(sample.length)}`;
  return [
    `${String(count)}${among} ${count === 1 ? 'row has' : 'rows have'} another number of fields than the ${String(names.length)} names in the first line; the first one is row ${String(ragged + 1)}.`,
  ];
}

function isWideText([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
