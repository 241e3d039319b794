import { createHash } from 'node:crypto';
import type { KeptSeries, SeriesKey } from './seriesMemory.ts';

// What it is and in which version; a digest of the key and of all that follows; then numbers, in the order of the machine's bytes.
const magic = Buffer.from('PodiumS1');
const digestBytes = 32;
const headBytes = magic.length + digestBytes;
const fixedNumbers = 4;

/** A series as the bytes of a file. Neither names nor the key can be read from it. */
export function encodeSeries(key: SeriesKey, { steps, timesMs, values, xs, pointCount, sampled }: KeptSeries): Buffer {
  const columns = [steps, timesMs, values, ...(xs ? [xs] : [])];
  const numbers = new Float64Array(fixedNumbers + columns.length * steps.length);
  numbers.set([pointCount, Number(sampled), steps.length, columns.length]);
  columns.forEach((column, index) => {
    numbers.set(column, fixedNumbers + index * steps.length);
  });
  const body = Buffer.from(numbers.buffer);
  return Buffer.concat([magic, digestOf(key, body), body]);
}

/** Undefined for what is damaged, of another version of Podium, or of another state of the series. */
export function decodeSeries(key: SeriesKey, bytes: Buffer): KeptSeries | undefined {
  const body = bytes.subarray(headBytes);
  if (!bytes.subarray(0, magic.length).equals(magic)) return undefined;
  if (!bytes.subarray(magic.length, headBytes).equals(digestOf(key, body))) return undefined;
  const numbers = new Float64Array(new Uint8Array(body).buffer);
  const [pointCount = 0, sampled, length = 0, columns] = numbers;
  const column = (index: number): Float64Array =>
    numbers.slice(fixedNumbers + index * length, fixedNumbers + (index + 1) * length);
  return {
    steps: column(0),
    timesMs: column(1),
    values: column(2),
    ...(columns === 4 && { xs: column(3) }),
    pointCount,
    sampled: sampled === 1,
  };
}

function digestOf({ name, stamp }: SeriesKey, body: Buffer): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([name, stamp]))
    .update(body)
    .digest();
}
