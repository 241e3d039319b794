import { plainText } from '../base/plainText.ts';
import type { Connections } from '../connections/connections.ts';
import type { contextKeys } from '../host/contexts.ts';
import type { Workspace } from '../host/workspace.ts';
import type { ViewType } from '../model/lifecycle.ts';
import { StoreError, type StoreFault } from '../stores/storeError.ts';

export type ViewState = (typeof contextKeys)['podium.state'][number];

/** Which welcome view stands where there are no rows. */
export function viewState(connections: Connections, workspace: Workspace): ViewState {
  const [only, ...more] = connections.all;
  if (!only) return workspace.isTrusted ? 'noStore' : 'restricted';
  return more.length > 0 ? 'ready' : (welcomes.get(connections.status(only)) ?? 'ready');
}

/** What stands beside a view's title: the store that a welcome view speaks of and cannot name; else which part of it is shown. */
export function viewDescription(connections: Connections, shown: ViewType | undefined): string {
  const [only, ...more] = connections.all;
  const status = only && more.length === 0 ? connections.status(only) : undefined;
  if (only && status && welcomes.has(status)) return plainText(only.name, 40);
  return shown === undefined ? '' : viewDescriptions[shown];
}

const viewDescriptions: Readonly<Record<ViewType, string>> = {
  ACTIVE_ONLY: '',
  DELETED_ONLY: 'deleted',
  ALL: 'active and deleted',
};

/** Whether a failure of the only connection's list is said by a welcome view, in place of all rows. Without sign-in no old rows stay. */
export function hasWelcome(connections: Connections, error: unknown, hasRows: boolean): boolean {
  if (connections.all.length !== 1 || !(error instanceof StoreError)) return false;
  const welcome = welcomes.get(error.fault);
  return welcome === 'signedOut' || (welcome === 'unreachable' && !hasRows);
}

const welcomes: ReadonlyMap<StoreFault | 'unknown' | 'open', ViewState> = new Map([
  ['unauthorized', 'signedOut'],
  ['unreachable', 'unreachable'],
  ['timeout', 'unreachable'],
]);
