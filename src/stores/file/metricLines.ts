import { TextDecoder } from 'node:util';
import { readAt, type OpenFile } from './disk.ts';

export interface MetricLine {
  readonly timestampMs: number;
  readonly value: number;
  /** The text between two spaces, each. */
  readonly fields: readonly string[];
}

/** Lines of a file in pieces of about a megabyte, so that a file of any length takes little memory. */
export interface LineBatch {
  readonly lines: readonly string[];
  /** Where the next line begins. */
  readonly endBytes: number;
  /** What stands after the last line end: a line that is still being written, or one whose end is missing. */
  readonly rest: string;
}

const batchBytes = 1024 * 1024;
const mostLineBytes = 1024 * 1024;
const lineFeed = 0x0a;

/** Reads what the file held when it was opened, from `startBytes`, which must be the beginning of a line. */
export function* lineBatches(file: OpenFile, startBytes = 0): Generator<LineBatch> {
  const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(batchBytes, file.sizeBytes - startBytes)));
  const decoder = new TextDecoder();
  let rest: Buffer = Buffer.alloc(0);
  let at = startBytes;
  while (at < file.sizeBytes) {
    const count = readAt(file, buffer.subarray(0, file.sizeBytes - at), at);
    if (count === 0) return;
    at += count;
    const bytes = Buffer.concat([rest, buffer.subarray(0, count)]);
    const end = bytes.lastIndexOf(lineFeed) + 1;
    // What has no line end for a megabyte is no metric; it is cut, and then no metric line.
    rest = bytes.subarray(end, end + mostLineBytes);
    const lines = end === 0 ? [] : decoder.decode(bytes.subarray(0, end - 1)).split('\n');
    yield { lines, endBytes: at - (bytes.length - end), rest: decoder.decode(rest) };
  }
}

/** `timestamp value …`; undefined for what MLflow would refuse as well. */
export function parseMetricLine(line: string): MetricLine | undefined {
  const fields = line.trim().split(' ');
  const timestampMs = wholeNumber(fields[0]);
  const value = floatNumber(fields[1]);
  return timestampMs === undefined || value === undefined ? undefined : { timestampMs, value, fields };
}

/** As Python's `int`. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

/** As Python's `float`, which knows more names for what is no number, and no hexadecimal digits. */
function floatNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  switch (text.toLowerCase().replace(/^[+-]/, '')) {
    case 'nan':
      return NaN;
    case 'inf':
    case 'infinity':
      return text.startsWith('-') ? -Infinity : Infinity;
    default:
      return undefined;
  }
}
