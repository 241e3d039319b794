import { Emitter, type Listen } from '../base/emitter.ts';
import { Owned } from '../base/owned.ts';
import type { Secrets } from '../host/secrets.ts';
import type { State } from '../host/state.ts';
import { openStore, StoreError, type Credentials, type Store, type StoreOptions } from '../stores/index.ts';
import { isWithin } from '../stores/local/folders.ts';
import { isSameStore, type Connection, type Suggestion } from './connection.ts';
import { allowedFolders } from './allowedFolders.ts';
import type { Connections, RefusedFolder, Status } from './connections.ts';
import { SignIns } from './credentials.ts';
import { KnownConnections, type KnownNeed } from './knownConnections.ts';
import { OpenStores } from './openStores.ts';

export interface ConnectionsNeed extends KnownNeed {
  readonly secrets: Secrets;
  readonly state: State;
  /** `openStore` of src/stores unless said. */
  readonly openStore?: (trackingUri: string, options: StoreOptions) => Promise<Store>;
  /** Stores are reached in another way now: all are opened anew. */
  readonly onDidChangeNetwork?: Listen<void>;
}

/** More nobody chooses from. */
const mostRefused = 50;

/** Nothing is read before the first question, and nothing opened before a store is asked something. */
export function openConnections(need: ConnectionsNeed): Connections {
  return new LiveConnections(need);
}

class LiveConnections implements Connections {
  readonly #need: ConnectionsNeed;
  readonly #owned = new Owned();
  readonly #changed = this.#owned.add(new Emitter<void>());
  readonly #known: KnownConnections;
  readonly #stores: OpenStores;
  #refused: readonly RefusedFolder[] = [];

  readonly onDidChange = this.#changed.event;
  readonly onDidChangeStatus;
  readonly signIns: SignIns;

  constructor(need: ConnectionsNeed) {
    this.#need = need;
    this.signIns = new SignIns(need.secrets, need.environment);
    this.#known = this.#owned.add(new KnownConnections(need));
    this.#stores = this.#owned.add(
      new OpenStores(
        (connection, credentials) =>
          this.#open(connection, credentials, () => allowedFolders(need.state, need.workspace, connection)),
        (trackingUri) => this.signIns.of(trackingUri),
      ),
    );
    this.onDidChangeStatus = this.#stores.onDidChangeStatus;
    this.#owned.add(
      this.#known.onDidChange(() => {
        this.#stores.keepOnly(this.all);
        this.#changed.fire();
      }),
    );
    if (need.onDidChangeNetwork) {
      this.#owned.add(
        need.onDidChangeNetwork(() => {
          this.#stores.keepOnly([]);
          this.#changed.fire();
        }),
      );
    }
    this.#owned.add(
      need.secrets.onDidChange(() => {
        // The keychain's own failure is told at the next question.
        this.#reopen().catch(() => undefined);
      }),
    );
  }

  get all(): readonly Connection[] {
    return this.#known.now.all;
  }

  get suggestions(): readonly Suggestion[] {
    return this.#known.now.suggestions;
  }

  get inUse(): Connection | undefined {
    const id = this.#need.state.get('connectionInUse');
    return this.all.find((connection) => connection.id === id) ?? this.all[0];
  }

  async use(connection: Connection): Promise<void> {
    await this.#need.state.set('connectionInUse', connection.id);
    this.#changed.fire();
  }

  ready(): Promise<void> {
    return this.#known.ready();
  }

  async ask<Result>(connection: Connection, question: (store: Store) => Promise<Result>): Promise<Result> {
    const known = this.all.find(({ id }) => id === connection.id);
    if (known === undefined || !isSameStore(known, connection)) {
      throw new StoreError('notFound', `The connection "${connection.name}" was changed or removed. Refresh the view.`);
    }
    try {
      return await this.#stores.ask(known, question);
    } catch (error) {
      if (error instanceof StoreError && error.outsideFolder !== undefined) this.#refuse(known, error.outsideFolder);
      throw error;
    }
  }

  get refusedFolders(): readonly RefusedFolder[] {
    const { state, workspace } = this.#need;
    return this.#refused.filter(
      ({ connection, folder }) =>
        !allowedFolders(state, workspace, connection).some((allowed) => isWithin(allowed, folder)),
    );
  }

  status(connection: Connection): Status {
    return this.#stores.status(connection);
  }

  async askOnce<Result>(
    trackingUri: string,
    credentials: Credentials | undefined,
    question: (store: Store) => Promise<Result>,
  ): Promise<Result> {
    const store = await this.#open({ trackingUri }, credentials ?? (await this.signIns.of(trackingUri)));
    try {
      return await question(store);
    } finally {
      await store.close();
    }
  }

  async signIn(trackingUri: string, credentials: Credentials): Promise<void> {
    await this.signIns.keep(trackingUri, credentials);
    await this.#reopen();
  }

  async signOut(trackingUri: string): Promise<void> {
    await this.signIns.forget(trackingUri);
    await this.#reopen();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #open(
    { trackingUri, workspace }: Pick<Connection, 'trackingUri' | 'workspace'>,
    credentials: Credentials | undefined,
    artifactFolders?: () => readonly string[],
  ): Promise<Store> {
    const { log, openStore: open = openStore } = this.#need;
    return open(trackingUri, {
      ...(credentials && { credentials }),
      ...(workspace !== undefined && { workspace }),
      ...(artifactFolders && { artifactFolders }),
      log: (line) => {
        log.debug(line);
      },
    });
  }

  #refuse(connection: Connection, folder: string): void {
    const others = this.#refused.filter((one) => one.connection.id !== connection.id || one.folder !== folder);
    this.#refused = [{ connection, folder }, ...others].slice(0, mostRefused);
  }

  async #reopen(): Promise<void> {
    if (await this.#stores.closeOutdated()) this.#changed.fire();
  }
}
