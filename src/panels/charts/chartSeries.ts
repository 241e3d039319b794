import * as v from 'valibot';
import { slices } from '../../base/slices.ts';
import { joinByStep, thinned } from '../../charts/joinByStep.ts';
import type { MetricPoint, SampledHistory } from '../../model/metric.ts';
import { isLive } from '../../model/run.ts';
import type { Series, SeriesAsk } from '../../protocol/charts.ts';
import type { SeriesFiles } from '../../services/runs/seriesFiles.ts';
import type { KeptSeries, SeriesKey, SeriesMemory } from '../../services/runs/seriesMemory.ts';
import type { Store } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import type { PageContext } from '../page.ts';
import type { ShownRun } from '../shownRuns.ts';

/** Where series are kept: in memory, and those of runs that have ended on the disk, if there is a folder for it. */
export interface KeptPlaces {
  readonly memory: SeriesMemory;
  readonly files?: SeriesFiles | undefined;
}

/** What a page may ask for. */
export const seriesAsk = v.object({
  key: v.string(),
  runs: v.pipe(v.array(v.string()), v.maxLength(1_000)),
  maxPoints: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(1_000_000)),
  startStep: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
  endStep: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
  quick: v.exactOptional(v.boolean()),
  x: v.exactOptional(v.string()),
});

interface Found extends KeptSeries {
  readonly quick?: true;
}

/** Shorter ones are read about as fast where they are. */
const leastOnDisk = 1_000;
/** To be paired by step, all points of two metrics must be in memory. */
const mostPaired = 500_000;

/** The series of some runs, in their order: what is kept, and the rest from the stores, each asked once. */
export async function readSeries(
  { connections, kept }: Pick<PageContext, 'connections'> & { readonly kept: KeptPlaces },
  ask: SeriesAsk,
  runs: readonly ShownRun[],
  signal: AbortSignal,
): Promise<readonly Series[]> {
  const found = new Map<string, Found>();
  await Promise.all(
    runs.map(async (one) => {
      const series = await keptSeries(kept, ask, one);
      if (series) found.set(one.id, series);
    }),
  );
  const missing = runs.filter(({ id }) => !found.has(id));
  await Promise.all(
    [...new Set(missing.map(({ connection }) => connection))].map(async (connection) => {
      const here = missing.filter((one) => one.connection === connection);
      const read = await connections.ask(connection, (store) => readFrom(store, ask, here, signal));
      for (const [index, one] of here.entries()) {
        const series = read[index] ?? (await asKept([], { pointCount: 0, sampled: false }));
        found.set(one.id, series);
        keep(kept, ask, one, series);
      }
    }),
  );
  return runs.flatMap(({ id }) => {
    const series = found.get(id);
    return series ? [{ ...series, run: id, quick: series.quick ?? false }] : [];
  });
}

