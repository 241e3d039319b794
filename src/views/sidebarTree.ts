import { window } from 'vscode';
import { mapAtOnce } from '../base/mapAtOnce.ts';
import { Owned, type Disposable } from '../base/owned.ts';
import type { Connection } from '../connections/connection.ts';
import type { SetContext } from '../host/contexts.ts';
import type { Log } from '../host/log.ts';
import type { Workspace } from '../host/workspace.ts';
import type { Trees } from '../services/app.ts';
import type { Node } from '../services/node.ts';
import { showChanged, type ChangedThing } from './changedRows.ts';
import { LivePulses } from './livePulses.ts';
import { NodeTree } from './nodeTree.ts';
import { openForest } from './openForest.ts';
import { reread } from './reread.ts';
import { placeOf } from './revealPath.ts';
import { viewTypeOf, type Sources } from './sources.ts';
import { viewIds } from './viewIds.ts';
import { viewDescription, viewState } from './viewState.ts';

export interface SidebarParts extends Sources {
  readonly workspace: Workspace;
  readonly setContext: SetContext;
  readonly log: Log;
}

/** How many of many changed things are read at the same time. */
const readAtOnce = 4;

/** Both views of the sidebar. Nothing is read before one of them is seen. */
export class SidebarTree implements Trees, Disposable {
  readonly #parts: SidebarParts;
  readonly #owned = new Owned();
  readonly #trees: readonly NodeTree[];
  readonly #pulses: LivePulses;
  readonly #ended = new AbortController();
  #lastUsed: NodeTree | undefined;
  #due: Set<Node | undefined> | undefined;
  #inUse: string | undefined;

