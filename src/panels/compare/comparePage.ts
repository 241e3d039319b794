import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { Owned } from '../../base/owned.ts';
import { isLive } from '../../model/run.ts';
import type { CompareContent, CompareProtocol } from '../../protocol/compare.ts';
import { idOfRun } from '../../services/runs/idOfRun.ts';
import type { RunAddress } from '../../services/pages.ts';
import { given } from '../../stores/given.ts';
import { imageAnswers } from '../charts/chartImages.ts';
import { metricsOf } from '../charts/chartMetrics.ts';
import { ChartRuns } from '../charts/chartRuns.ts';
import { readSeries, seriesAsk } from '../charts/chartSeries.ts';
import { compareActions } from './compareActions.ts';
import { compareContent } from './compareContent.ts';
import { compareRecorded } from './compareRecorded.ts';
import { compareTables } from './compareTables.ts';
import { keptSeries } from '../charts/keptSeries.ts';
import type { IdentityOf, Page, PageContext } from '../page.ts';
import { isOneOf, markAnswer, pageMarks } from '../pageMarks.ts';
import { RunAliases } from '../runAliases.ts';
import { RunReads } from '../runReads.ts';
import type { ShownRun } from '../shownRuns.ts';

/** Some runs beside each other; those that are running change. */
export function comparePage(
  identity: IdentityOf<'compare'>,
  context: PageContext,
  now: () => number = Date.now,
): Page<CompareProtocol> {
  const { connections, settings, state, watch, changes, runMarks } = context;
  const owned = new Owned();
  const changed = owned.add(new Emitter<void>());
  const aliases = owned.add(new RunAliases(context, () => changed.fire(), now));
  const chartRuns = new ChartRuns({ aliases, watch, now });
  const reads = new RunReads(context, now);
  const kept = keptSeries(context);
  let addresses = distinct(identity.runs);
  let { table } = identity;
  let shown: readonly ShownRun[] = [];

  const find = (id: string): ShownRun | undefined => shown.find((one) => one.id === id);
  const forget = (): void => {
    reads.forget();
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

  const read = async (signal: AbortSignal): Promise<Omit<CompareContent, 'marks'>> => {
    const all = await reads.read(addresses, signal);
    shown = all.flatMap((read) => read.shown ?? []);
    const failure = all.find((read) => read.failure)?.failure;
    if (shown.length === 0 && failure) {
      reads.clear();
      throw failure;
    }
    aliases.want(shown);
    const compared = addresses.flatMap((address, index) => {
      const read = all[index];
      return read ? [{ address, read }] : [];
    });
    const content = compareContent(compared, chartRuns.of(shown).runs, state.get('metricDirections') ?? {}, table);
    return { ...content, metrics: await metricsOf(shown, signal) };
  };

  const marked = (content: Omit<CompareContent, 'marks'>): CompareContent => ({
    ...content,
    marks: pageMarks(runMarks, isOneOf(shown)),
  });

  return {
    read: async (signal) => marked(await read(signal)),
    marks: { onDidChange: runMarks.onDidChange, put: marked },
    answers: {
      mark: markAnswer(runMarks, (ids) => ids.flatMap((id) => find(id) ?? [])),
      series: {
        ask: seriesAsk,
        answer: (ask, signal) =>
          readSeries(
            { connections, kept },
            ask,
            ask.runs.flatMap((id) => find(id) ?? []),
            signal,
          ),
      },
      ...imageAnswers(connections, find, now),
      ...compareRecorded(find, connections),
      ...compareTables(find, context, () => table),
      ...compareActions(find, context, () => changed.fire()),
      remove: {
        ask: v.object({ run: v.string() }),
        answer: ({ run }) => {
          addresses = addresses.filter((address) => idOfRun(address) !== run);
          changed.fire();
          return Promise.resolve(undefined);
        },
      },
    },
    intervalMs: () => (shown.some(({ run }) => isLive(run)) ? settings.get('runs.refreshInterval') * 1000 : 0),
    forget,
    onDidChange: changed.event,
    become: (other) => {
      if (other.kind !== 'compare') return;
      addresses = distinct(other.runs);
      ({ table } = other);
      changed.fire();
    },
    identity: () => ({ kind: 'compare', runs: addresses, ...given('table', table) }),
    dispose: () => owned.dispose(),
  };
}

function distinct(addresses: readonly RunAddress[]): RunAddress[] {
  return [...new Map(addresses.map((address) => [idOfRun(address), address])).values()];
}
