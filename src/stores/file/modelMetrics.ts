import { closeSync } from 'node:fs';
import type { LoggedModelMetric } from '../../model/loggedModel.ts';
import { given } from '../given.ts';
import type { Disk, Stamp } from './disk.ts';
import { damaged } from './failures.ts';
import { isLater } from './latestMetric.ts';
import { lineBatches, parseMetricLine, wholeNumber } from './metricLines.ts';

export type ModelMetric = Omit<LoggedModelMetric, 'key'>;

/**
 * The latest value of a logged model's metric on each data set, in the order in which these first came:
 * `timestamp value step run_id`, and then the name and digest of the data set, if there is one.
 * @throws StoreError `damaged`, naming file and line.
 */
export function readModelMetrics(
  disk: Disk,
  path: string,
): { readonly value: readonly ModelMetric[]; readonly stamp: Stamp } | undefined {
  const file = disk.open(path);
  if (!file) return undefined;
  try {
    const latest = new Map<string, ModelMetric>();
    let number = 0;
    let rest = '';
    for (const batch of lineBatches(file)) {
      for (const line of batch.lines) {
        number++;
        const metric = asMetric(line);
        if (metric) add(latest, metric);
        else if (line.trim() !== '') throw damaged(`${path}:${number}`, 'a line is "timestamp value step run"');
      }
      rest = batch.rest;
    }
    const unfinished = asMetric(rest);
    if (unfinished) add(latest, unfinished);
    return { value: [...latest.values()], stamp: file.stamp };
  } finally {
    closeSync(file.handle);
  }
}

function add(latest: Map<string, ModelMetric>, metric: ModelMetric): void {
  const dataset = JSON.stringify([metric.datasetName, metric.datasetDigest]);
  const before = latest.get(dataset);
  if (!before || isLater(metric, before)) latest.set(dataset, metric);
}

function asMetric(line: string): ModelMetric | undefined {
  const parsed = parseMetricLine(line);
  const step = wholeNumber(parsed?.fields[2]);
  const runId = parsed?.fields[3];
  if (!parsed || step === undefined || runId === undefined || parsed.fields.length === 5) return undefined;
  const { timestampMs, value, fields } = parsed;
  const dataset = fields.slice(4);
  return {
    step,
    timestampMs,
    value,
    runId,
    // A name may have spaces in it, over which MLflow itself stumbles; the digest has none.
    ...given('datasetName', dataset.length > 0 ? dataset.slice(0, -1).join(' ') : undefined),
    ...given('datasetDigest', dataset.at(-1)),
  };
}