  constructor(parts: SidebarParts) {
    const { connections, settings, log, watch } = parts;
    this.#parts = parts;
    this.#trees = viewIds.map((id) => this.#owned.add(new NodeTree(id, openForest(id, parts, log), parts)));
    this.#pulses = this.#owned.add(
      new LivePulses({
        sources: parts,
        forests: () => this.#trees.filter(({ view }) => view.visible).map(({ forest }) => forest),
        log,
      }),
    );
    for (const tree of this.#trees) {
      this.#owned.add(tree.view.onDidChangeVisibility(() => void this.#attend()));
      this.#owned.add(
        tree.view.onDidChangeSelection(() => {
          this.#lastUsed = tree;
          this.#tellSelection();
        }),
      );
    }
    this.#owned.add(window.onDidChangeWindowState(() => void this.#attend()));
    this.#owned.add(
      connections.onDidChange(() => {
        this.#showInUse();
        this.refresh();
        void this.#attend();
      }),
    );
    this.#owned.add(connections.onDidChangeStatus((connection) => this.#showStatus(connection)));
    this.#owned.add(parts.workspace.onDidChange(() => this.#showStatus()));
    this.#owned.add(
      settings.onDidChange((key) => {
        if (key === 'runs.refreshInterval') this.#pulses.restart();
        if (key === 'watch.enabled') void this.#attend();
      }),
    );
    this.#owned.add(watch.onDidChange((runIds) => this.#showRuns(runIds)));
    void connections.ready().then(() => this.#showStatus());
    void this.#attend();
    this.#showView();
  }

  get selection(): readonly Node[] {
    return this.#lastUsed?.view.selection.map(({ node }) => node) ?? [];
  }

  /** Many at once are read once. */
  refresh(node?: Node): void {
    this.#showView();
    if (!this.#due) {
      this.#due = new Set();
      setImmediate(() => void this.#readDue());
    }
    this.#due.add(node);
  }

  async changed(nodes: readonly Node[]): Promise<void> {
    const read = (node: Node): Promise<ChangedThing> =>
      reread(this.#parts, node, this.#ended.signal).then((now) => ({ node, now }));
    const things = await mapAtOnce(nodes, readAtOnce, read).catch(() => undefined);
    if (things) {
      await Promise.all(this.#trees.map(({ forest }) => showChanged(forest, this.#parts, things)));
    } else {
      // Reading these rows again fails in the same way, and then says so in one.
      for (const node of nodes) this.refresh(node);
    }
  }

  async loadMore(node: Node): Promise<void> {
    for (const tree of this.#trees) {
      const row = tree.forest.rowOf(node);
      if (!row) continue;
      const first = await tree.busy(() => tree.forest.loadMore(row));
      if (first) await tree.show(first);
    }
  }

  async reveal(node: Node, expand = false): Promise<void> {
    const { view, path } = await placeOf(this.#parts, node, this.#ended.signal);
    const tree = this.#trees.find((each) => each.id === view);
    const row = await tree?.busy(() => tree.forest.pin(path));
    if (row) await tree?.show(row, expand);
  }

  dispose(): void {
    this.#ended.abort();
    this.#owned.dispose();
  }

  async #readDue(): Promise<void> {
    const due = this.#due ?? new Set();
    this.#due = undefined;
    if (this.#ended.signal.aborted) return;
    await Promise.all(
      this.#trees.map((tree) =>
        tree.busy(async () => {
          if (due.has(undefined)) return tree.forest.refresh();
          const rows = [...due].flatMap((node) => (node && tree.forest.rowOf(node)) ?? []);
          await Promise.all(rows.map((row) => tree.forest.refresh(row)));
        }),
      ),
    );
    this.#showStatus();
  }

  /** Key bindings are for one kind of row. */
  #tellSelection(): void {
    const kinds = new Set(this.selection.map(({ kind }) => kind));
    const [kind] = kinds;
    const isOne = kinds.size === 1 && (kind === 'run' || kind === 'experiment');
    this.#parts.setContext('podium.selected', isOne ? kind : 'other');
  }

  /** Looks at what goes on while somebody sees it, or wants to be told of it, and not before it is known which connections there are. */
  async #attend(): Promise<void> {
    await this.#parts.connections.ready();
    if (this.#ended.signal.aborted) return;
    const isSeen = this.#trees.some(({ view }) => view.visible);
    const isWatched = this.#parts.settings.get('watch.enabled');
    this.#pulses.want(isSeen && window.state.focused ? 'all' : isSeen && isWatched ? 'running' : 'nothing');
  }

  #showRuns(runIds: readonly string[]): void {
    for (const { forest } of this.#trees) {
      for (const row of forest.visible()) {
        if (row.node.kind === 'run' && runIds.includes(row.node.run.runId)) forest.showAgain(row);
      }
    }
  }

  /** A connection that answers again, or does not any more, shows in the welcome view, in its row, and in rows that were missing. */
  #showStatus(changed?: Connection): void {
    const { connections, workspace, setContext } = this.#parts;
    setContext('podium.state', viewState(connections, workspace));
    this.#describe();
    const [only] = connections.all;
    for (const { forest } of this.#trees) {
      if (only && forest.isBlank() && connections.status(only) === 'open') void forest.refresh();
      for (const row of forest.visible()) {
        if (row.node.kind === 'connection' && row.node.connection.id === changed?.id) forest.showAgain(row);
      }
    }
  }

  /** Each connection's row says whether it is the one in use. */
  #showInUse(): void {
    const inUse = this.#parts.connections.inUse?.id;
    if (inUse === this.#inUse) return;
    this.#inUse = inUse;
    for (const { forest } of this.#trees)
      for (const row of forest.visible()) if (row.node.kind === 'connection') forest.showAgain(row);
  }

  #showView(): void {
    this.#parts.setContext('podium.experimentsView', viewTypeOf(this.#parts));
    this.#describe();
  }

  #describe(): void {
    const shown = viewTypeOf(this.#parts);
    for (const { id, view } of this.#trees) {
      view.description = viewDescription(this.#parts.connections, id === 'podium.experiments' ? shown : undefined);
    }
  }
}
