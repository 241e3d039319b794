import type { Run } from '../model/run.ts';
import type { RunOrder } from '../model/runView.ts';
import type { Node } from '../services/node.ts';
import { compareRuns } from '../services/runs/runOrder.ts';
import { pageSize } from '../stores/store.ts';
import { chunked, type Read } from './below.ts';
import { placeAfter, type PagePlace } from './pagePlace.ts';
import { searchRuns, type RunList } from './runQuery.ts';
import { fieldText } from './runViewText.ts';

/** A server takes about 1.5 ms for each run that it tells of. */
const mostSorted = 1000;
/** A server may answer with fewer runs than it was asked for, also with none, without end. */
const mostPages = 20;

/**
 * The runs of a list in an order that its store does not give: the newest are read and sorted here, and where there are more, a row says so.
 * @param keep those of them that stand in this place.
 */
export function sortedHere(
  list: RunList,
  order: RunOrder,
  node: (run: Run) => Node,
  keep: (runs: readonly Run[], signal: AbortSignal) => Promise<readonly Run[]> | readonly Run[],
): Read {
  return async (signal) => {
    const runs: Run[] = [];
    let place: PagePlace | undefined;
    let pages = 0;
    do {
      const page = await searchRuns(list, { pageToken: place?.pageToken, maxResults: pageSize }, signal);
      runs.push(...page.items);
      place = placeAfter(place, page.nextPageToken);
      pages++;
    } while (place && runs.length < mostSorted && pages < mostPages);
    const sorted = [...(await keep(runs, signal))].sort(compareRuns(order)).map(node);
    const first = chunked(sorted, list.sources.settings.get('tree.pageSize'));
    if (!place) return first;
    const text = `Only the newest ${runs.length.toLocaleString('en')} runs are here, sorted by ${fieldText(order.field)}`;
    return { ...first, nodes: [{ kind: 'notice', text }, ...first.nodes] };
  };
}

/** The order of the rows of runs; whatever else stands among them comes first. */
export function compareRunNodes(order: RunOrder): (one: Node, other: Node) => number {
  const compare = compareRuns(order);
  return (one, other) => {
    if (one.kind === 'run' && other.kind === 'run') return compare(one.run, other.run);
    return Number(one.kind === 'run') - Number(other.kind === 'run');
  };
}
