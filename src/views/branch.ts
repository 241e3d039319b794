import { isDeepStrictEqual } from 'node:util';
import type { Node, NodeOf } from '../services/node.ts';
import { pageSize } from '../stores/store.ts';
import { arrange, type Arranged } from './arrange.ts';
import { readAtLeast, type Batch, type Below, type Read } from './below.ts';
import { Loading } from './loading.ts';
import { distinct, mergeNewest, mergeSorted } from './merge.ts';
import { rowId, type Row } from './row.ts';

/** What a branch needs of the tree that it is in. */
export interface BranchHost {
  /** What stands below a row now. */
  below(row: Row | undefined): Below;
  /** How a failure is shown; `undefined` where the view says it in place of all rows. */
  failure(row: Row | undefined, error: unknown, hasRows: boolean): NodeOf<'failure'> | undefined;
  /** Reads a pinned node again; `undefined` when it is not there any more. */
  reread(node: Node, signal: AbortSignal): Promise<Node | undefined>;
  /** The rows below this one are different. */
  arranged(row: Row | undefined, arranged: Arranged): void;
}

interface Failure {
  /** `undefined` where the view says it. */
  readonly node: NodeOf<'failure'> | undefined;
  /** Whether the rows that are there end with it: those after them could not be read. */
  readonly isAtEnd: boolean;
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
  #failure: Failure | undefined;
  #waiting = 0;

  constructor(host: BranchHost, row: Row | undefined) {
    this.#host = host;
    this.#row = row;
  }

  /** Whether the list was read, or failed to be read, at least once. */
  get loaded(): boolean {
    return this.#below !== undefined;
  }

  /** Whether there are no rows because they could not be read, and the view says so. */
  get blank(): boolean {
    return this.#failure !== undefined && !this.#failure.node;
  }

  /** Whether the editor waits for the rows. */
  get awaited(): boolean {
    return this.#waiting > 0;
  }

  /** The rows, for the editor: what comes while it waits is not told again as a change. */
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

