import type { Connection } from '../connections/connection.ts';
import { isLive, type Run } from '../model/run.ts';
import type { RunView, SortField } from '../model/runView.ts';
import { isPlainId } from '../services/runs/filterText.ts';
import type { Node, NodeOf } from '../services/node.ts';
import { serverOrder } from '../services/runs/runOrder.ts';
import { besideRuns, runViewOf } from '../services/runs/runView.ts';
import { pageSize } from '../stores/store.ts';
import { newestCount, paged, without, type Below, type Read } from './below.ts';
import { topOf, topRuns, type KnownRuns } from './nesting.ts';
import { placeAfter, type PagePlace } from './pagePlace.ts';
import { runsWithIds, searchRuns, type RunList } from './runQuery.ts';
import { compareRunNodes, sortedHere } from './sortedRuns.ts';
import { viewTypeOf, type Sources } from './sources.ts';

/** How many pages are read for one batch, where most of their runs stand below others. */
const pagesPerBatch = 4;

/**
 * The runs of an experiment, the newest first unless another order was chosen, without those that stand below their parent.
 * Of a search only what it finds is there: below its parent where that is found too, and otherwise by itself.
 */
export function runsBelow(sources: Sources, { connection, experiment }: NodeOf<'experiment'>): Below {
  const { experimentId } = experiment;
  const view = runViewOf(sources.state, connection, experiment);
  const list: RunList = { sources, connection, experimentId, view };
  const { order } = view;
  const node = runNode(connection, besideRuns(sources.state, connection, experiment));
  const orderBy = order && serverOrder(connection, order);
  return {
    read:
      order && !orderBy
        ? sortedHere(list, order, node, (runs, signal) =>
            topRuns(runs, new Map(), (ids) => runsWithIds(list, ids, signal)),
          )
        : nested({ list, node, orderBy, known: new Map() }, undefined),
    newest: newestAtRoot(list, node),
    ...(order && { compare: compareRunNodes(order) }),
    known: [],
    whenEmpty: emptyText(sources, view),
  };
}

/** The runs nested directly in a run. */
export function childRuns(
  sources: Sources,
  parent: NodeOf<'run'>,
  path: readonly Node[],
): Pick<Below, 'read' | 'newest' | 'compare'> {
  const { connection, run } = parent;
  if (!isPlainId(run.runId)) return {};
  const within = `tags.\`mlflow.parentRunId\` = '${run.runId}'`;
  // Where a run stands by itself, as below a model version, nothing is searched or sorted.
  const experiment = path.find((above) => above.kind === 'experiment')?.experiment;
  const view = experiment ? runViewOf(sources.state, connection, experiment) : {};
  const list: RunList = { sources, connection, experimentId: run.experimentId, view, within };
  const { order } = view;
  const orderBy = order && serverOrder(connection, order);
  const node = runNode(connection, parent.beside);
  const inOrder = (by: readonly string[] | undefined, maxResults: number): Read =>
    paged((pageToken, signal) => searchRuns(list, { orderBy: by, pageToken, maxResults }, signal), node);
  const all =
    order && !orderBy
      ? sortedHere(list, order, node, (runs) => runs)
      : inOrder(orderBy, sources.settings.get('tree.pageSize'));
  // A run that is its own ancestor must not open for ever.
  const above = new Set(path.flatMap((each) => (each.kind === 'run' ? each.run.runId : [])));
  const isAbove = (each: Node): boolean => each.kind === 'run' && above.has(each.run.runId);
  return {
    read: without(all, isAbove),
    newest: without(inOrder(undefined, newestCount), isAbove),
    ...(order && { compare: compareRunNodes(order) }),
  };
}

interface Nested {
  readonly list: RunList;
  readonly node: (run: Run) => Node;
  readonly orderBy: readonly string[] | undefined;
  readonly known: KnownRuns;
}

function nested(from: Nested, first: PagePlace | undefined): Read {
  const { list, node, orderBy, known } = from;
  return async (signal) => {
    const wanted = list.sources.settings.get('tree.pageSize');
    const nodes: Node[] = [];
    let place = first;
    for (let page = 0; page < pagesPerBatch && nodes.length < wanted / 2; page++) {
      const maxResults = page === 0 ? wanted : pageSize;
      const found = await searchRuns(list, { orderBy, pageToken: place?.pageToken, maxResults }, signal);
      nodes.push(...(await topRuns(found.items, known, (ids) => runsWithIds(list, ids, signal))).map(node));
      place = placeAfter(place, found.nextPageToken);
      if (!place) return { nodes };
    }
    return { nodes, more: nested(from, place) };
  };
}

/** The newest runs at the root, and the running ones below which others began: a search may begin faster than anybody looks. */
function newestAtRoot(list: RunList, node: (run: Run) => Node): Read {
  return async (signal) => {
    const { items } = await searchRuns(list, { maxResults: newestCount }, signal);
    const known: KnownRuns = new Map();
    const roots = new Set(await topRuns(items, known, (ids) => runsWithIds(list, ids, signal)));
    const shown = items.map((run) => topOf(run, known)).filter((run) => roots.has(run) || isLive(run));
    return { nodes: [...new Set(shown)].map(node) };
  };
}

function emptyText(sources: Sources, { filter }: RunView): string {
  if (filter !== undefined) return 'No run matches the search';
  return viewTypeOf(sources) === 'DELETED_ONLY' ? 'No deleted runs' : 'No runs yet';
}

function runNode(connection: Connection, beside: SortField | undefined): (run: Run) => Node {
  return (run) => ({ kind: 'run', connection, run, ...(beside && { beside }) });
}
