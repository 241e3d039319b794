import * as v from 'valibot';
import { Emitter } from '../../base/emitter.ts';
import { mapInSlices } from '../../base/slices.ts';
import { Owned } from '../../base/owned.ts';
import { isLive } from '../../model/run.ts';
import type { RunsContent, RunsProtocol } from '../../protocol/runs.ts';
import type { RunLayout } from '../../model/runLayout.ts';
import { experimentIdsOf } from '../../services/runs/experimentsTable.ts';
import type { RunAddress } from '../../services/pages.ts';
import { listMs } from './experimentRuns.ts';
import { HeldRuns, type Holder } from './heldRuns.ts';
import { HistoryBook } from './historyBook.ts';
import { LastDone } from './lastDone.ts';
import { keptSeries } from '../charts/keptSeries.ts';
import type { IdentityOf, Page, PageContext } from '../page.ts';
import { markAnswer, pageMarks } from '../pageMarks.ts';
import { RunAliases } from '../runAliases.ts';
import { RunParents } from './runParents.ts';
import type { RowParts } from './runRows.ts';
import { runsActions } from './runsActions.ts';
import { idsAsk, layoutAsk, presentAsk } from './runsAsks.ts';
import { runsContent } from './runsContent.ts';
import { runsHelp } from './runsHelp.ts';
import { runsLooked } from './runsLooked.ts';
import { runsReading } from './runsReading.ts';
import { runsViews } from './runsViews.ts';
import { runsValues } from './runsValues.ts';
import { saveFile } from '../saveFile.ts';
import type { ShownRun } from '../shownRuns.ts';
import { TableRows } from './tableRows.ts';

/** The table of the runs of an experiment, or of several; those that are looked at follow while they run. */
export function runsPage(
  identity: IdentityOf<'runs'>,
  context: PageContext,
  now: () => number = Date.now,
): Page<RunsProtocol> {
  const { connections, settings, state, changes, tableViews, runMarks } = context;
  const owned = new Owned();
  const ended = new AbortController();
  const changed = owned.add(new Emitter<void>());
  let shown = identity;
  let holder: Holder | undefined;
  let stamp = 0;
  /** What is held has only to be told. */
  let isRead = false;

  const tell = (): void => {
    isRead = true;
    changed.fire();
  };
  const histories = owned.add(new HistoryBook(context, keptSeries(context), tell));
  const held = new HeldRuns(identity, { ...context, histories }, now, tell);
  const parents = new RunParents();
  const table = new TableRows(held, parents, ended.signal);
  const aliases = owned.add(new RunAliases(context, tell, now));
  const isHere = ({ connectionId, runId }: RunAddress): boolean =>
    connectionId === identity.connectionId && (held.list?.has(runId) ?? false);
  // Before what tells of it.
  const done = new LastDone(changes, owned, isHere);
  owned.add(
    changes.onDidChange(() => {
      held.forget();
      aliases.forget();
      histories.forget();
      isRead = false;
      changed.fire();
    }),
  );
  owned.add(
    context.registry.onDidChange(() => {
      aliases.forget();
      isRead = false;
      changed.fire();
    }),
  );
  owned.add(tableViews.onDidChange(tell));
  const views = runsViews(() => shown, context);
  owned.add(views.showing);
  owned.add(connections.onDidChange(() => changed.fire()));
  owned.add(settings.onDidChange((key) => key === 'runs.refreshInterval' && changed.fire()));

  const partsOf = (one: ShownRun): RowParts => ({
    aliases: aliases.of(one),
    histories,
    experiments: held.experiments.names,
  });

  const read = async (signal: AbortSignal): Promise<Omit<RunsContent, 'marks' | 'stamp'>> => {
    if (!isRead || !holder) holder = await held.refresh(signal);
    isRead = false;
    if (held.list && table.layout.isNested) await parents.learn(held.list, signal);
    await table.lay();
    const kept = await tableViews.list();
    const { canShare } = tableViews;
    return runsContent(held, table, holder, { histories, state, kept, canShare, done: done.words });
  };
  const marked = (content: Omit<RunsContent, 'marks' | 'stamp'>): RunsContent => ({
    ...content,
    marks: pageMarks(runMarks, isHere),
    stamp: ++stamp,
  });

  return {
    read: async (signal) => marked(await read(signal)),
    marks: { onDidChange: runMarks.onDidChange, put: marked },
    answers: {
      ...runsReading(held, context, { done, tell, ended: ended.signal }),
      arrange: {
        ask: layoutAsk,
        answer: (layout: RunLayout) => {
          table.arrange(layout);
          tell();
          return Promise.resolve(undefined);
        },
      },
      rows: runsLooked(held, { table, aliases, histories, partsOf, stamp: () => stamp }),
      ids: {
        ask: idsAsk,
        answer: async ({ isWhole = false, ...span }, signal) =>
          mapInSlices(await table.runsIn(span, isWhole, signal), (run) => held.shownOf(run).id, signal),
      },
      chooseExperiments: {
        ask: v.null(),
        answer: async () => {
          await context.execute('podium.runs.chooseExperiments');
          return undefined;
        },
      },
      present: { ask: presentAsk, answer: ({ runs }) => Promise.resolve(held.named(runs).map(({ id }) => id)) },
      values: runsValues(held, () => stamp, histories, runMarks),
      mark: markAnswer(runMarks, (ids) => held.named(ids)),
      save: saveFile(context.ui),
      help: runsHelp(state, () => held.runs),
      ...views.answers,
      ...runsActions(held, context, partsOf, histories),
    },
    forget: () => histories.forget(),
    intervalMs: () => (held.runs.some(isLive) ? settings.get('runs.refreshInterval') * 1000 : listMs(settings)),
    onDidChange: changed.event,
    become: (other) => {
      if (other.kind !== 'runs' || other.connectionId !== identity.connectionId) return;
      shown = other;
      held.become(experimentIdsOf(other));
      isRead = false;
      changed.fire();
    },
    identity: () => shown,
    dispose: () => {
      ended.abort();
      owned.dispose();
    },
  };
}
