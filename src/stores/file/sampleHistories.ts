import type { SampledHistory } from '../../model/metric.ts';
import { checkSampleQuery, historyOf } from '../sampledHistory.ts';
import type { SampleQuery } from '../store.ts';
import type { Folder } from './folder.ts';

/** Run by run, so that other questions have their turn in between. The points that are not kept never leave the worker. */
export async function sampleMetricHistories(
  folder: Folder,
  query: SampleQuery,
  signal?: AbortSignal,
): Promise<readonly SampledHistory[]> {
  checkSampleQuery(query);
  const { runIds, ...sample } = query;
  const histories: SampledHistory[] = [];
  for (const runId of runIds) {
    const numbers = await folder.ask('sampleMetricHistory', { runId, ...sample }, signal);
    histories.push(await historyOf(runId, numbers, signal));
  }
  return histories;
}
