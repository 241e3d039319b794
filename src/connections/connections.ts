import type { Listen } from '../base/emitter.ts';
import type { Disposable } from '../base/owned.ts';
import type { Store } from '../stores/store.ts';
import type { StoreFault } from '../stores/storeError.ts';
import type { Connection, Suggestion } from './connection.ts';

/** The stores that exist here, and the one in use. */
export interface Connections extends Disposable {
  /** Those of the settings first, then what lies in the workspace, if it is trusted. */
  readonly all: readonly Connection[];
  readonly suggestions: readonly Suggestion[];
  /** What commands mean when nothing is selected: the one chosen last, else the first. */
  readonly inUse: Connection | undefined;
  use(connection: Connection): Promise<void>;

  /**
   * Asks a connection's store, which is opened at the first question and then kept.
   * How it ended is remembered as the {@link status}; it rejects as the store does.
   */
  ask<Result>(connection: Connection, question: (store: Store) => Promise<Result>): Promise<Result>;
  /** How the last question went: `unknown` before the first. */
  status(connection: Connection): 'unknown' | 'open' | StoreFault;

  /** Connections came, went or were edited, another one is in use, or somebody signed in or out. */
  readonly onDidChange: Listen<void>;
  /** A status changed. */
  readonly onDidChangeStatus: Listen<Connection>;
}