  /** Reads again as many rows as there were. Never rejects. */
  reload(): Promise<void> {
    const below = this.#host.below(this.#row);
    const { read } = below;
    if (!read) {
      this.#loading.stop();
      this.#below = below;
      this.#pinned = [];
      this.#take({ nodes: [] });
      return Promise.resolve();
    }
    const before = new Map(this.#listed.map((node) => [this.#idOf(node), node]));
    const keep = (node: Node): Node => {
      const old = before.get(this.#idOf(node));
      return old && isDeepStrictEqual(old, node) ? old : node;
    };
    return this.#loading.start(
      async (signal) => {
        const batch = await readAtLeast(read, before.size, keep, signal);
        return { batch, pinned: await this.#reread(signal) };
      },
      ({ batch, pinned }) => {
        const listed = new Set(batch.nodes.map((node) => this.#idOf(node)));
        this.#below = below;
        this.#pinned = pinned.filter((node) => !listed.has(this.#idOf(node)));
        this.#take(batch);
      },
      (error) => {
        this.#fail(below, error, false);
      },
    );
  }

  /** Reads the next page. Resolves with its first row, if it brought any; never rejects. */
  async loadMore(): Promise<Row | undefined> {
    await this.#loading.idle();
    const before = new Set(this.rows);
    if (this.#more) {
      await this.#loading.start(
        this.#more,
        ({ nodes, more }) => {
          this.#take({ nodes: [...this.#listed, ...nodes], ...(more && { more }) });
        },
        (error) => {
          this.#fail(this.#below, error, true);
        },
      );
    } else {
      this.#knownShown += pageSize;
      this.#arrange();
    }
    return this.rows.find((row) => !before.has(row) && row.node.kind !== 'more');
  }

  /** Reads what is newest and puts it into what is there, without moving anything. Rejects when it could not. */
  async peek(signal: AbortSignal): Promise<void> {
    const { newest, compare } = this.#host.below(this.#row);
    if (!newest || !this.loaded || this.#failure || this.#loading.isActive()) return;
    const listed = this.#listed;
    const { nodes } = await newest(signal);
    // Something else was read meanwhile: that is newer.
    if (signal.aborted || this.#loading.isActive() || this.#listed !== listed) return;
    const fresh = new Map(nodes.map((node) => [this.#idOf(node), node]));
    const idOf = (node: Node): string => this.#idOf(node);
    const merged = compare
      ? mergeSorted(listed, nodes, idOf, compare, this.#more !== undefined)
      : mergeNewest(listed, nodes, idOf);
    const isAllNew = nodes.length > 0 && !listed.some((node) => fresh.has(idOf(node)));
    // More is new than the look shows. In another order the newest may all belong behind what is shown.
    if (isAllNew && (!compare || merged.length > listed.length)) return this.reload();
    this.#listed = merged.map((node) => fresh.get(this.#idOf(node)) ?? node);
    this.#arrange();
  }

  /** The row above holds a newer node: what that tells by itself is shown anew. */
  retell(): void {
    if (!this.loaded) return;
    this.#below = this.#host.below(this.#row);
    this.#arrange();
  }

  /** Shows newer nodes in place of those with the same ids. */
  replace(nodes: readonly Node[]): void {
    const newer = new Map(nodes.map((node) => [this.#idOf(node), node]));
    const put = (node: Node): Node => newer.get(this.#idOf(node)) ?? node;
    this.#listed = this.#listed.map(put);
    this.#pinned = this.#pinned.map(put);
    this.#arrange();
  }

  /** Takes away what does not belong here any more. */
  remove(nodes: readonly Node[]): void {
    const gone = new Set(nodes.map((node) => this.#idOf(node)));
    const stays = (node: Node): boolean => !gone.has(this.#idOf(node));
    this.#listed = this.#listed.filter(stays);
    this.#pinned = this.#pinned.filter(stays);
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

  /** Ends what is being read, if anything is. Rows that were there stay. */
  stop(): boolean {
    return this.#loading.stop();
  }

  #take({ nodes, more }: Batch): void {
    this.#listed = distinct(nodes, (node) => this.#idOf(node));
    this.#more = more;
    this.#failure = undefined;
    this.#arrange();
  }

  #fail(below: Below | undefined, error: unknown, isAtEnd: boolean): void {
    const node = this.#host.failure(this.#row, error, this.#listed.length > 0);
    if (!node) {
      this.#listed = [];
      this.#pinned = [];
      this.#more = undefined;
    }
    this.#failure = { node, isAtEnd };
    this.#below = below;
    this.#arrange();
  }

  async #reread(signal: AbortSignal): Promise<readonly Node[]> {
    const found = await Promise.all(this.#pinned.map((node) => this.#host.reread(node, signal)));
    return found.filter((node) => node !== undefined);
  }

  #arrange(): void {
    const arranged = arrange(this.#row, this.rows, this.#nodes());
    this.rows = arranged.rows;
    // Whoever waits gets the rows themselves.
    this.#host.arranged(this.#row, this.awaited ? { ...arranged, isMoved: false } : arranged);
  }

  #nodes(): readonly Node[] {
    const { node: failure, isAtEnd = false } = this.#failure ?? {};
    if (this.#failure && !failure) return [];
    const { known = [], whenEmpty } = this.#below ?? {};
    const listed = [...this.#pinned, ...this.#listed];
    const loaded = listed.filter(({ kind }) => kind !== 'notice').length;
    const told = known.slice(0, this.#knownShown);
    const nodes: Node[] = failure && !isAtEnd ? [failure, ...listed] : [...listed];
    if (failure && isAtEnd) nodes.push(failure);
    if (this.#more) nodes.push({ kind: 'more', loaded });
    nodes.push(...told);
    if (!this.#more && told.length < known.length) nodes.push({ kind: 'more', loaded: loaded + told.length });
    if (nodes.length === 0 && whenEmpty !== undefined) nodes.push({ kind: 'notice', text: whenEmpty });
    return nodes;
  }

  #idOf(node: Node): string {
    return rowId(node, this.#row);
  }
}
