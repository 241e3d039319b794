import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SettingValues } from '../../../src/host/settings.ts';
import type { PageIdentity } from '../../../src/services/pages.ts';
import type { Command } from '../../../src/commands/command.ts';
import type { Node } from '../../../src/services/node.ts';
import { testApp, type TestApp } from '../app.ts';
import { WatchedStores } from '../watchedStores.ts';
import { closeBrowser, seePage, type SeeOptions, type SeenPage } from './browser.ts';
import { servePages } from './pageServer.ts';

/** Pages over the real store of a folder, in a browser. */
export interface PageWorld {
  /** Of the folder's store. */
  readonly connectionId: string;
  /** What the pages ask of the store, which can be held back and made to fail. */
  readonly stores: WatchedStores;
  /** What was copied, saved and opened. */
  readonly ui: TestApp['ui'];
  /** What was changed, as commands remember it. */
  readonly changes: TestApp['changes'];
  readonly connections: TestApp['connections'];
  /** Where commands tell which models they have changed. */
  readonly registry: TestApp['registry'];
  /** The page of a run, or the charts of its experiment's runs; runs are called by a name that only one has. */
  identity(kind: 'run' | 'experimentCharts', runName: string): PageIdentity;
  /** The commands that pages called. */
  readonly executed: readonly string[];
  /** From now on this command is run where a page calls it; the others are only noted down. */
  carryOut(command: Command): void;
  /** Lets the open page of an identity show something else. */
  become(identity: PageIdentity, other: PageIdentity): void;
  see(identity: PageIdentity, options?: SeeOptions): Promise<SeenPage>;
  dispose(): Promise<void>;
}

/** A page that is open looks again ten times a second, unless said otherwise. */
export async function openPageWorld(folder: string, settings: Partial<SettingValues> = {}): Promise<PageWorld> {
  const stores = new WatchedStores();
  const app = testApp({
    folders: [{ name: 'project', path: folder }],
    settings: { 'runs.refreshInterval': 0.1, ...settings },
    openStore: stores.openStore,
  });
  await app.connections.ready();
  const [connection] = app.connections.all;
  if (!connection) throw new Error(`There is no store in ${folder}.`);
  const executed: string[] = [];
  const carriedOut: Command[] = [];
  const execute = async (id: string, target?: unknown): Promise<void> => {
    executed.push(id);
    const pages = { ...app.pages, refresh: () => server.refresh() };
    await carriedOut.find((command) => command.id === id)?.run({ ...app, pages }, target as Node | undefined, []);
  };
  const server = await servePages({ ...app, execute });
  return {
    connectionId: connection.id,
    stores,
    ui: app.ui,
    changes: app.changes,
    connections: app.connections,
    registry: app.registry,
    identity(kind, runName) {
      const { runId, experimentId } = findRun(folder, runName);
      return { connectionId: connection.id, ...(kind === 'run' ? { kind, runId } : { kind, experimentId }) };
    },
    executed,
    carryOut: (command) => void carriedOut.push(command),
    become: (identity, other) => server.become(identity, other),
    see: (identity, options) => seePage(server, identity, options),
    async dispose() {
      await closeBrowser();
      await server.close();
      app[Symbol.dispose]();
    },
  };
}

function findRun(folder: string, name: string): { readonly runId: string; readonly experimentId: string } {
  const database = new DatabaseSync(path.join(folder, 'mlflow.db'), { readOnly: true });
  try {
    const query = "SELECT run_uuid, experiment_id FROM runs WHERE name = ? AND lifecycle_stage = 'active'";
    const row = database.prepare(query).get(name);
    if (!row) throw new Error(`There is no run "${name}" in ${folder}.`);
    return { runId: String(row['run_uuid']), experimentId: String(row['experiment_id']) };
  } finally {
    database.close();
  }
}
