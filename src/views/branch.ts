import type { Node, NodeOf } from '../services/node.ts';
import { pageSize } from '../stores/store.ts';
import type { Batch, Below, Read } from './below.ts';
import { Loading } from './loading.ts';
import { distinct, mergeNewest } from './merge.ts';
import { rowId, type Row } from './row.ts';
import { sameLook } from './sameLook.ts';

/** What a branch needs of the tree that it is in. */
export interface BranchHost {
  /** What stands below a row now. */
  below(row: Row | undefined): Below;
  /** How a failure is shown; `undefined` where the view says it in place of all rows. */
  failure(row: Row | undefined, error: unknown, hasRows: boolean): NodeOf<'failure'> | undefined;
  /** Reads a pinned node again; `undefined` when it is not there any more. */
  reread(node: Node, signal: AbortSignal): Promise<Node | undefined>;
  /** Rows came, went or moved below this one. */
  moved(row: Row | undefined): void;
  /** These rows look different. */
  changed(rows: readonly Row[]): void;
  /** These rows hold newer nodes, whether or not that shows in the row itself. */
  renewed(rows: readonly Row[]): void;
  /** These rows are gone for good. */
  gone(rows: readonly Row[]): void;
}

/** The rows below one row: which are loaded, and how more of them come. */
export class Branch {
  rows: readonly Row[] = [];
  readonly #host: BranchHost;
  readonly #row: Row | undefined;
  readonly #loading = new Loading();
  #below: Below | undefined;
  #listed: readonly Node[] = [];
  #pinned: readonly Node[] = [];
  #more: Read | undefined;
  #knownShown = pageSize;
  #failure: NodeOf<'failure'> | undefined;
  #failed = false;
  #waiting = 0;

  constructor(host: BranchHost, row: Row | undefined) {
    this.#host = host;
    this.#row = row;
  }

  /** Whether the list was read at least once. */
  get loaded(): boolean {
    return this.#below !== undefined;
  }

  /** Whether the last reading failed. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Whether somebody waits for the rows. */
  get awaited(): boolean {
    return this.#waiting > 0;
  }

  /** The rows, for whoever shows them: what comes while they wait is not told again as a change. */
  async children(): Promise<readonly Row[]> {
    this.#waiting++;
    try {
      return await this.ready();
    } finally {
      this.#waiting--;
    }
  }

