import * as v from 'valibot';
import { keyed } from '../base/keyed.ts';
import type { Connection } from '../connections/connection.ts';
import { isLive, type Run } from '../model/run.ts';
import type { ChartMetric, ChartRun, ChartsProtocol, Series, SeriesAsk } from '../protocol/charts.ts';
import type { SampledHistory } from '../model/metric.ts';
import { findConnection } from './findConnection.ts';
import type { IdentityOf, Page, PageContext } from './page.ts';

interface Shown {
  readonly id: string;
  readonly connection: Connection;
  readonly run: Run;
}

const seriesAsk = v.object({
  key: v.string(),
  runs: v.array(v.string()),
  maxPoints: v.number(),
  startStep: v.exactOptional(v.number()),
  endStep: v.exactOptional(v.number()),
  quick: v.exactOptional(v.boolean()),
  x: v.exactOptional(v.string()),
});

/** The metric charts of some runs; those that are running grow. */
export function chartsPage(
  identity: IdentityOf<'charts' | 'experimentCharts'>,
  { connections, settings, execute }: PageContext,
): Page<ChartsProtocol> {
  let shown: readonly Shown[] = [];

  async function read(signal: AbortSignal): Promise<readonly Shown[]> {
    if (identity.kind === 'experimentCharts') {
      const connection = await findConnection(connections, identity.connectionId);
      const page = await connections.ask(connection, (store) =>
        store.searchRuns({ experimentIds: [identity.experimentId], maxResults: 20 }, signal),
      );
      return page.items.map((run) => ({ id: run.runId, connection, run }));
    }
    return Promise.all(
      identity.runs.map(async ({ connectionId, runId }, index) => {
        const connection = await findConnection(connections, connectionId);
        const run = await connections.ask(connection, (store) => store.getRun(runId, signal));
        return { id: String(index), connection, run };
      }),
    );
  }

  async function series({ key, runs, ...range }: SeriesAsk, signal: AbortSignal): Promise<readonly Series[]> {
    const wanted = runs.flatMap((id) => shown.find((one) => one.id === id) ?? []);
    return Promise.all(
      wanted.map(async ({ id, connection, run }) => {
        const query = { runIds: [run.runId], key, ...range };
        const [history] = await connections.ask(connection, (store) => store.sampleMetricHistories(query, signal));
        return asSeries(id, history);
      }),
    );
  }

  return {
    async read(signal) {
      shown = await read(signal);
      return {
        title: `Charts · ${shown.length === 1 ? (shown[0]?.run.runName ?? '') : `${String(shown.length)} runs`}`,
        runs: shown.map(asChartRun),
        metrics: metricsOf(shown),
        refreshSeconds: settings.get('runs.refreshInterval'),
      };
    },
    answers: {
      series: { ask: seriesAsk, answer: series },
      save: {
        ask: v.object({ name: v.string(), bytes: v.instance(Uint8Array) }),
        answer: () => Promise.resolve(false),
      },
      openRun: {
        ask: v.object({ run: v.string() }),
        answer: async ({ run }) => {
          const found = shown.find(({ id }) => id === run);
          if (found) await execute('podium.run.open', { kind: 'run', connection: found.connection, run: found.run });
          return undefined;
        },
      },
      keepOptions: { ask: v.object({ options: v.unknown() }), answer: () => Promise.resolve(undefined) },
      setRefreshInterval: {
        ask: v.object({ seconds: v.number() }),
        answer: async ({ seconds }) => {
          await settings.set('runs.refreshInterval', seconds);
          return undefined;
        },
      },
    },
    intervalMs: () => (shown.some(({ run }) => isLive(run)) ? settings.get('runs.refreshInterval') * 1000 : 0),
    dispose: () => undefined,
  };
}

function asChartRun({ id, run }: Shown): ChartRun {
  const { runName: name, status, startTimeMs } = run;
  return {
    id,
    name,
    differing: keyed([]),
    tags: keyed([]),
    aliases: [],
    warnings: [],
    status,
    isLive: isLive(run),
    ...(startTimeMs !== undefined && { startTimeMs }),
  };
}

function metricsOf(shown: readonly Shown[]): readonly ChartMetric[] {
  const keys = new Set(shown.flatMap(({ run }) => Object.keys(run.metrics)));
  return [...keys].sort().map((key) => {
    const having = shown.filter(({ run }) => key in run.metrics);
    const stamp = having.reduce((sum, { run }) => sum + (run.latestMetrics[key]?.timestampMs ?? 0), 0);
    return { key, runs: having.map(({ id }) => id), stamp };
  });
}

function asSeries(run: string, history: SampledHistory | undefined): Series {
  const { points, pointCount, sampled } = history ?? { points: [], pointCount: 0, sampled: false };
  return {
    run,
    steps: Float64Array.from(points, ({ step }) => step),
    timesMs: Float64Array.from(points, ({ timestampMs }) => timestampMs),
    values: Float64Array.from(points, ({ value }) => value),
    pointCount,
    sampled,
    quick: false,
  };
}
