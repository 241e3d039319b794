import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { bestPoint, extremeOf, meanOfLast } from '../../compare/historyValue.ts';
import type { MetricPoint } from '../../model/metric.ts';
import type { Run } from '../../model/run.ts';
import type { HistoryColumn } from '../../model/runColumn.ts';
import type { SampleQuery, Store } from '../../stores/store.ts';

/** The first, the last, the least and the greatest of all: with so few points a store gives just these. */
const fewest = 4;
const asksAtOnce = 4;
/** By how much more is looked at where steps lie wide apart, and how often before all is. */
const [wider, mostLooks] = [16, 3];

/** What some runs have in a column, from all of their points and in their order: exact, however few of these are read. */
export function historyValues(
  store: Store,
  { name, value }: HistoryColumn,
  runs: readonly Run[],
  signal: AbortSignal,
): Promise<readonly (number | undefined)[]> {
  switch (value.of) {
    case 'first':
      return eachOf(store, name, runs, signal, (points) => points[0]?.value);
    case 'min':
      return eachOf(store, name, runs, signal, (points) => extremeOf(points, 'min'));
    case 'max':
      return eachOf(store, name, runs, signal, (points) => extremeOf(points, 'max'));
    case 'at':
      return valuesAt(store, { name, ...value }, runs, signal);
    case 'mean':
      return mapAtOnce(runs, asksAtOnce, async (run) =>
        meanOfLast(await lastPoints(store, run, name, value.last, signal), value.last),
      );
  }
}

async function eachOf<Value>(
  store: Store,
  key: string,
  runs: readonly Run[],
  signal: AbortSignal,
  valueOf: (points: readonly MetricPoint[]) => Value,
): Promise<readonly Value[]> {
  const runIds = runs.map(({ runId }) => runId);
  const histories = await store.sampleMetricHistories({ runIds, key, maxPoints: fewest }, signal);
  return runs.map((_, index) => valueOf(histories[index]?.points ?? []));
}

async function valuesAt(
  store: Store,
  { name, best, metric }: { readonly name: string; readonly best: 'min' | 'max'; readonly metric: string },
  runs: readonly Run[],
  signal: AbortSignal,
): Promise<readonly (number | undefined)[]> {
  const steps = await eachOf(store, metric, runs, signal, (points) => bestPoint(points, best)?.step);
  return mapAtOnce([...runs.entries()], asksAtOnce, async ([index, run]) => {
    const step = steps[index];
    if (step === undefined) return undefined;
    const points = await pointsIn(store, run, { key: name, maxPoints: fewest, startStep: step, endStep: step }, signal);
    // Of several at one step, MLflow takes the last.
    return points.points.at(-1)?.value;
  });
}

/** At least so many of the last points, where there are as many. */
async function lastPoints(
  store: Store,
  run: Run,
  key: string,
  least: number,
  signal: AbortSignal,
): Promise<readonly MetricPoint[]> {
  const end = run.latestMetrics[key]?.step;
  let span = least;
  for (let look = 0; end !== undefined && look < mostLooks; look++, span *= wider) {
    const startStep = Math.max(Number.MIN_SAFE_INTEGER, end - span + 1);
    const { points, sampled } = await pointsIn(store, run, { key, maxPoints: span * 4, startStep }, signal);
    if (points.length >= least && !sampled) return points;
    // Most begin with step 0, so there is little more.
    if (startStep <= 0) break;
  }
  return store.getMetricHistory(run.runId, key, signal);
}

async function pointsIn(store: Store, { runId }: Run, query: Omit<SampleQuery, 'runIds'>, signal: AbortSignal) {
  const [history] = await store.sampleMetricHistories({ runIds: [runId], ...query }, signal);
  return history ?? { points: [], sampled: false };
}
