import {
  EventEmitter,
  window,
  type CancellationToken,
  type ProviderResult,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
} from 'vscode';
import { Owned, type Disposable } from '../base/owned.ts';
import type { LookContext } from './entityLook.ts';
import type { Forest } from './forest.ts';
import { markdownTooltip, treeItem } from './items.ts';
import type { Row } from './row.ts';
import type { Sources } from './sources.ts';
import type { ViewId } from './viewIds.ts';

/** Shows a forest in a view. */
export class NodeTree implements TreeDataProvider<Row>, Disposable {
  readonly id: ViewId;
  readonly forest: Forest;
  readonly view: TreeView<Row>;
  readonly #sources: Sources;
  readonly #owned = new Owned();
  readonly #changed = this.#owned.add(new EventEmitter<Row | Row[] | undefined>());

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(id: ViewId, forest: Forest, sources: Sources) {
    this.id = id;
    this.forest = this.#owned.add(forest);
    this.#sources = sources;
    this.#owned.add(
      forest.onDidChange((rows) => {
        const known = rows.filter((row) => row !== undefined);
        this.#changed.fire(known.length < rows.length ? undefined : known);
      }),
    );
    this.view = this.#owned.add(
      window.createTreeView(id, { treeDataProvider: this, showCollapseAll: true, canSelectMany: true }),
    );
    this.#owned.add(
      this.view.onDidCollapseElement(({ element }) => {
        forest.close(element);
      }),
    );
    this.#owned.add(
      this.view.onDidExpandElement(({ element }) => {
        forest.open(element);
      }),
    );
  }

  async getChildren(row?: Row): Promise<Row[]> {
    if (!row) await this.#sources.connections.ready();
    const rows = [...(await this.forest.children(row))];
    if (!row) this.#markFirst();
    return rows;
  }

  getTreeItem(row: Row): TreeItem {
    return treeItem(row, this.#lookContext());
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  resolveTreeItem(item: TreeItem, row: Row, token: CancellationToken): ProviderResult<TreeItem> {
    if (token.isCancellationRequested) return undefined;
    const markdown = markdownTooltip(row, this.#lookContext());
    if (markdown) item.tooltip = markdown;
    return item;
  }

  async show(row: Row, expand = false): Promise<void> {
    // The editor finds only rows that it was told of.
    this.forest.flush();
    await this.view.reveal(row, { select: true, focus: true, expand });
  }

  /** Shows in the view that something is under way. */
  busy<Result>(work: () => Promise<Result>): Promise<Result> {
    return Promise.resolve(window.withProgress({ location: { viewId: this.id } }, work));
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #lookContext(): LookContext {
    const { connections, watch } = this.#sources;
    return { connections, watch, nowMs: Date.now() };
  }

  /** `npm run bench` reads when the first rows were there. Once only, because marks are kept for ever. */
  #markFirst(): void {
    const mark = `${this.id}.rows`;
    if (performance.getEntriesByName(mark).length === 0) performance.mark(mark);
  }
}
