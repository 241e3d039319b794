import { TextDecoder } from 'node:util';
import { readAt, type OpenFile } from './disk.ts';

export interface MetricLine {
  readonly timestampMs: number;
  readonly value: number;
  /** The text between two spaces, each. */
  readonly fields: readonly string[];
}

/** Lines of a file in pieces, so that a file of any length takes little memory. */
export interface LineBatch {
  readonly lines: readonly string[];
  /** Where the next line begins. */
  readonly endBytes: number;
  /** What stands after the last line end: a line that is still being written, or one whose end is missing. */
  readonly rest: string;
}

/** The same as it stands in the file. Both are parts of one buffer, and good until the next batch is asked for. */
export interface ByteBatch {
  /** Whole lines, each with its end. */
  readonly bytes: Buffer;
  readonly endBytes: number;
  readonly rest: Buffer;
}

// Pieces of a megabyte would make strings so large that they are not cheap to throw away.
const batchBytes = 128 * 1024;
const mostLineBytes = 2 * 1024 * 1024;
const lineFeed = 0x0a;

/** Reads what the file held when it was opened, from `startBytes`, which must be the beginning of a line; so many bytes at once. */
export function* lineBatches(file: OpenFile, startBytes = 0, bytesAtOnce = batchBytes): Generator<LineBatch> {
  // Otherwise a mark of the encoding would be left out where a piece happens to begin with one.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const { bytes, endBytes, rest } of byteBatches(file, startBytes, bytesAtOnce)) {
    const lines = bytes.length === 0 ? [] : decoder.decode(bytes.subarray(0, -1)).split('\n');
    yield { lines, endBytes, rest: decoder.decode(rest) };
  }
}

export function* byteBatches(file: OpenFile, startBytes = 0, bytesAtOnce = batchBytes): Generator<ByteBatch> {
  const unread = Math.max(0, file.sizeBytes - startBytes);
  const buffer = Buffer.allocUnsafe(Math.min(mostLineBytes + bytesAtOnce, unread));
  let kept = 0;
  let at = startBytes;
  while (at < file.sizeBytes) {
    const wanted = Math.min(bytesAtOnce, file.sizeBytes - at, buffer.length - kept);
    const count = readAt(file, buffer.subarray(kept, kept + wanted), at);
    if (count === 0) return;
    at += count;
    const filled = kept + count;
    const end = buffer.subarray(0, filled).lastIndexOf(lineFeed) + 1;
    // What has no line end for two megabytes is no metric; it is cut, and then no metric line.
    kept = Math.min(filled - end, mostLineBytes);
    const rest = buffer.subarray(end, end + kept);
    yield { bytes: buffer.subarray(0, end), endBytes: at - (filled - end), rest };
    rest.copy(buffer);
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
