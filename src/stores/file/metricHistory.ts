import { closeSync } from 'node:fs';
import type { MetricPoint } from '../../model/metric.ts';
import { StoreError } from '../storeError.ts';
import type { Disk } from './disk.ts';
import { pointOf, unfinished } from './latestMetric.ts';
import { byteBatches } from './metricLines.ts';
import type { Pace } from './pace.ts';
import { readUsualLine } from './usualLine.ts';

const columns = 3;
const lineFeed = 0x0a;
const mostNumbers = 30_000_000;

/**
 * Every line of a metric's file as step, time, value, step, …; by step, then time, then as they were written.
 * @throws StoreError `damaged`, naming file and line.
 */
export async function readHistory(disk: Disk, path: string, pace: Pace): Promise<Float64Array<ArrayBuffer>> {
  const file = disk.open(path);
  if (!file) return new Float64Array();
  const points = new Columns(path);
  try {
    let read: Read = { count: 0, lastLine: undefined };
    let rest = '';
    for (const batch of byteBatches(file)) {
      if (batch.bytes.length > 0) read = addLines(points, batch.bytes, path, read.count);
      rest = batch.rest.toString();
      await pace.breathe();
    }
    points.addPoint(unfinished(rest, read.lastLine));
  } finally {
    closeSync(file.handle);
  }
  return points.sorted();
}

/** How many lines were read, and which was the last. */
interface Read {
  readonly count: number;
  readonly lastLine: string | undefined;
}

/** Takes lines, each with its end; before them came `count` others. */
function addLines(points: Columns, bytes: Buffer, path: string, count: number): Read {
  const point = new Float64Array(columns);
  let number = count;
  let lineStart = 0;
  for (let next = 0; next < bytes.length; number++) {
    lineStart = next;
    next = readUsualLine(bytes, lineStart, point);
    if (next > 0) {
      points.add(point);
    } else {
      const end = bytes.indexOf(lineFeed, lineStart);
      points.addPoint(pointOf(bytes.toString('utf8', lineStart, end), path, number + 1));
      next = end + 1;
    }
  }
  return { count: number, lastLine: bytes.toString('utf8', lineStart, bytes.length - 1) };
}

class Columns {
  readonly #path: string;
  #numbers = new Float64Array(columns * 1024);
  #used = 0;
  #isSorted = true;

  constructor(path: string) {
    this.#path = path;
  }

  addPoint(point: MetricPoint | undefined): void {
    if (point) this.add([point.step, point.timestampMs, point.value]);
  }

  /** Step, time, value. */
  add(point: ArrayLike<number>): void {
    if (this.#used === this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    for (let column = 0; column < columns; column++) numbers[this.#used + column] = point[column] ?? NaN;
    this.#isSorted &&= this.#used === 0 || compare(numbers, this.#used - columns, this.#used) <= 0;
    this.#used += columns;
  }

  sorted(): Float64Array<ArrayBuffer> {
    const numbers = this.#numbers.slice(0, this.#used);
    if (this.#isSorted) return numbers;
    const order = Uint32Array.from({ length: this.#used / columns }, (_, index) => index * columns);
    order.sort((one, other) => compare(numbers, one, other) || one - other);
    const result = new Float64Array(numbers.length);
    order.forEach((from, index) => {
      result.set(numbers.subarray(from, from + columns), index * columns);
    });
    return result;
  }

  #grow(): void {
    if (this.#numbers.length > mostNumbers) {
      throw new StoreError(
        'tooLarge',
        `${this.#path} has more points than Podium takes into memory. Log this metric less often, or look at it in MLflow.`,
      );
    }
    const more = new Float64Array(this.#numbers.length * 2);
    more.set(this.#numbers);
    this.#numbers = more;
  }
}

/** By step, then time. */
function compare(numbers: Float64Array, one: number, other: number): number {
  const step = (numbers[one] ?? 0) - (numbers[other] ?? 0);
  return step !== 0 ? step : (numbers[one + 1] ?? 0) - (numbers[other + 1] ?? 0);
}
