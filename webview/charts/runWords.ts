import { plainText } from '../../src/base/plainText.ts';
import type { RunStatus } from '../../src/model/run.ts';
import type { ChartProgress, ChartRun } from '../../src/protocol/charts.ts';

export function nameOf({ name }: ChartRun): string {
  return plainText(name, 120) || 'a run without a name';
}

/** What tells a run from the others: "lr 0.003 · depth 5". */
export function labelOf({ differing }: ChartRun): string {
  return Object.entries(differing)
    .map(([param, value]) => `${plainText(param, 40)} ${plainText(value, 40)}`)
    .join(' · ');
}

/** Only what is not as it should be, or not over. */
export const statusWords: { readonly [Status in RunStatus]?: string } = {
  RUNNING: 'running',
  SCHEDULED: 'scheduled',
  FAILED: 'failed',
  KILLED: 'killed',
};

/** "212 steps/s · 6 min left". */
export function progressWords({ stepsPerSecond, leftMs }: ChartProgress): string {
  return [
    ...(stepsPerSecond === undefined ? [] : [`${rate(stepsPerSecond)} steps/s`]),
    ...(leftMs === undefined ? [] : [`${durationOf(leftMs)} left`]),
  ].join(' · ');
}

function rate(perSecond: number): string {
  return String(perSecond >= 10 ? Math.round(perSecond) : Number(perSecond.toPrecision(2)));
}

function durationOf(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.round(minutes / 60 / 24)} days`;
}
