import * as v from 'valibot';
import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { MetricSeries } from '../../protocol/run.ts';
import type { CurrentRun } from './shownRun.ts';

/** One question of a page is for what it shows; each metric is a question to the store, so many at once. */
const mostKeys = 50;
const atOnce = 4;

export function runSeries(current: CurrentRun) {
  return {
    series: {
      ask: v.object({
        keys: v.pipe(v.array(v.string()), v.maxLength(mostKeys)),
        maxPoints: v.pipe(v.number(), v.integer(), v.minValue(4), v.maxValue(1000)),
      }),
      answer: (
        { keys, maxPoints }: { readonly keys: readonly string[]; readonly maxPoints: number },
        signal: AbortSignal,
      ): Promise<readonly MetricSeries[]> => {
        const { run, ask } = current();
        return ask((store) =>
          mapAtOnce(keys, atOnce, async (key): Promise<MetricSeries> => {
            const query = { runIds: [run.runId], key, maxPoints };
            const [history] = await store.sampleMetricHistories(query, signal);
            const { points, pointCount, sampled } = history ?? { points: [], pointCount: 0, sampled: false };
            return {
              key,
              steps: Float64Array.from(points, ({ step }) => step),
              values: Float64Array.from(points, ({ value }) => value),
              pointCount,
              sampled,
            };
          }),
        );
      },
    },
  };
}
