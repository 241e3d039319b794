import { mapAtOnce } from '../../base/mapAtOnce.ts';
import type { Connection } from '../../connections/connection.ts';
import type { Settings } from '../../host/settings.ts';
import { isLive, type Run } from '../../model/run.ts';
import type { RunOrder } from '../../model/runView.ts';
import { firstRunSnippet } from '../../services/pythonSnippet.ts';
import { compareRuns, serverOrder } from '../../services/runs/runOrder.ts';
import { runViewOf } from '../../services/runs/runView.ts';
import { pageSize, type RunQuery } from '../../stores/store.ts';
import { StoreError } from '../../stores/storeError.ts';
import { findConnection } from '../findConnection.ts';
import type { IdentityOf, PageContext } from '../page.ts';
import { shownRun, type RunSource, type ShownRuns } from '../shownRuns.ts';

const mostRuns = 20;
/** How many are sorted here, where the store does not sort so quickly. */
const mostSorted = 1_000;
const mostPages = 20;
const readsAtOnce = 4;

/** For so many intervals a list of runs is good; new ones may begin. */
const listIntervals = 6;

export function listMs(settings: Settings): number {
  return settings.get('runs.refreshInterval') * 1000 * listIntervals;
}

/** The runs that the sidebar shows first for an experiment, by its search and in its order; nested ones among them. */
export function experimentRuns(
  { connectionId, experimentId }: IdentityOf<'experimentCharts'>,
  { connections, settings, state }: Pick<PageContext, 'connections' | 'settings' | 'state'>,
  now: () => number,
): RunSource {
  let list: { readonly atMs: number; readonly shown: ShownRuns } | undefined;

  async function readList(connection: Connection, signal: AbortSignal): Promise<ShownRuns> {
    const [{ name }, found] = await Promise.all([
      connections.ask(connection, (store) => store.getExperiment(experimentId, signal)),
      firstRuns(connection, signal),
    ]);
    const runs = found.runs.slice(0, mostRuns).map((run) => shownRun(connection, run));
    const isPart = found.runs.length > mostRuns || found.isCut;
    return {
      title: name,
      runs,
      notices: [],
      ...(isPart && { partOf: partText(runs.length, found) }),
      ...(runs.length === 0 && !found.isChosen && { firstRun: firstRunSnippet(connection, name) }),
    };
  }

  async function firstRuns(connection: Connection, signal: AbortSignal): Promise<FoundRuns> {
    const { filter, order } = runViewOf(state, connection, { experimentId });
    const orderBy = order && serverOrder(connection, order);
    const query: RunQuery = {
      experimentIds: [experimentId],
      viewType: state.get('experimentsView') ?? 'ACTIVE_ONLY',
      ...(filter !== undefined && { filter }),
      ...(orderBy && { orderBy }),
    };
    const isChosen = filter !== undefined || order !== undefined;
    if (!order || orderBy) {
      const maxResults = mostRuns + 1;
      const { items, nextPageToken } = await connections.ask(connection, (store) =>
        store.searchRuns({ ...query, maxResults }, signal),
      );
      return { runs: items, isChosen, isCut: nextPageToken !== undefined };
    }
    return { ...(await sortedHere(connection, query, order, signal)), isChosen };
  }

  async function sortedHere(
    connection: Connection,
    query: RunQuery,
    order: RunOrder,
    signal: AbortSignal,
  ): Promise<Omit<FoundRuns, 'isChosen'>> {
    const runs: Run[] = [];
    let pageToken: string | undefined;
    for (let pages = 0; pages < mostPages && runs.length < mostSorted; pages++) {
      const next = pageToken === undefined ? {} : { pageToken };
      const page = await connections.ask(connection, (store) =>
        store.searchRuns({ ...query, ...next, maxResults: pageSize }, signal),
      );
      runs.push(...page.items);
      pageToken = page.nextPageToken;
      if (pageToken === undefined) break;
    }
    const isCut = pageToken !== undefined;
    return { runs: runs.sort(compareRuns(order)), isCut, ...(isCut && { sortedHere: runs.length }) };
  }

  /** The same runs, those that go on as they are now. */
  async function readLive(connection: Connection, shown: ShownRuns, signal: AbortSignal): Promise<ShownRuns> {
    const runs = await mapAtOnce(shown.runs, readsAtOnce, async (one) => {
      if (!isLive(one.run)) return one;
      return shownRun(connection, await connections.ask(connection, (store) => store.getRun(one.run.runId, signal)));
    });
    return { ...shown, runs };
  }

  return {
    async read(signal) {
      const connection = await findConnection(connections, connectionId);
      const before = list;
      const isGood = before && now() - before.atMs < listMs(settings);
      const live = isGood ? await orGone(readLive(connection, before.shown, signal)) : undefined;
      const shown = live ?? (await readList(connection, signal));
      list = { shown, atMs: live && before ? before.atMs : now() };
      return shown;
    },
    forget: () => {
      list = undefined;
    },
  };
}

/** Undefined where one of them is not there any more. */
async function orGone(reading: Promise<ShownRuns>): Promise<ShownRuns | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'notFound') return undefined;
    throw error;
  }
}

interface FoundRuns {
  /** In their order. */
  readonly runs: readonly Run[];
  /** Whether a search or an order was. */
  readonly isChosen: boolean;
  /** Whether there are more. */
  readonly isCut: boolean;
  /** Out of how many of the newest they were sorted. */
  readonly sortedHere?: number;
}

function partText(count: number, { isChosen, sortedHere }: FoundRuns): string {
  if (sortedHere !== undefined) {
    return `the first ${String(count)} of the newest ${sortedHere.toLocaleString('en')} runs`;
  }
  return isChosen ? `the first ${String(count)} runs` : `the newest ${String(count)} runs`;
}
