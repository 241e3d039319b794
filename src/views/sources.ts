import type { Connections } from '../connections/connections.ts';
import type { Settings } from '../host/settings.ts';
import type { State } from '../host/state.ts';

/** Where rows come from, and what decides which of them are shown. */
export interface Sources {
  readonly connections: Connections;
  readonly settings: Settings;
  readonly state: State;
}
