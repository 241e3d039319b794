import { closeSync } from 'node:fs';
import type { MetricPoint } from '../../model/metric.ts';
import type { Disk, OpenFile, Stamp } from './disk.ts';
import { damaged } from './failures.ts';
import { lineBatches, parseMetricLine, wholeNumber, type MetricLine } from './metricLines.ts';

/** What is known of one metric's file, so that only what was added since is read. */
export interface LatestMetric {
  /** Absent as long as no line is whole. */
  readonly point: MetricPoint | undefined;
  readonly inode: number;
  /** The last line that has an end; where it begins, and which it is. */
  readonly last: { readonly text: string; readonly startBytes: number; readonly number: number } | undefined;
  /** Of all lines up to that one. */
  readonly whole: MetricPoint | undefined;
}

/**
 * The latest value of a metric, by MLflow's rule: the greatest step, then time, then value; the first of equals.
 * @throws StoreError `damaged`, naming file and line.
 */
export function readLatest(
  disk: Disk,
  path: string,
  before: LatestMetric | undefined,
): { readonly value: LatestMetric; readonly stamp: Stamp } | undefined {
  const file = disk.open(path);
  if (!file) return undefined;
  try {
    const goesOn = before?.last !== undefined && before.inode === file.inode && before.last.startBytes < file.sizeBytes;
    const value = (goesOn ? scanned(file, path, before) : undefined) ?? scanned(file, path, undefined);
    return { value, stamp: file.stamp };
  } finally {
    closeSync(file.handle);
  }
}

/** From where it was read to before; undefined where the file does not go on as it ended then. */
function scanned(file: OpenFile, path: string, before: LatestMetric): LatestMetric | undefined;
function scanned(file: OpenFile, path: string, before: undefined): LatestMetric;
function scanned(file: OpenFile, path: string, before: LatestMetric | undefined): LatestMetric | undefined {
  let whole = before?.whole;
  let last = before?.last;
  let number = (last?.number ?? 1) - 1;
  let rest = '';
  let isFirst = before !== undefined;
  for (const batch of lineBatches(file, last?.startBytes)) {
    for (const line of batch.lines) {
      number++;
      if (isFirst && line !== last?.text) return undefined;
      isFirst = false;
      whole = later(whole, pointOf(line, path, number));
    }
    const text = batch.lines.at(-1);
    if (text !== undefined) {
      last = { text, startBytes: batch.endBytes - Buffer.byteLength(text) - 1, number };
    }
    rest = batch.rest;
  }
  if (isFirst) return undefined;
  return { point: later(whole, unfinished(rest, last?.text)), inode: file.inode, last, whole };
}

/** MLflow reads lines with two, three and five fields, and takes the step of those with three only. */
export function pointOf(line: string, path: string, number: number): MetricPoint | undefined {
  if (line.trim() === '') return undefined;
  const parsed = parseMetricLine(line);
  const point = parsed && asPoint(parsed);
  if (point) return point;
  throw damaged(`${path}:${number}`, 'a line is "timestamp value step"');
}

/** A line without an end counts if it looks like the one before it: a writer may be in the middle of it. */
export function unfinished(rest: string, lastLine: string | undefined): MetricPoint | undefined {
  const parsed = parseMetricLine(rest);
  if (!parsed) return undefined;
  const expected = lastLine === undefined ? parsed.fields.length : lastLine.trim().split(' ').length;
  return parsed.fields.length === expected ? asPoint(parsed) : undefined;
}

function asPoint({ timestampMs, value, fields }: MetricLine): MetricPoint | undefined {
  switch (fields.length) {
    case 2:
    case 5:
      return { step: 0, timestampMs, value };
    case 3: {
      const step = wholeNumber(fields[2]);
      return step === undefined ? undefined : { step, timestampMs, value };
    }
    default:
      return undefined;
  }
}

/** NaN is never later, and nothing is later than NaN, where step and time are the same. */
function later(one: MetricPoint | undefined, other: MetricPoint | undefined): MetricPoint | undefined {
  return one && other && !isLater(other, one) ? one : (other ?? one);
}

export function isLater(one: MetricPoint, other: MetricPoint): boolean {
  if (one.step !== other.step) return one.step > other.step;
  if (one.timestampMs !== other.timestampMs) return one.timestampMs > other.timestampMs;
  return one.value > other.value;
}
