import { Emitter } from '../base/emitter.ts';
import type { Disposable } from '../base/owned.ts';
import type { Node } from '../services/node.ts';
import type { Below } from './below.ts';
import { Branch, type BranchHost } from './branch.ts';
import { pathOf, rowId, type Row } from './row.ts';

export interface ForestOptions {
  /** What stands below the last node of a path. */
  readonly below: (path: readonly Node[]) => Below;
  readonly failure: BranchHost['failure'];
  readonly reread: BranchHost['reread'];
}

/** All rows of one view, as far as they are loaded, in plain Node: what the editor shows is read from here. */
export class Forest implements Disposable {
  readonly #changes = new Emitter<readonly (Row | undefined)[]>();
  readonly #branches = new Map<Row | undefined, Branch>();
  readonly #collapsed = new Set<Row>();
  /** Closed rows whose children the editor still knows, but must ask for again. */
  readonly #stale = new WeakSet<Row>();
  readonly #ended = new AbortController();
  readonly #moved = new Set<Row | undefined>();
  readonly #changed = new Set<Row>();
  readonly #host: BranchHost;
  readonly #reread: ForestOptions['reread'];
  #flushing: NodeJS.Immediate | undefined;

  /** Rows to show again; `undefined` among them stands for all. Many changes at once are told once. */
  readonly onDidChange = this.#changes.event;

