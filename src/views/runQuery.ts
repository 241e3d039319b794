import type { Connection } from '../connections/connection.ts';
import type { Page } from '../model/page.ts';
import type { Run } from '../model/run.ts';
import type { RunView } from '../model/runView.ts';
import { runIdIn } from '../services/runs/filterText.ts';
import { pageSize } from '../stores/store.ts';
import { viewTypeOf, type Sources } from './sources.ts';

/** Some runs of an experiment: all, those below a run, or those that a search finds. */
export interface RunList {
  readonly sources: Sources;
  readonly connection: Connection;
  readonly experimentId: string;
  readonly view: RunView;
  /** What holds for all of them, besides the search. */
  readonly within?: string;
}

interface Asked {
  readonly filter?: string;
  /** The newest first, unless said. */
  readonly orderBy?: readonly string[] | undefined;
  readonly pageToken?: string | undefined;
  readonly maxResults: number;
}

export function searchRuns(
  { sources, connection, experimentId, view, within }: RunList,
  { filter, orderBy, pageToken, maxResults }: Asked,
  signal: AbortSignal,
): Promise<Page<Run>> {
  const filters = [filter, within, view.filter].filter((part) => part !== undefined);
  return sources.connections.ask(connection, (store) =>
    store.searchRuns(
      {
        experimentIds: [experimentId],
        viewType: viewTypeOf(sources),
        maxResults,
        ...(filters.length > 0 && { filter: filters.join(' AND ') }),
        ...(orderBy && { orderBy }),
        ...(pageToken !== undefined && { pageToken }),
      },
      signal,
    ),
  );
}

/** Those of a list that have one of these ids. */
export async function runsWithIds(
  list: RunList,
  runIds: readonly string[],
  signal: AbortSignal,
): Promise<readonly Run[]> {
  const found: Run[] = [];
  for (let start = 0; start < runIds.length; start += pageSize) {
    const filter = runIdIn(runIds.slice(start, start + pageSize));
    if (filter === undefined) continue;
    const page = await searchRuns(list, { filter, maxResults: pageSize }, signal);
    found.push(...page.items);
  }
  return found;
}
