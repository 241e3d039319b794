import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { Owned } from '../../base/owned.ts';
import { chartOptions } from '../../host/recall.ts';
import { settingReaders } from '../../host/settings.ts';
import { isLive } from '../../model/run.ts';
import type { ChartsContent, ChartsProtocol } from '../../protocol/charts.ts';
import { imageAnswers } from './chartImages.ts';
import { metricsOf } from './chartMetrics.ts';
import { ChartRuns } from './chartRuns.ts';
import { readSeries, seriesAsk } from './chartSeries.ts';
import { experimentRuns, listMs } from '../runs/experimentRuns.ts';
import { givenRuns } from './givenRuns.ts';
import { keptSeries } from './keptSeries.ts';
import type { IdentityOf, Page, PageContext } from '../page.ts';
import { isOneOf, markAnswer, pageMarks } from '../pageMarks.ts';
import { RunAliases } from '../runAliases.ts';
import { saveFile } from '../saveFile.ts';
import type { ShownRun } from '../shownRuns.ts';

/** The metric charts of some runs; those that are running grow. */
export function chartsPage(
  identity: IdentityOf<'charts' | 'experimentCharts'>,
  context: PageContext,
  now: () => number = Date.now,
): Page<ChartsProtocol> {
  const { connections, settings, state, ui, watch, changes, runMarks, log, execute } = context;
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  const aliases = owned.add(new RunAliases(context, () => changed.fire(), now));
  const chartRuns = new ChartRuns({ aliases, watch, now });
  const kept = keptSeries(context);
  const source =
    identity.kind === 'charts' ? givenRuns(identity.runs, context, now) : experimentRuns(identity, context, now);
  let shown: readonly ShownRun[] = [];

  const forget = (): void => {
    source.forget();
    aliases.forget();
  };
  const readAll = (): void => {
    forget();
    changed.fire();
  };
  owned.add(changes.onDidChange(readAll));
  owned.add(
    context.registry.onDidChange(() => {
      aliases.forget();
      changed.fire();
    }),
  );
  owned.add(connections.onDidChange(readAll));
  owned.add(settings.onDidChange((key) => key === 'runs.refreshInterval' && changed.fire()));
  owned.add(
    watch.onDidChange((runIds) => {
      if (shown.some(({ run }) => runIds.includes(run.runId))) changed.fire();
    }),
  );

  const find = (id: string): ShownRun | undefined => shown.find((one) => one.id === id);
  const read = async (signal: AbortSignal): Promise<Omit<ChartsContent, 'marks'>> => {
    const { title, runs, partOf, notices, firstRun } = await source.read(signal);
    shown = runs;
    for (const connection of new Set(runs.map((one) => one.connection))) {
      const here = runs.filter((one) => one.connection === connection);
      watch.saw(
        connection,
        here.map(({ run }) => run),
      );
    }
    aliases.want(runs);
    const told = chartRuns.of(runs);
    const options = state.get('chartOptions');
    return {
      title: `Charts · ${title}`,
      runs: told.runs,
      metrics: await metricsOf(runs, signal),
      notices: [...notices, ...told.notices],
      refreshSeconds: settings.get('runs.refreshInterval'),
      ...(partOf !== undefined && { partOf }),
      ...(firstRun !== undefined && { firstRun }),
      ...(identity.kind === 'charts' && identity.metric !== undefined && { metric: identity.metric }),
      ...(options && { options }),
    };
  };

  const marked = (content: Omit<ChartsContent, 'marks'>): ChartsContent => ({
    ...content,
    marks: pageMarks(runMarks, isOneOf(shown)),
  });

  return {
    read: async (signal) => marked(await read(signal)),
    marks: { onDidChange: runMarks.onDidChange, put: marked },
    answers: {
      series: {
        ask: seriesAsk,
        answer: (ask, signal) => {
          const wanted = ask.runs.flatMap((id) => find(id) ?? []);
          return readSeries({ connections, kept }, ask, wanted, signal);
        },
      },
      ...imageAnswers(connections, find, now),
      mark: markAnswer(runMarks, (ids) => ids.flatMap((id) => find(id) ?? [])),
      save: saveFile(ui),
      copy: {
        ask: v.object({ text: v.pipe(v.string(), v.maxLength(100_000)) }),
        answer: async ({ text }) => {
          await ui.copy(text);
          return undefined;
        },
      },
      openRun: {
        ask: v.object({ run: v.string() }),
        answer: async ({ run: id }) => {
          const found = find(id);
          if (found) await execute('podium.run.open', { kind: 'run', connection: found.connection, run: found.run });
          return undefined;
        },
      },
      keepOptions: {
        ask: v.object({ options: v.record(v.string(), v.unknown()) }),
        answer: async ({ options }) => {
          if (v.is(chartOptions, options)) await state.set('chartOptions', options);
          else log.debug('How these charts are looked at is too much to be kept for others.');
          return undefined;
        },
      },
      setRefreshInterval: {
        ask: v.object({ seconds: v.number() }),
        answer: async ({ seconds }) => {
          await settings.set('runs.refreshInterval', settingReaders['runs.refreshInterval'](seconds));
          return undefined;
        },
      },
    },
    intervalMs: () => {
      if (shown.some(({ run }) => isLive(run))) return settings.get('runs.refreshInterval') * 1000;
      // Another run of the experiment may begin.
      return identity.kind === 'experimentCharts' ? listMs(settings) : 0;
    },
    forget,
    onDidChange: changed.event,
    dispose: () => owned.dispose(),
  };
}
