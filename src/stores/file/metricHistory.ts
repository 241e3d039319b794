import { closeSync } from 'node:fs';
import type { MetricPoint } from '../../model/metric.ts';
import { StoreError } from '../storeError.ts';
import type { Disk } from './disk.ts';
import { pointOf, unfinished } from './latestMetric.ts';
import { lineBatches } from './metricLines.ts';
import type { Pace } from './pace.ts';

const columns = 3;
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
    let number = 0;
    let rest = '';
    let lastLine: string | undefined;
    for (const batch of lineBatches(file)) {
      for (const line of batch.lines) points.add(pointOf(line, path, ++number));
      lastLine = batch.lines.at(-1) ?? lastLine;
      rest = batch.rest;
      await pace.breathe();
    }
    points.add(unfinished(rest, lastLine));
  } finally {
    closeSync(file.handle);
  }
  return points.sorted();
}

class Columns {
  readonly #path: string;
  #numbers = new Float64Array(columns * 1024);
  #used = 0;
  #isSorted = true;

  constructor(path: string) {
    this.#path = path;
  }

  add(point: MetricPoint | undefined): void {
    if (!point) return;
    if (this.#used === this.#numbers.length) this.#grow();
    const numbers = this.#numbers;
    numbers[this.#used] = point.step;
    numbers[this.#used + 1] = point.timestampMs;
    numbers[this.#used + 2] = point.value;
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
