import type { Disposable } from '../base/owned.ts';
import type { Node } from '../services/node.ts';
import type { Arranged } from './arrange.ts';
import type { Below } from './below.ts';
import { Branch, type BranchHost } from './branch.ts';
import { isWithin, pathOf, rowId, type Row } from './row.ts';
import { Telling } from './telling.ts';

export interface ForestOptions {
  /** What stands below the last node of a path. */
  readonly below: (path: readonly Node[]) => Below;
  readonly failure: BranchHost['failure'];
  readonly reread: BranchHost['reread'];
}

/** All rows of one view, as far as they are loaded, in plain Node: what the editor shows is read from here. */
export class Forest implements Disposable {
  readonly #branches = new Map<Row | undefined, Branch>();
  readonly #closed = new Set<Row>();
  /** Rows that were closed, or not shown, when they should have been read. */
  readonly #unread = new WeakSet<Row>();
  readonly #telling = new Telling((row) =>
    [...this.#branches].some(([at, { awaited }]) => at && awaited && isWithin(at, row)),
  );
  readonly #ended = new AbortController();
  readonly #host: BranchHost;

  /** Rows to show again; `undefined` among them stands for all. */
  readonly onDidChange = this.#telling.event;

  constructor({ below, failure, reread }: ForestOptions) {
    this.#host = {
      below: (row) => below(pathOf(row)),
      failure,
      reread,
      arranged: (row, arranged) => {
        this.#arranged(row, arranged);
      },
    };
  }

  /** The rows below one; read first where they were not. */
  async children(row?: Row): Promise<readonly Row[]> {
    const rows = await this.#branch(row).children();
    if (row && rows.length > 0) this.#telling.handedOver(row);
    this.#telling.soon();
    return rows;
  }

  /** Whether there are no rows at all because they could not be read, and the view says so. */
  isBlank(): boolean {
    return this.#branches.get(undefined)?.blank ?? false;
  }

  /** A closed row needs nothing: what is being read for it ends. */
  close(row: Row): void {
    this.#closed.add(row);
    for (const [at, branch] of this.#branches) if (at && isWithin(at, row) && branch.stop()) this.#unread.add(at);
  }

  /** The editor asks only once for the rows below one: where they were not read then, it is told to ask again. */
  open(row: Row): void {
    this.#closed.delete(row);
    if (!this.#unread.delete(row)) return;
    const branch = this.#branches.get(row);
    if (branch?.loaded) void branch.reload();
    else this.#telling.changed([row]);
  }

  /** The rows below which others can be seen if one scrolls; `undefined` among them is the root. */
  opened(): readonly (Row | undefined)[] {
    const seen = new Set<Row | undefined>(
      [undefined, ...this.visible()].filter((row) => !row || !this.#closed.has(row)),
    );
    return [...this.#branches].flatMap(([row, { loaded }]) => (loaded && seen.has(row) ? [row] : []));
  }

  /** Reads everything again that is open below a row, and the row itself; as many rows as there were. Never rejects. */
  async refresh(row?: Row): Promise<void> {
    const at = row?.node.kind === 'failure' ? row.parent : nearestThing(row);
    if (at && isThing(at.node) && !(await this.#renew(at))) return this.reload(at.parent);
    await this.reload(at);
  }

  /** Reads the rows below one again, and those that are open below these; nothing where none were read. Never rejects. */
  async reload(row: Row | undefined): Promise<void> {
    const branch = this.#branches.get(row);
    if (!branch) return;
    await branch.reload();
    const open = branch.rows.filter((child) => {
      if (!this.#closed.has(child)) return true;
      if (this.#branches.has(child)) this.#unread.add(child);
      this.#forgetBelow(child);
      return false;
    });
    await Promise.all(open.map((child) => this.reload(child)));
  }

  /** Shows a row again, because something outside of it is different. */
  showAgain(row: Row): void {
    this.#telling.changed([row]);
  }

  /** Reads the next page of the list that ends with this row. Resolves with the first new row, if there is any. */
  loadMore(row: Row): Promise<Row | undefined> {
    return this.#branch(row.parent).loadMore();
  }

  /** The row at the end of a path; each of them is put at the top of its list where the loaded pages do not hold it. */
  async pin(path: readonly Node[]): Promise<Row | undefined> {
    let row: Row | undefined;
    for (const node of path) row = await this.#branch(row).pin(node);
    return row;
  }

  /** Reads what is newest below a row, and puts it in without moving anything. Rejects when it could not. */
  async peek(row: Row | undefined, signal: AbortSignal): Promise<void> {
    await this.#branches.get(row)?.peek(signal);
  }

  /** Shows newer nodes in rows. */
  replace(newer: ReadonlyMap<Row, Node>): void {
    for (const parent of new Set([...newer.keys()].map((row) => row.parent))) {
      const nodes = [...newer].flatMap(([row, node]) => (row.parent === parent ? node : []));
      this.#branches.get(parent)?.replace(nodes);
    }
  }

  /** Takes rows away that do not belong in the view any more. */
  remove(gone: readonly Row[]): void {
    for (const parent of new Set(gone.map((row) => row.parent))) {
      const nodes = gone.filter((row) => row.parent === parent).map(({ node }) => node);
      this.#branches.get(parent)?.remove(nodes);
    }
  }

  /** The row that shows a node, or the same thing as it was before. */
  rowOf(node: Node): Row | undefined {
    const rows = this.rows();
    const same = rows.find((row) => row.node === node);
    if (same || !('connection' in node) || node.kind === 'failure') return same;
    return rows.find((row) => rowId(row.node, undefined) === rowId(node, undefined));
  }

  /** All that are loaded. */
  rows(): readonly Row[] {
    return [...this.#branches.values()].flatMap((branch) => branch.rows);
  }

  /** The rows that can be seen if one scrolls: all but those below a closed row. */
  visible(): readonly Row[] {
    return this.rows().filter((row) => {
      for (let at = row.parent; at; at = at.parent) if (this.#closed.has(at)) return false;
      return true;
    });
  }

  /** Tells now what would be told in a moment. */
  flush(): void {
    this.#telling.now();
  }

  dispose(): void {
    this.#ended.abort();
    for (const branch of this.#branches.values()) branch.stop();
    this.#branches.clear();
    this.#telling.dispose();
  }

  #arranged(row: Row | undefined, { isMoved, changed, renewed, gone }: Arranged): void {
    for (const one of gone) this.#forget(one);
    for (const one of renewed) this.#branches.get(one)?.retell();
    this.#telling.changed(changed);
    if (isMoved) this.#telling.moved(row);
  }

  /** Reads a row's own thing again. Resolves with whether it is still there. */
  async #renew(row: Row): Promise<boolean> {
    try {
      const node = await this.#host.reread(row.node, this.#ended.signal);
      if (node) this.replace(new Map([[row, node]]));
      return node !== undefined;
    } catch {
      // What stands below is read next; it fails in the same way, and then says so in a row.
      return true;
    }
  }

  #branch(row: Row | undefined): Branch {
    const there = this.#branches.get(row);
    if (there) return there;
    const branch = new Branch(this.#host, row);
    this.#branches.set(row, branch);
    return branch;
  }

  #forget(row: Row): void {
    this.#forgetBelow(row);
    this.#closed.delete(row);
    this.#telling.forget(row);
  }

  #forgetBelow(row: Row): void {
    for (const [at, branch] of this.#branches) {
      if (!at || !isWithin(at, row)) continue;
      branch.stop();
      this.#branches.delete(at);
      for (const below of branch.rows) this.#closed.delete(below);
    }
  }
}

/** The row itself, or the next one above it that can be read by its id, or that stands for a connection. */
function nearestThing(row: Row | undefined): Row | undefined {
  for (let at = row; at; at = at.parent) if (isThing(at.node) || at.node.kind === 'connection') return at;
  return undefined;
}

function isThing({ kind }: Node): boolean {
  return kind === 'experiment' || kind === 'run' || kind === 'model' || kind === 'version';
}
