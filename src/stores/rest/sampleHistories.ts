import * as v from 'valibot';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import { mapInSlices } from '../../base/slices.ts';
import type { MetricPoint, SampledHistory } from '../../model/metric.ts';
import { checkSampleQuery, sampledHistory, sampleWholeHistories } from '../sampledHistory.ts';
import type { SampleQuery, Store } from '../store.ts';
import { StoreError } from '../storeError.ts';
import { endpoints } from './endpoints.ts';
import { readList } from './readReply.ts';
import type { RestClient } from './restClient.ts';
import { decode, id } from './wire.ts';
import { metricFields } from './wireMetric.ts';

/** The most points of a run that MLflow gives here. Of a longer series it picks some, and not those that matter. */
const mostPoints = 2500;
/** MLflow goes through one series after the other, and nobody else gets an answer of that worker meanwhile. */
const runsAtOnce = 4;
const callsAtOnce = 2;

const intervalReply = v.object({ metrics: v.nullish(v.array(v.unknown()), []) });
const runPoint = v.object({ run_id: id, ...metricFields });

/**
 * Several short series come whole in one answer. Of those that are longer every point is read, a page at a time: no other answer of
 * MLflow's has the extremes.
 */
export function sampleReads(
  client: RestClient,
  { getMetricHistory }: Pick<Store, 'getMetricHistory'>,
): Pick<Store, 'sampleMetricHistories'> {
  const sampleWhole = sampleWholeHistories({ getMetricHistory });

  const askInterval = async (
    runIds: readonly string[],
    { key, startStep, endStep }: SampleQuery,
    signal?: AbortSignal,
  ): Promise<ReadonlyMap<string, MetricPoint[]>> => {
    const endpoint = endpoints.getMetricHistoryBulkInterval;
    const question = {
      endpoint,
      query: [
        ...runIds.map((runId) => ['run_ids', runId] as const),
        ['metric_key', key],
        ['max_results', String(mostPoints)],
        // Left to itself, MLflow 2 begins at step 0.
        ['start_step', String(startStep ?? Number.MIN_SAFE_INTEGER)],
        ['end_step', String(endStep ?? Number.MAX_SAFE_INTEGER)],
      ] as const,
    };
    const json = await client.ask(question, (reply, url) => readList(reply, url, 'metrics', signal), signal);
    const { metrics } = decode(intervalReply, json, endpoint);
    const points = await mapInSlices(metrics, (one) => decode(runPoint, one, endpoint), signal);
    const series = new Map<string, MetricPoint[]>(runIds.map((runId) => [runId, []]));
    for (const { run_id, step, timestamp, value } of points) {
      series.get(run_id)?.push({ step, timestampMs: timestamp, value });
    }
    return series;
  };

  const sampleGroup = async (
    runIds: readonly string[],
    query: SampleQuery,
    signal?: AbortSignal,
  ): Promise<readonly SampledHistory[]> => {
    const series = await askInterval(runIds, query, signal);
    const long = runIds.filter((runId) => (series.get(runId)?.length ?? 0) >= mostPoints);
    if (query.quick) return runIds.map((runId) => asPicked(runId, inOrder(series.get(runId) ?? []), query.maxPoints));
    const whole = await sampleWhole({ ...query, runIds: long }, signal);
    const longs = new Map(whole.map((history) => [history.runId, history]));
    return runIds.map(
      (runId) => longs.get(runId) ?? sampledHistory(runId, inOrder(series.get(runId) ?? []), query.maxPoints),
    );
  };

  return {
    async sampleMetricHistories(query, signal) {
      checkSampleQuery(query);
      try {
        const groups = await mapAtOnce(groupsOf(query.runIds), callsAtOnce, (group) =>
          sampleGroup(group, query, signal),
        );
        return groups.flat();
      } catch (error) {
        if (error instanceof StoreError && error.fault === 'unsupported') return sampleWhole(query, signal);
        throw error;
      }
    },
  };
}

/** As MLflow gives it: of a long series, points at even distances, the last one included. */
function asPicked(runId: string, points: readonly MetricPoint[], maxPoints: number): SampledHistory {
  const history = sampledHistory(runId, points, maxPoints);
  return points.length < mostPoints ? history : { ...history, pointCount: NaN, sampled: true, quick: true };
}

function groupsOf(runIds: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(runIds.length / runsAtOnce);
  return Array.from({ length: count }, (_, index) => runIds.slice(index * runsAtOnce, (index + 1) * runsAtOnce));
}

function inOrder(points: MetricPoint[]): MetricPoint[] {
  return points.sort((a, b) => a.step - b.step || a.timestampMs - b.timestampMs || a.value - b.value);
}
