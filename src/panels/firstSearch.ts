import type { State } from '../host/state.ts';
import type { RunSearch } from '../protocol/runs.ts';

/** What a page shows that nobody has looked at yet: what the sidebar shows of the experiment. */
export function firstSearch(state: State, experimentKey: string): RunSearch {
  const { filter, order } = state.get('runViews')?.[experimentKey] ?? {};
  return {
    stage: state.get('experimentsView') ?? 'ACTIVE_ONLY',
    sort: order ? [{ column: order.field, descending: order.descending }] : [],
    ...(filter !== undefined && { filter }),
  };
}
