import type { Connection } from '../../connections/connection.ts';
import type { State } from '../../host/state.ts';
import type { RunSearch } from '../../protocol/runs.ts';
import { runViewOf } from '../../services/runs/runView.ts';

/** What a page shows that nobody has looked at yet: what the sidebar shows of the experiment; of several, all. */
export function firstSearch(state: State, connection: Connection, experimentIds: readonly string[]): RunSearch {
  const [experimentId, ...others] = experimentIds;
  const isOne = experimentId !== undefined && others.length === 0;
  const { filter, order } = isOne ? runViewOf(state, connection, { experimentId }) : {};
  return {
    stage: state.get('experimentsView') ?? 'ACTIVE_ONLY',
    sort: order ? [{ column: order.field, descending: order.descending }] : [],
    ...(filter !== undefined && { filter }),
  };
}
