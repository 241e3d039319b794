import { Emitter } from '../base/emitter.ts';
import { StoreError, type Credentials, type Store } from '../stores/index.ts';
import { isSameStore, type Connection } from './connection.ts';
import type { Status } from './connections.ts';
import { statusAfter } from './status.ts';

interface Asked {
  readonly connection: Connection;
  /** Absent after it could not be opened: the next question tries again. */
  opened: Promise<Opened> | undefined;
  status: Status;
}

interface Opened {
  readonly store: Store;
  readonly credentials: Credentials | undefined;
}

/** The stores that were asked something, each opened once, and how the last question to each went. */
export class OpenStores {
  readonly #asked = new Map<string, Asked>();
  #disposed = false;
  readonly #statusChanged = new Emitter<Connection>();
  readonly onDidChangeStatus = this.#statusChanged.event;
  readonly #open: (connection: Connection, credentials: Credentials | undefined) => Promise<Store>;
  readonly #credentials: (trackingUri: string) => Promise<Credentials | undefined>;

  constructor(
    open: (connection: Connection, credentials: Credentials | undefined) => Promise<Store>,
    credentials: (trackingUri: string) => Promise<Credentials | undefined>,
  ) {
    this.#open = open;
    this.#credentials = credentials;
  }

  status(connection: Connection): Status {
    return this.#asked.get(connection.id)?.status ?? 'unknown';
  }

  async ask<Result>(connection: Connection, question: (store: Store) => Promise<Result>): Promise<Result> {
    if (this.#disposed) throw new StoreError('unreachable', 'Podium is closing: nothing more can be asked.');
    const asked = this.#asked.get(connection.id) ?? this.#begin(connection);
    try {
      const { store } = await (asked.opened ??= this.#openFor(asked));
      const result = await question(store);
      this.#ended(asked, 'open');
      return result;
    } catch (error) {
      this.#ended(asked, statusAfter(error, asked.status));
      throw error;
    }
  }

  /** Closes the stores of connections that are gone, or lead elsewhere now. */
  keepOnly(connections: readonly Connection[]): void {
    const current = new Map(connections.map((connection) => [connection.id, connection]));
    for (const [id, { connection }] of this.#asked) {
      const now = current.get(id);
      if (now === undefined || !isSameStore(now, connection)) this.#close(id);
    }
  }

  /** Closes the stores that were opened with other credentials than hold now; resolves with whether there were any. */
  async closeOutdated(): Promise<boolean> {
    let any = false;
    for (const [id, asked] of [...this.#asked]) {
      const opened = await asked.opened?.catch(() => undefined);
      const now = await this.#credentials(asked.connection.trackingUri);
      if (opened === undefined || same(opened.credentials, now) || this.#asked.get(id) !== asked) continue;
      this.#close(id);
      any = true;
    }
    return any;
  }

  dispose(): void {
    this.#disposed = true;
    for (const id of [...this.#asked.keys()]) this.#close(id);
    this.#statusChanged.dispose();
  }

  #begin(connection: Connection): Asked {
    const asked: Asked = { connection, opened: undefined, status: 'unknown' };
    this.#asked.set(connection.id, asked);
    return asked;
  }

  async #openFor(asked: Asked): Promise<Opened> {
    const { connection } = asked;
    try {
      const credentials = await this.#credentials(connection.trackingUri);
      return { store: await this.#open(connection, credentials), credentials };
    } catch (error) {
      asked.opened = undefined;
      throw error;
    }
  }

  #ended(asked: Asked, status: Status): void {
    // The answer of a store that was closed meanwhile says nothing about its connection.
    if (this.#asked.get(asked.connection.id) !== asked || asked.status === status) return;
    asked.status = status;
    this.#statusChanged.fire(asked.connection);
  }

  #close(id: string): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    // Who still waits for an answer is told by the store. That it could not be opened, or closed, matters to nobody any more.
    asked?.opened?.then(({ store }) => store.close()).catch(() => undefined);
  }
}

function same(one: Credentials | undefined, other: Credentials | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
