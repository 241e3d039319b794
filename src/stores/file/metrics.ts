import { invalid } from '../query.ts';
import { sampleSeries } from '../sqlite/sampleSeries.ts';
import { glance } from './glance.ts';
import { readHistory } from './metricHistory.ts';
import type { FileQuestions } from './questions.ts';
import { findRun } from './runs.ts';
import type { StoreFolder } from './storeFolder.ts';

const columns = 3;

/** Step, time, value of each point. */
export async function getMetricHistory(store: StoreFolder, runId: string, key: string): Promise<Float64Array> {
  return readHistory(store.disk, await pathOf(store, runId, key), store.pace);
}

async function pathOf(store: StoreFolder, runId: string, key: string): Promise<string> {
  if (!isKey(key)) throw invalid(`No metric can be named "${key.slice(0, 100)}".`);
  const { folder } = await findRun(store, runId);
  return folder.metricPath(key);
}

export async function sampleMetricHistory(
  store: StoreFolder,
  { runId, key, maxPoints, startStep, endStep, quick }: FileQuestions['sampleMetricHistory']['ask'],
): Promise<Float64Array> {
  const path = await pathOf(store, runId, key);
  // Where in a file a step stands, nobody knows.
  const glanced = quick && startStep === undefined && endStep === undefined ? glance(store.disk, path) : undefined;
  if (glanced) return glanced;
  const points = await readHistory(store.disk, path, store.pace);
  return sampleSeries(between(points, startStep, endStep), maxPoints);
}

/** The points of some steps; all come by step. */
function between(points: Float64Array, startStep = -Infinity, endStep = Infinity): Float64Array {
  let start = 0;
  let end = points.length;
  while (start < end && (points[start] ?? NaN) < startStep) start += columns;
  while (end > start && (points[end - columns] ?? NaN) > endStep) end -= columns;
  return points.subarray(start, end);
}

/** Keys become paths, so MLflow lets none lead elsewhere. */
function isKey(key: string): boolean {
  return !key.includes('\0') && key.split('/').every((name) => name !== '' && name !== '.' && name !== '..');
}
