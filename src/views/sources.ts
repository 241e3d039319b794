import type { Connections } from '../connections/connections.ts';
import type { Settings } from '../host/settings.ts';
import type { State } from '../host/state.ts';
import type { ViewType } from '../model/lifecycle.ts';
import type { Watch } from '../services/watching/watch.ts';

/** Where rows come from, and what decides which of them are shown. */
export interface Sources {
  readonly connections: Connections;
  readonly settings: Settings;
  readonly state: State;
  /** Is told of running runs that were read, and what is wrong with them. */
  readonly watch: Watch;
}

/** Which experiments and runs are shown: the active ones, unless chosen otherwise. */
export function viewTypeOf({ state }: Pick<Sources, 'state'>): ViewType {
  return state.get('experimentsView') ?? 'ACTIVE_ONLY';
}
