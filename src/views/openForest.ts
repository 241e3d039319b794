import type { Log } from '../host/log.ts';
import { failureLine } from '../services/failureLine.ts';
import { StoreError } from '../stores/storeError.ts';
import { experimentRows } from './experimentRows.ts';
import { failureNode } from './failureNode.ts';
import { Forest } from './forest.ts';
import { modelRows } from './modelRows.ts';
import { reread } from './reread.ts';
import type { Row } from './row.ts';
import type { Sources } from './sources.ts';
import type { ViewId } from './viewIds.ts';
import { hasWelcome } from './viewState.ts';

/** The rows of a view, none of them read yet. */
export function openForest(view: ViewId, sources: Sources, log: Log): Forest {
  const { connections } = sources;
  const rows = { 'podium.experiments': experimentRows, 'podium.models': modelRows }[view];
  return new Forest({
    below: (path) => rows(sources, path),
    failure: (row, error, hasRows) => {
      if (error instanceof StoreError) log.warn(failureLine(error));
      else log.error(error instanceof Error ? error : String(error));
      if (!row && hasWelcome(connections, error, hasRows)) return undefined;
      return failureNode(error, connectionOf(row) ?? connections.all[0]);
    },
    reread: (node, signal) => reread(sources, node, signal),
  });
}

function connectionOf(row: Row | undefined) {
  return row && 'connection' in row.node ? row.node.connection : undefined;
}
