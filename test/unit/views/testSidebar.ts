import assert from 'node:assert/strict';
import type { SettingValues } from '../../../src/host/settings.ts';
import type { Node } from '../../../src/services/node.ts';
import type { Forest } from '../../../src/views/forest.ts';
import { refreshLiveRows } from '../../../src/views/liveRows.ts';
import { lookOf } from '../../../src/views/lookOf.ts';
import { openForest } from '../../../src/views/openForest.ts';
import type { Row } from '../../../src/views/row.ts';
import type { ViewId } from '../../../src/views/viewIds.ts';
import { testApp, type TestApp } from '../../support/app.ts';
import { TestDatabase } from '../../support/database.ts';
import { WatchedStores } from '../../support/watchedStores.ts';

/** A view of the sidebar without an editor, until the test ends (`await using`), over a database as MLflow makes it. */
export class TestSidebar implements AsyncDisposable {
  readonly database = new TestDatabase();
  readonly stores = new WatchedStores();
  readonly app: TestApp;
  readonly forest: Forest;
  /** What the editor was told to show again, by label; `*` for everything. */
  readonly told: string[][] = [];
  nowMs = 1000;

  /** @param trackingUri another address under which the database is known. */
  constructor(view: ViewId = 'podium.experiments', settings: Partial<SettingValues> = {}, trackingUri?: string) {
    const uri = `sqlite:///${this.database.path}`;
    this.app = testApp({
      connections: [{ name: 'local', trackingUri: trackingUri ?? uri }],
      // Watching asks questions of its own, and its runs are of 1970.
      settings: { 'watch.enabled': false, ...settings },
      openStore: (asked, options) => this.stores.openStore(asked === trackingUri ? uri : asked, options),
    });
    this.forest = openForest(view, this.app, this.app.log);
    this.forest.onDidChange((rows) => this.told.push(rows.map((row) => (row ? this.label(row) : '*'))));
  }

  /** The rows below a row as the editor asks for them: `label | description`. */
  async lines(row?: Row): Promise<string[]> {
    return (await this.forest.children(row)).map((child) => this.line(child));
  }

  /** Opens row by row; each is found by its label. */
  async open(...labels: string[]): Promise<Row> {
    let row: Row | undefined;
    for (const label of labels) {
      const children = await this.forest.children(row);
      row = children.find((child) => this.label(child) === label);
      assert.ok(row, `no row "${label}" among ${children.map((child) => this.label(child)).join(', ')}`);
    }
    assert.ok(row);
    return row;
  }

  /** Reads what goes on, as is done again and again while somebody looks. */
  async lookAgain(): Promise<void> {
    for (const connection of this.app.connections.all) {
      await refreshLiveRows(this.forest, this.app, connection, new AbortController().signal);
    }
  }

  label({ node }: Row): string {
    return this.#look(node).label;
  }

  line({ node }: Row): string {
    const { label, description } = this.#look(node);
    return [label, description].filter((part) => part !== undefined && part !== '').join(' | ');
  }

  /** What was told since the last look. */
  takeTold(): readonly string[][] {
    this.forest.flush();
    return this.told.splice(0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.forest.dispose();
    this.app[Symbol.dispose]();
    // The worker lets go of the file before that is deleted.
    await new Promise((resolve) => setImmediate(resolve));
    this.database.dispose();
  }

  #look(node: Node) {
    return lookOf(node, { ...this.app, nowMs: this.nowMs });
  }
}