  constructor({ below, failure, reread }: ForestOptions) {
    this.#reread = reread;
    this.#host = {
      below: (row) => below(pathOf(row)),
      failure,
      reread,
      moved: (row) => {
        this.#moved.add(row);
        this.#tell();
      },
      changed: (rows) => {
        for (const row of rows) this.#changed.add(row);
        if (rows.length > 0) this.#tell();
      },
      renewed: (rows) => {
        for (const row of rows) this.#branches.get(row)?.retell();
      },
      gone: (rows) => {
        for (const row of rows) this.#drop(row);
      },
    };
  }

  /** The rows below one; read first where they were not. */
  async children(row?: Row): Promise<readonly Row[]> {
    const rows = await this.#branch(row).children();
    if (this.#changed.size + this.#moved.size > 0) this.#tell();
    return rows;
  }

  /** Whether the last reading below a row failed. */
  failed(row?: Row): boolean {
    return this.#branches.get(row)?.failed ?? false;
  }

  /** A closed row needs nothing: what is being read for it ends. */
  collapse(row: Row): void {
    this.#collapsed.add(row);
    for (const [at, branch] of this.#branches) {
      if (at && isWithin(at, row) && branch.stop() && !branch.loaded) this.#stale.add(at);
    }
  }

  /** An opened row whose reading had ended is shown, and so read, again. */
  expand(row: Row): void {
    this.#collapsed.delete(row);
    if (this.#stale.delete(row)) this.#host.changed([row]);
  }

  /** Reads everything again that is open below a row, and the row itself; as many rows as there were. */
  async refresh(row?: Row): Promise<void> {
    const at = row?.node.kind === 'failure' ? row.parent : nearestThing(row);
    if (at && isEntity(at.node) && !(await this.#renew(at))) return this.#reload(at.parent);
    await this.#reload(at);
  }

  /** Shows a row again, because something outside of it is different. */
  showAgain(row: Row): void {
    this.#host.changed([row]);
  }

  loadMore(row: Row): Promise<Row | undefined> {
    return this.#branch(row.parent).loadMore();
  }

  /** The row at the end of a path; each of them is put at the top of its list where the loaded pages do not hold it. */
  async pin(path: readonly Node[]): Promise<Row | undefined> {
    let row: Row | undefined;
    for (const node of path) row = await this.#branch(row).pin(node);
    return row;
  }

  /** Reads the newest page below a row, and puts it in without moving anything. */
  async peek(row: Row, signal: AbortSignal): Promise<void> {
    await this.#branches.get(row)?.peek(signal);
  }

  replace(row: Row, node: Node): void {
    this.#branches.get(row.parent)?.replace(node);
  }

  /** The row that shows a node, or the same thing as it was before. */
  rowOf(node: Node): Row | undefined {
    const rows = this.#rows();
    const same = rows.find((row) => row.node === node);
    if (same || !('connection' in node) || node.kind === 'failure') return same;
    return rows.find((row) => rowId(row.node, undefined) === rowId(node, undefined));
  }

  /** The rows that are open to the eye, if the view is: those below a closed row are not. */
  visible(): readonly Row[] {
    return this.#rows().filter((row) => !isHidden(row, this.#collapsed));
  }

  isOpen(row: Row): boolean {
    return (this.#branches.get(row)?.loaded ?? false) && !this.#collapsed.has(row);
  }

  /** Forgets everything; the editor asks anew. */
  reset(): void {
    for (const branch of this.#branches.values()) branch.stop();
    this.#branches.clear();
    this.#collapsed.clear();
    this.#host.moved(undefined);
  }

  /** Tells now what would be told in a moment. */
  flush(): void {
    clearImmediate(this.#flushing);
    this.#flushing = undefined;
    if (this.#moved.has(undefined)) {
      this.#moved.clear();
      this.#changed.clear();
      this.#changes.fire([undefined]);
      return;
    }
    // A row that is shown again shows all below it again.
    const within = [...this.#changed].filter((row) => ![...this.#moved].some((above) => above && isWithin(row, above)));
    const rows = [...this.#moved, ...within].filter((row) => !this.#isAwaited(row));
    this.#changed.clear();
    for (const row of within) this.#changed.add(row);
    for (const row of rows) {
      this.#moved.delete(row);
      if (row) this.#changed.delete(row);
    }
    if (rows.length > 0) this.#changes.fire(rows);
  }

  dispose(): void {
    this.#ended.abort();
    clearImmediate(this.#flushing);
    for (const branch of this.#branches.values()) branch.stop();
    this.#branches.clear();
    this.#changes.dispose();
  }

  async #reload(row: Row | undefined): Promise<void> {
    const branch = this.#branches.get(row);
    if (!branch) return;
    await branch.reload();
    const open = branch.rows.filter((child) => !this.#collapsed.has(child));
    for (const closed of branch.rows.filter((child) => this.#collapsed.has(child))) {
      if (this.#branches.has(closed)) this.#stale.add(closed);
      this.#drop(closed);
      this.#collapsed.add(closed);
    }
    await Promise.all(open.map((child) => this.#reload(child)));
  }

  /** Whether the row's own thing is still there. */
  async #renew(row: Row): Promise<boolean> {
    try {
      const node = await this.#reread(row.node, this.#ended.signal);
      if (node) this.replace(row, node);
      return node !== undefined;
    } catch {
      // What stands below is read next; it fails in the same way, and then says so in a row.
      return true;
    }
  }

  /** The editor takes offence at a change of rows that it is waiting for. */
  #isAwaited(row: Row | undefined): boolean {
    return [...this.#branches].some(([at, branch]) => at && row && branch.awaited && isWithin(at, row));
  }

  #branch(row: Row | undefined): Branch {
    const there = this.#branches.get(row);
    if (there) return there;
    const branch = new Branch(this.#host, row);
    this.#branches.set(row, branch);
    return branch;
  }

  #drop(row: Row): void {
    for (const [at, branch] of this.#branches) {
      if (!at || !isWithin(at, row)) continue;
      branch.stop();
      this.#branches.delete(at);
      this.#collapsed.delete(at);
    }
    this.#collapsed.delete(row);
    this.#changed.delete(row);
  }

  #rows(): readonly Row[] {
    return [...this.#branches.values()].flatMap((branch) => branch.rows);
  }

  #tell(): void {
    this.#flushing ??= setImmediate(() => {
      this.flush();
    });
  }
}

/** The row itself, or the one above it, that can be read by its id; or that of the connection. */
function nearestThing(row: Row | undefined): Row | undefined {
  for (let at = row; at; at = at.parent) if (isEntity(at.node) || at.node.kind === 'connection') return at;
  return undefined;
}

function isEntity({ kind }: Node): boolean {
  return kind === 'experiment' || kind === 'run' || kind === 'model' || kind === 'version';
}

function isWithin(row: Row, ancestor: Row): boolean {
  for (let at: Row | undefined = row; at; at = at.parent) if (at === ancestor) return true;
  return false;
}

function isHidden(row: Row, collapsed: ReadonlySet<Row>): boolean {
  for (let at = row.parent; at; at = at.parent) if (collapsed.has(at)) return true;
  return false;
}
