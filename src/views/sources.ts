import type { Connections } from '../connections/connections.ts';
import type { Settings } from '../host/settings.ts';
import type { State } from '../host/state.ts';
import type { ViewType } from '../model/lifecycle.ts';

/** Where rows come from, and what decides which of them are shown. */
export interface Sources {
  readonly connections: Connections;
  readonly settings: Settings;
  readonly state: State;
}

/** Which experiments and runs are shown: the active ones, unless chosen otherwise. */
export function viewTypeOf({ state }: Pick<Sources, 'state'>): ViewType {
  return state.get('experimentsView') ?? 'ACTIVE_ONLY';
}