  /** The rows; read first if nobody asked for them before. */
  async ready(): Promise<readonly Row[]> {
    if (!this.loaded && !this.#loading.isActive()) void this.reload();
    await this.#loading.idle();
    return this.rows;
  }

  /** Reads again as many rows as there were. */
  reload(): Promise<void> {
    const below = this.#host.below(this.#row);
    const { read } = below;
    const wanted = this.#listed.length;
    if (!read) {
      this.#loading.stop();
      this.#below = below;
      this.#pinned = [];
      this.#take({ nodes: [] });
      return Promise.resolve();
    }
    return this.#loading.start(
      async (signal) => ({ batch: await readAtLeast(read, wanted, signal), pinned: await this.#reread(signal) }),
      ({ batch, pinned }) => {
        this.#below = below;
        const listed = new Set(batch.nodes.map((node) => this.#idOf(node)));
        this.#pinned = pinned.filter((node) => !listed.has(this.#idOf(node)));
        this.#take(batch);
      },
      (error) => {
        this.#fail(below, error);
      },
    );
  }

  /** Reads the next page. Resolves with its first row, if it brought any. */
  async loadMore(): Promise<Row | undefined> {
    await this.#loading.idle();
    const known = new Set(this.rows);
    const more = this.#more;
    if (more) {
      await this.#loading.start(
        more,
        ({ nodes, more: next }) => {
          this.#take({ nodes: [...this.#listed, ...nodes], ...(next && { more: next }) });
        },
        (error) => {
          this.#fail(this.#below, error);
        },
      );
    } else {
      this.#knownShown += pageSize;
      this.#arrange();
    }
    return this.rows.find((row) => !known.has(row) && row.node.kind !== 'more');
  }

  /** Reads the newest page and puts it into what is there, without moving anything. Rejects when it could not. */
  async peek(signal: AbortSignal): Promise<void> {
    const below = this.#host.below(this.#row);
    if (!this.loaded || this.#loading.isActive() || !below.read) return;
    const listed = this.#listed;
    const { nodes, more } = await below.read(signal);
    // Something else was read meanwhile: that is newer.
    if (signal.aborted || this.#loading.isActive() || this.#listed !== listed) return;
    this.#below = below;
    const fresh = new Map(nodes.map((node) => [this.#idOf(node), node]));
    const merged = mergeNewest(listed, nodes, (node) => this.#idOf(node));
    const next = this.#more ?? (listed.length === 0 ? more : undefined);
    this.#take({ nodes: merged.map((node) => fresh.get(this.#idOf(node)) ?? node), ...(next && { more: next }) });
  }

  /** The row above changed: what it tells itself is shown anew. */
  retell(): void {
    if (!this.loaded) return;
    this.#below = this.#host.below(this.#row);
    this.#arrange();
  }

  /** Shows a newer node in place of the one with the same id. */
  replace(node: Node): void {
    const id = this.#idOf(node);
    const put = (old: Node): Node => (this.#idOf(old) === id ? node : old);
    this.#listed = this.#listed.map(put);
    this.#pinned = this.#pinned.map(put);
    this.#arrange();
  }

  /** The row of a node; at the top if the loaded pages do not hold it. */
  async pin(node: Node): Promise<Row> {
    await this.ready();
    const id = this.#idOf(node);
    const there = this.rows.find((row) => row.id === id);
    if (there) return there;
    this.#pinned = [node, ...this.#pinned.filter((old) => this.#idOf(old) !== id)];
    this.#arrange();
    const row = this.rows.find((found) => found.id === id);
    if (!row) throw new Error('A pinned node has no row.');
    return row;
  }

  /** Ends what is being read. Rows that were there stay. */
  stop(): boolean {
    return this.#loading.stop();
  }

  #take({ nodes, more }: Batch): void {
    this.#listed = distinct(nodes, (node) => this.#idOf(node));
    this.#more = more;
    this.#failure = undefined;
    this.#failed = false;
    this.#arrange();
  }

  #fail(below: Below | undefined, error: unknown): void {
    this.#failed = true;
    this.#failure = this.#host.failure(this.#row, error, this.#listed.length > 0);
    if (!this.#failure) {
      this.#listed = [];
      this.#pinned = [];
      this.#more = undefined;
    }
    this.#below = below;
    this.#arrange();
  }

  async #reread(signal: AbortSignal): Promise<readonly Node[]> {
    const found = await Promise.all(this.#pinned.map((node) => this.#host.reread(node, signal)));
    return found.filter((node) => node !== undefined);
  }

  /** Makes the rows from what is known, keeping the row objects that are still right, and tells what is different. */
  #arrange(): void {
    const old = this.rows;
    const byId = new Map(old.map((row) => [row.id, row]));
    const changed: Row[] = [];
    const renewed: Row[] = [];
    this.rows = distinct(this.#nodes(), (node) => this.#idOf(node)).map((node) => {
      const row = byId.get(this.#idOf(node));
      if (!row) return { id: this.#idOf(node), parent: this.#row, node };
      if (!sameLook(row.node, node)) changed.push(row);
      if (row.node !== node) renewed.push(row);
      row.node = node;
      return row;
    });
    const now = new Set(this.rows);
    this.#host.gone(old.filter((row) => !now.has(row)));
    this.#host.renewed(renewed);
    this.#host.changed(changed);
    if (this.#waiting > 0) return;
    if (old.length !== this.rows.length || old.some((row, index) => row !== this.rows[index])) {
      this.#host.moved(this.#row);
    }
  }

  #nodes(): readonly Node[] {
    // The view says what failed, where no row does.
    if (this.#failed && !this.#failure) return [];
    const { known = [], whenEmpty } = this.#below ?? {};
    const listed = [...this.#pinned, ...this.#listed];
    const told = known.slice(0, this.#knownShown);
    const nodes: Node[] = [...(this.#failure ? [this.#failure] : []), ...listed];
    if (this.#more) nodes.push({ kind: 'more', loaded: listed.length });
    nodes.push(...told);
    if (!this.#more && told.length < known.length) nodes.push({ kind: 'more', loaded: listed.length + told.length });
    if (nodes.length === 0 && whenEmpty !== undefined && this.#below?.read)
      nodes.push({ kind: 'notice', text: whenEmpty });
    return nodes;
  }

  #idOf(node: Node): string {
    return rowId(node, this.#row);
  }
}

async function readAtLeast(read: Read, wanted: number, signal: AbortSignal): Promise<Batch> {
  let batch = await read(signal);
  while (batch.more && batch.nodes.length < wanted) {
    const next = await batch.more(signal);
    batch = { nodes: [...batch.nodes, ...next.nodes], ...(next.more && { more: next.more }) };
  }
  return batch;
}
