import type { Listen } from '../base/emitter.ts';
import type { Disposable } from '../base/owned.ts';
import type { Store } from '../stores/store.ts';
import type { StoreFault } from '../stores/storeError.ts';
import type { Credentials } from '../stores/index.ts';
import type { Connection, Suggestion } from './connection.ts';
import type { SignIns } from './credentials.ts';

/** The stores that exist here, and the one in use. */
export interface Connections extends Disposable {
  /** Those of the settings first, then what lies in the workspace, if it is trusted. */
  readonly all: readonly Connection[];
  readonly suggestions: readonly Suggestion[];
  /** What commands mean when nothing is selected: the one chosen last, else the first. */
  readonly inUse: Connection | undefined;
  use(connection: Connection): Promise<void>;
  /** Ends when the look through the workspace that is going on, if any, has ended: `all` and `suggestions` are whole then. */
  ready(): Promise<void>;

  /**
   * Asks a connection's store, which is opened at the first question and then kept.
   * How it ended is remembered as the {@link status}; it rejects as the store does.
   */
  ask<Result>(connection: Connection, question: (store: Store) => Promise<Result>): Promise<Result>;
  /** How the last question went: `unknown` before the first. */
  status(connection: Connection): Status;
  /** Folders outside of their stores that questions asked here would have had to read, and did not; those asked for last come first. */
  readonly refusedFolders: readonly RefusedFolder[];
  /** Asks a store that is no connection yet, with the given credentials or else those kept for its server, and closes it. */
  askOnce<Result>(
    trackingUri: string,
    credentials: Credentials | undefined,
    question: (store: Store) => Promise<Result>,
  ): Promise<Result>;

  readonly signIns: Pick<SignIns, 'of' | 'inEnvironment'>;
  /** Keeps credentials for the server that a tracking URI dials; its stores are opened anew. */
  signIn(trackingUri: string, credentials: Credentials): Promise<void>;
  /** Forgets them. */
  signOut(trackingUri: string): Promise<void>;

  /** Connections or suggestions came, went or were edited, another one is in use, or somebody signed in or out. */
  readonly onDidChange: Listen<void>;
  /** A status changed. */
  readonly onDidChangeStatus: Listen<Connection>;
}

export interface RefusedFolder {
  readonly connection: Connection;
  readonly folder: string;
}

/** `open` when the store answered, if only with "there is no such run"; else why it did not. */
export type Status = 'unknown' | 'open' | StoreFault;
