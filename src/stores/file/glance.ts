import { closeSync } from 'node:fs';
import { readAt, type Disk, type OpenFile } from './disk.ts';
import { readUsualLine } from './usualLine.ts';

const looks = 200;
/** Room for the end of one line and the whole of the next. */
const lookBytes = 256;
/** A smaller file is read whole about as fast. */
const leastBytes = 256 * 1024;
const lineFeed = 0x0a;

/**
 * A first impression of a long series, by looks into its file at even distances: as `sampleSeries`, with NaN for how many there are.
 * Undefined where that is no gain, and where what is seen is not as MLflow writes nearly all files, line after line by step and time.
 */
export function glance(disk: Disk, path: string): Float64Array | undefined {
  const file = disk.open(path);
  if (!file) return undefined;
  try {
    return file.sizeBytes < leastBytes ? undefined : pointsIn(file);
  } finally {
    closeSync(file.handle);
  }
}

function pointsIn(file: OpenFile): Float64Array | undefined {
  const result = [NaN];
  const point = new Float64Array(3);
  const buffer = Buffer.alloc(lookBytes);
  for (let look = 0; look < looks; look++) {
    const at = Math.floor(((file.sizeBytes - lookBytes) * look) / (looks - 1));
    const bytes = buffer.subarray(0, readAt(file, buffer, at));
    const start = startOfLine(bytes, look);
    if (start === undefined || readUsualLine(bytes, start, point) < 0 || !isNext(result, point)) return undefined;
    result.push(...point);
  }
  return Float64Array.from(result);
}

/** Of the first line, of the last one, or of the first that begins here. */
function startOfLine(bytes: Buffer, look: number): number | undefined {
  if (look === 0) return 0;
  const isLast = look === looks - 1;
  // A line without an end may be one that is being written.
  if (isLast && bytes.at(-1) !== lineFeed) return undefined;
  const end = isLast ? bytes.lastIndexOf(lineFeed, -2) : bytes.indexOf(lineFeed);
  return end < 0 ? undefined : end + 1;
}

function isNext(result: readonly number[], [step = NaN, timestampMs = NaN]: Float64Array): boolean {
  if (result.length === 1) return true;
  const [lastStep = NaN, lastTimestampMs = NaN] = result.slice(-3);
  return step > lastStep || (step === lastStep && timestampMs >= lastTimestampMs);
}
