import type { Connection } from '../../connections/connection.ts';
import type { SampledHistory } from '../../model/metric.ts';
import { metricDirection } from '../../model/metricDirection.ts';
import type { Run } from '../../model/run.ts';
import type { Warning, WatchRule } from './watch.ts';
import { isFiniteValue, isSystemMetric, notFinite, notFiniteKeys, oddSince, plateau, silent } from './watchRules.ts';
import { watchedMetric } from './watchedMetric.ts';

/** A run that goes on, and what is known of it. */
export interface WatchedRun {
  readonly connection: Connection;
  readonly run: Run;
  /** When it was read: of what came since nothing is known. */
  readonly readMs: number;
  /** When its last point came: by the clock of whoever logged it, and from the second look on by this one's. */
  readonly movedMs: number;
  /** Whether points came since its curve was asked for, and when that was; and when it was asked since when a metric is NaN. */
  readonly isFresh: boolean;
  readonly askedMs: number;
  readonly oddAskedMs: number;
  /** The metric by which it is judged whether the run gets better, as it was when it was asked for last. */
  readonly curve?: { readonly key: string; readonly history: SampledHistory };
  /** A metric that is NaN or infinite, and since when. */
  readonly odd?: { readonly key: string; readonly sinceStep: number };
  readonly warnings: readonly Warning[];
  /** The rules of which nothing more is to be told. */
  readonly told: ReadonlySet<WatchRule>;
  /** Whether it was looked at before, with all questions that this takes. */
  readonly isSettled: boolean;
}

/** Whether there is anything to be told from a curve of it that was not asked for yet. */
export function hasNewPoints({ run, isFresh }: WatchedRun): boolean {
  return isFresh && ownKeys(run).length > 0;
}

export interface WatchLimits {
  readonly silentMinutes: number;
  readonly plateauShare: number;
}

/** A run as it was read, with what was known of it before. */
export function takenUp(before: WatchedRun | undefined, connection: Connection, run: Run, nowMs: number): WatchedRun {
  if (before) {
    const { odd, ...rest } = before;
    const stays = odd && !isFiniteValue(run.latestMetrics[odd.key]?.value ?? 0);
    const moved = hasMoved(before.run, run) ? { isFresh: true, movedMs: nowMs } : {};
    return { ...rest, ...(stays && { odd }), ...moved, run, readMs: nowMs };
  }
  const times = ownKeys(run).map((key) => run.latestMetrics[key]?.timestampMs ?? 0);
  return {
    connection,
    run,
    readMs: nowMs,
    // A clock that is ahead does not tell how long ago it was.
    movedMs: Math.min(nowMs, Math.max(run.startTimeMs ?? 0, ...times)),
    isFresh: true,
    askedMs: -Infinity,
    oddAskedMs: -Infinity,
    warnings: [],
    told: new Set(),
    isSettled: false,
  };
}

/** Between two questions of the same kind about a run. */
const askAgainMs = 60_000;

/** A run of which a curve is asked for now, and of which metric. */
export interface DueCurve {
  readonly key: string;
  readonly asked: WatchedRun;
}

/** The curve that is due: where a metric became NaN, that one, else the one that tells whether the run gets better. */
export function dueCurve(
  watched: WatchedRun,
  chosen: string | undefined,
  limits: WatchLimits,
  nowMs: number,
): DueCurve | undefined {
  const { latestMetrics } = watched.run;
  const key = watchedMetric(Object.keys(latestMetrics), chosen);
  const [odd] = notFiniteKeys(latestMetrics, key);
  if (odd !== undefined && odd !== watched.odd?.key && nowMs - watched.oddAskedMs >= askAgainMs) {
    return { key: odd, asked: { ...watched, oddAskedMs: nowMs } };
  }
  const isDue = limits.plateauShare > 0 && watched.isFresh && nowMs - watched.askedMs >= askAgainMs;
  if (key === undefined || key === odd || !isDue) return undefined;
  return { key, asked: { ...watched, isFresh: false, askedMs: nowMs } };
}

/** A run whose curve was read; its metric may have become something else meanwhile. */
export function withCurve(watched: WatchedRun, key: string, history: SampledHistory): WatchedRun {
  const isOdd = !isFiniteValue(watched.run.latestMetrics[key]?.value ?? 0);
  const sinceStep = isOdd ? oddSince(history.points) : undefined;
  return sinceStep === undefined ? { ...watched, curve: { key, history } } : { ...watched, odd: { key, sinceStep } };
}

/** All that is wrong with it, the worst first. */
export function warningsOn(
  { run, readMs, movedMs, odd, curve }: WatchedRun,
  { silentMinutes, plateauShare }: WatchLimits,
): readonly Warning[] {
  const { latestMetrics } = run;
  const keys = notFiniteKeys(latestMetrics, odd?.key);
  const isStuck = curve && isFiniteValue(latestMetrics[curve.key]?.value ?? NaN);
  const found = [
    notFinite(latestMetrics, keys, odd?.sinceStep),
    // A run that logs no metrics has nothing to be missed.
    ownKeys(run).length > 0 ? silent(movedMs, readMs, silentMinutes) : undefined,
    isStuck ? plateau(curve.key, curve.history, metricDirection(curve.key), plateauShare) : undefined,
  ];
  return found.filter((warning) => warning !== undefined);
}

function ownKeys({ latestMetrics }: Run): readonly string[] {
  return Object.keys(latestMetrics).filter((key) => !isSystemMetric(key));
}

function hasMoved(before: Run, now: Run): boolean {
  return ownKeys(now).some((key) => {
    const [old, point] = [before.latestMetrics[key], now.latestMetrics[key]];
    return old?.step !== point?.step || old?.timestampMs !== point?.timestampMs;
  });
}
