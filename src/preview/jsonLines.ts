import { tableValueOf } from '../compare/readTable.ts';
import type { TableValue } from '../model/loggedTable.ts';
import { inBlocks, type ByteSource } from './byteSource.ts';
import { firstTurnMs, RecordIndex } from './recordIndex.ts';
import type { TableFile } from './tableFile.ts';

const headBytes = 256 * 1024;
const mostSampled = 500;
const mostColumns = 20_000;
const newline = 0x0a;

/** A JSON value in each line: objects have their fields in columns. */
export async function openJsonLines(source: ByteSource, signal: AbortSignal): Promise<TableFile> {
  const blocks = inBlocks(source);
  const index = new RecordIndex(source, blocks, 0, {});
  await index.countOn(signal, firstTurnMs);
  const head = await blocks.read(0, headBytes, signal);
  const whole = head.length < source.sizeBytes ? head.subarray(0, head.lastIndexOf(newline) + 1) : head;
  const sample = linesOf(whole).slice(0, mostSampled);
  const values = sample.map(parsed);
  const names = [...new Set(values.flatMap((value) => (isRecord(value) ? Object.keys(value) : [])))].slice(
    0,
    mostColumns,
  );
  const hasOthers = values.some((value) => !isRecord(value)) || names.length === 0;
  const others = hasOthers ? [{ name: names.includes('value') ? 'the whole line' : 'value', isNumeric: false }] : [];
  const columns = [
    ...names.map((name) => ({ name, isNumeric: areNumbers(values.map((value) => fieldOf(value, name))) })),
    ...others,
  ];
  const isWhole = index.counted.isWhole && index.counted.rowCount <= sample.length;
  return {
    format: 'JSON lines',
    columns,
    notes:
      isWhole || names.length === 0
        ? []
        : [
            `Columns are the fields of the first ${String(sample.length)} lines; fields that only later lines have are not shown.`,
          ],
    get counted() {
      return index.counted;
    },
    countOn: (counting) => index.countOn(counting),
    async read(from, to, wanted, reading) {
      const { bytes, skip } = await index.bytesOf(from, to, reading);
      return linesOf(bytes)
        .slice(skip, skip + to - from)
        .map((line) => {
          const value = parsed(line);
          return wanted.map((column): TableValue => {
            const name = names[column];
            if (name !== undefined) return tableValueOf(fieldOf(value, name));
            return isRecord(value) ? null : value === undefined ? line : tableValueOf(value);
          });
        });
    },
    pieceEnd: (from) => index.pieceEnd(from),
  };
}

/** Those in which something stands, as they are counted: also where that is only the mark of UTF-8, which is no part of a value. */
function linesOf(bytes: Uint8Array): string[] {
  return new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(bytes)
    .split('\n')
    .filter((line) => /[^\r]/.test(line))
    .map((line) => line.replace(/^\ufeff/, ''));
}

/** `undefined` for what is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function areNumbers(values: readonly unknown[]): boolean {
  const given = values.filter((value) => value !== undefined && value !== null);
  return given.length > 0 && given.every((value) => typeof value === 'number');
}