async function readFrom(
  store: Store,
  ask: SeriesAsk,
  runs: readonly ShownRun[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  try {
    return ask.x === undefined ? await sampled(store, ask, runs, signal) : await paired(store, ask, runs, signal);
  } catch (error) {
    // One that was removed for good must not keep the others from being shown.
    if (!(error instanceof StoreError) || error.fault !== 'notFound') throw error;
    if (runs.length === 1) return [await asKept([], { pointCount: 0, sampled: false })];
    const all: Found[] = [];
    for (const one of runs) all.push(...(await readFrom(store, ask, [one], signal)));
    return all;
  }
}

async function sampled(
  store: Store,
  { key, maxPoints, startStep, endStep, quick }: SeriesAsk,
  runs: readonly ShownRun[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const runIds = runs.map(({ run }) => run.runId);
  const query = { runIds, key, maxPoints, ...rangeOf(startStep, endStep), ...(quick && { quick }) };
  const histories = await store.sampleMetricHistories(query, signal);
  const all: Found[] = [];
  for (const history of histories) all.push(await asKept(history.points, history, signal));
  return all;
}

/** With the value of another metric at the same step; one run after the other, since all points of both are needed. */
async function paired(
  store: Store,
  { key, x = '', maxPoints, startStep, endStep }: SeriesAsk,
  runs: readonly ShownRun[],
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const range = rangeOf(startStep, endStep);
  const all: Found[] = [];
  for (const { run } of runs) {
    const whole = async (name: string): Promise<readonly MetricPoint[]> => {
      const query = { runIds: [run.runId], key: name, maxPoints: mostPaired, ...range };
      const [history] = await store.sampleMetricHistories(query, signal);
      if (history?.sampled) throw tooMany(name, history.pointCount);
      return history?.points ?? [];
    };
    const joined = joinByStep(await whole(key), await whole(x));
    const { points, xs } = thinned(joined, maxPoints);
    const pointCount = joined.points.length;
    const series = await asKept(points, { pointCount, sampled: points.length < pointCount }, signal);
    all.push({ ...series, xs: Float64Array.from(xs) });
  }
  return all;
}

function rangeOf(startStep?: number, endStep?: number): Pick<SeriesAsk, 'startStep' | 'endStep'> {
  return { ...(startStep !== undefined && { startStep }), ...(endStep !== undefined && { endStep }) };
}

function tooMany(name: string, count: number): StoreError {
  const [points, most] = [count, mostPaired].map((number) => number.toLocaleString('en'));
  return new StoreError(
    'tooLarge',
    `${name} has ${points ?? ''} points here, and at most ${most ?? ''} can be paired with another metric. Zoom in by step, or use steps as x.`,
  );
}

async function asKept(
  points: readonly MetricPoint[],
  { pointCount, sampled, quick }: Pick<SampledHistory, 'pointCount' | 'sampled' | 'quick'>,
  signal?: AbortSignal,
): Promise<Found> {
  const steps = new Float64Array(points.length);
  const timesMs = new Float64Array(points.length);
  const values = new Float64Array(points.length);
  const turn = slices(signal);
  for (const [index, point] of points.entries()) {
    if (index % 1000 === 0) await turn();
    steps[index] = point.step;
    timesMs[index] = point.timestampMs;
    values[index] = point.value;
  }
  return { steps, timesMs, values, pointCount: quick ? 0 : pointCount, sampled, ...(quick && { quick }) };
}

async function keptSeries({ memory, files }: KeptPlaces, ask: SeriesAsk, one: ShownRun): Promise<Found | undefined> {
  const key = keyOf(ask, one);
  const series = memory.get(key) ?? (isOnDisk(ask, one) ? await files?.get(key) : undefined);
  if (series) memory.put(key, series);
  return series;
}

/** A first impression is not worth it. */
function keep({ memory, files }: KeptPlaces, ask: SeriesAsk, one: ShownRun, { quick, ...series }: Found): void {
  if (quick) return;
  const key = keyOf(ask, one);
  memory.put(key, series);
  if (isOnDisk(ask, one) && series.pointCount >= leastOnDisk) files?.put(key, series);
}

/** What is zoomed in on is looked at once; what goes on changes. */
function isOnDisk({ startStep, endStep }: SeriesAsk, { run }: ShownRun): boolean {
  return startStep === undefined && endStep === undefined && !isLive(run) && run.endTimeMs !== undefined;
}

/** A metric has got points when its latest one is another; the last ones, when the run has ended. */
function keyOf({ key, maxPoints, startStep, endStep, x }: SeriesAsk, { connection, run }: ShownRun): SeriesKey {
  const { trackingUri, workspace } = connection;
  const latest = (name: string): unknown => {
    const point = run.latestMetrics[name];
    return point && [point.step, point.timestampMs, String(point.value)];
  };
  return {
    name: JSON.stringify([trackingUri, workspace, run.runId, key, maxPoints, startStep, endStep, x]),
    stamp: JSON.stringify([run.status, run.endTimeMs, latest(key), x !== undefined && latest(x)]),
  };
}
