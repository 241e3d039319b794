import type { Run } from '../../model/run.ts';
import { columnKey, type HistoryColumn } from '../../model/runColumn.ts';
import type { KeptSeries, SeriesKey } from '../../services/runs/seriesMemory.ts';
import type { KeptPlaces } from '../charts/chartSeries.ts';
import type { StoredRun } from '../shownRuns.ts';

/** Of fewer steps it is read about as fast where it is. */
const leastOnDisk = 1_000;
const none = new Float64Array();

/** What was computed from a history of a run that has ended, in memory or on the disk; a value of undefined says that there is none. */
export async function keptHistory(
  { memory, files }: KeptPlaces,
  one: StoredRun,
  column: HistoryColumn,
): Promise<{ readonly value: number | undefined } | undefined> {
  const key = keyOf(one, column);
  const series = memory.get(key) ?? (isOnDisk(one, column) ? await files?.get(key) : undefined);
  return series && { value: series.values[0] };
}

export function keepHistory(
  { memory, files }: KeptPlaces,
  one: StoredRun,
  column: HistoryColumn,
  value: number | undefined,
): void {
  const values = value === undefined ? none : Float64Array.of(value);
  const zeros = new Float64Array(values.length);
  const series: KeptSeries = { steps: zeros, timesMs: zeros, values, pointCount: values.length, sampled: false };
  memory.put(keyOf(one, column), series);
  if (isOnDisk(one, column)) files?.put(keyOf(one, column), series);
}

function isOnDisk({ run }: StoredRun, { name }: HistoryColumn): boolean {
  return run.endTimeMs !== undefined && (run.latestMetrics[name]?.step ?? 0) >= leastOnDisk;
}

function keyOf({ connection: { trackingUri, workspace }, run }: StoredRun, column: HistoryColumn): SeriesKey {
  return {
    name: JSON.stringify(['history', trackingUri, workspace, run.runId, columnKey(column)]),
    stamp: stampOf(run, column),
  };
}

/** Another one once there are points that were not before. */
export function stampOf(run: Run, { name, value }: HistoryColumn): string {
  const latest = (key: string): unknown => {
    const point = run.latestMetrics[key];
    return point && [point.step, point.timestampMs, String(point.value)];
  };
  return JSON.stringify([run.status, run.endTimeMs, latest(name), value.of === 'at' && latest(value.metric)]);
}
