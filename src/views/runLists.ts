import type { Connection } from '../connections/connection.ts';
import { isLive, type Run } from '../model/run.ts';
import { isPlainId, runIdIn } from '../services/filterText.ts';
import type { Node, NodeOf } from '../services/node.ts';
import { primaryMetric } from '../services/primaryMetric.ts';
import { pageSize } from '../stores/store.ts';
import { newestCount, paged, without, type Below, type Read } from './below.ts';
import { topOf, topRuns, type KnownRuns } from './nesting.ts';
import type { Sources } from './sources.ts';

/** How many pages are read for one batch, where most of their runs stand below others. */
const pagesPerBatch = 4;

/** The runs of an experiment, the newest first, without those that stand below their parent. */
export function runsBelow(sources: Sources, { connection, experiment }: NodeOf<'experiment'>): Below {
  const metric = primaryMetric(sources.state, connection, experiment);
  const list: RunList = { sources, connection, experimentId: experiment.experimentId };
  const node = runNode(connection, metric);
  return {
    read: nested(list, node, undefined, new Map<string, Run | undefined>()),
    newest: newestAtRoot(list, node),
    known: [],
    whenEmpty: viewOf(sources) === 'DELETED_ONLY' ? 'No deleted runs' : 'No runs yet',
  };
}

/** The runs nested directly in a run. */
export function childRuns(
  sources: Sources,
  parent: NodeOf<'run'>,
  path: readonly Node[],
): Pick<Below, 'read' | 'newest'> {
  const { connection, run } = parent;
  if (!isPlainId(run.runId)) return {};
  const list: RunList = { sources, connection, experimentId: run.experimentId };
  const filter = `tags.\`mlflow.parentRunId\` = '${run.runId}'`;
  const above = new Set(path.flatMap((node) => (node.kind === 'run' ? node.run.runId : [])));
  const read = (maxResults: number): Read =>
    // A run that is its own ancestor must not open for ever.
    without(
      paged(
        (pageToken, signal) => searchRuns(list, { filter, pageToken, maxResults }, signal),
        runNode(connection, parent.primaryMetric),
      ),
      (node) => node.kind === 'run' && above.has(node.run.runId),
    );
  return { read: read(sources.settings.get('tree.pageSize')), newest: read(newestCount) };
}

interface RunList {
  readonly sources: Sources;
  readonly connection: Connection;
  readonly experimentId: string;
}

interface Asked {
  readonly filter?: string;
  readonly pageToken: string | undefined;
  readonly maxResults: number;
}

function nested(list: RunList, node: (run: Run) => Node, from: string | undefined, known: KnownRuns): Read {
  return async (signal) => {
    const wanted = list.sources.settings.get('tree.pageSize');
    const nodes: Node[] = [];
    let pageToken = from;
    for (let page = 0; page < pagesPerBatch && nodes.length < wanted / 2; page++) {
      const maxResults = page === 0 ? wanted : pageSize;
      const found = await searchRuns(list, { pageToken, maxResults }, signal);
      nodes.push(...(await topRuns(found.items, known, (ids) => runsWithIds(list, ids, signal))).map(node));
      pageToken = found.nextPageToken;
      if (pageToken === undefined) return { nodes };
    }
    return { nodes, more: nested(list, node, pageToken, known) };
  };
}

/** The newest runs at the root, and the running ones below which others began: a search may begin faster than anybody looks. */
function newestAtRoot(list: RunList, node: (run: Run) => Node): Read {
  return async (signal) => {
    const { items } = await searchRuns(list, { pageToken: undefined, maxResults: newestCount }, signal);
    const known: KnownRuns = new Map();
    const roots = new Set(await topRuns(items, known, (ids) => runsWithIds(list, ids, signal)));
    const shown = items.map((run) => topOf(run, known)).filter((run) => roots.has(run) || isLive(run));
    return { nodes: [...new Set(shown)].map(node) };
  };
}

async function runsWithIds(list: RunList, runIds: readonly string[], signal: AbortSignal): Promise<readonly Run[]> {
  const found: Run[] = [];
  for (let start = 0; start < runIds.length; start += pageSize) {
    const filter = runIdIn(runIds.slice(start, start + pageSize));
    if (filter === undefined) continue;
    const page = await searchRuns(list, { filter, pageToken: undefined, maxResults: pageSize }, signal);
    found.push(...page.items);
  }
  return found;
}

function searchRuns(
  { sources, connection, experimentId }: RunList,
  { filter, pageToken, maxResults }: Asked,
  signal: AbortSignal,
) {
  return sources.connections.ask(connection, (store) =>
    store.searchRuns(
      {
        experimentIds: [experimentId],
        viewType: viewOf(sources),
        maxResults,
        ...(filter !== undefined && { filter }),
        ...(pageToken !== undefined && { pageToken }),
      },
      signal,
    ),
  );
}

function viewOf(sources: Sources) {
  return sources.state.get('experimentsView') ?? 'ACTIVE_ONLY';
}

function runNode(connection: Connection, metric: string | undefined): (run: Run) => Node {
  return (run) => ({ kind: 'run', connection, run, ...(metric !== undefined && { primaryMetric: metric }) });
}
