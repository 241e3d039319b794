import { tmpdir } from 'node:os';
import path from 'node:path';
import { openConnections } from '../../src/connections/openConnections.ts';
import type { Git } from '../../src/host/git.ts';
import type { ConnectionSetting, SettingValues } from '../../src/host/settings.ts';
import type { WorkspaceFolder } from '../../src/host/workspace.ts';
import type { App, Trees } from '../../src/services/app.ts';
import { ArtifactFiles } from '../../src/services/artifacts/artifactFiles.ts';
import { createChanges } from '../../src/services/changes.ts';
import { HtmlFiles } from '../../src/services/artifacts/htmlFiles.ts';
import type { Node } from '../../src/services/node.ts';
import { OutsideCopies } from '../../src/services/artifacts/outsideCopies.ts';
import type { PageIdentity, Pages } from '../../src/services/pages.ts';
import { Promotions } from '../../src/services/registry/promotions.ts';
import { createRegistryNews } from '../../src/services/registry/registryNews.ts';
import { RunWatch } from '../../src/services/watching/runWatch.ts';
import { RunMarks } from '../../src/services/runs/runMarks.ts';
import { selectedForCompare } from '../../src/services/runs/selectedForCompare.ts';
import { TableViews } from '../../src/services/runs/tableViews.ts';
import { workspacePackages } from '../../src/services/registry/workspacePackages.ts';
import { tellNews } from '../../src/services/watching/watchNews.ts';
import type { Store, StoreOptions } from '../../src/stores/index.ts';
import {
  fakeLog,
  fakeSecrets,
  fakeSettings,
  fakeState,
  fakeWorkspace,
  type FakeLog,
  type FakeSecrets,
  type FakeWorkspace,
} from './fakeHost.ts';
import { fakeUi, type Answer, type FakeUi } from './fakeUi.ts';

export interface AppSetup {
  /** What the person does, question by question. */
  readonly answers?: readonly Answer[];
  readonly connections?: readonly ConnectionSetting[];
  readonly settings?: Partial<SettingValues>;
  readonly folders?: readonly WorkspaceFolder[];
  readonly trusted?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** The clock of what artifacts were listed. */
  readonly now?: () => number;
  /** No repository unless said. */
  readonly git?: Partial<Git>;
  /** The real `openStore` unless said. */
  readonly openStore?: (trackingUri: string, options: StoreOptions) => Promise<Store>;
}

/** Podium without an editor, until the test ends (`using app = testApp()`): real connections over settings, keychain and workspace in memory. */
export interface TestApp extends App, globalThis.Disposable {
  readonly ui: FakeUi;
  readonly log: FakeLog;
  readonly secrets: FakeSecrets;
  readonly workspace: FakeWorkspace;
  readonly trees: FakeTrees;
  readonly pages: FakePages;
}

/** Which pages were opened. */
export interface FakePages extends Pages {
  readonly opened: PageIdentity[];
  /** In place of which each was opened. */
  readonly replaced: (PageIdentity | undefined)[];
  activeIdentity: PageIdentity | undefined;
  /** How often the pages were read again. */
  readonly refreshed: number;
}

/** What was asked of the sidebar. */
export interface FakeTrees extends Trees {
  /** What was said to be changed, in order. */
  readonly shownAgain: Node[];
  readonly refreshed: (Node | undefined)[];
  readonly moreLoaded: Node[];
  readonly revealed: Node[];
  selection: readonly Node[];
}

export function testApp(setup: AppSetup = {}): TestApp {
  const { answers = [], connections = [], folders, trusted, environment = {}, openStore, git } = setup;
  const log = fakeLog();
  const settings = fakeSettings({ connections, ...setup.settings });
  const state = fakeState();
  const secrets = fakeSecrets();
  const workspace = fakeWorkspace(folders, trusted);
  const need = { settings, secrets, state, workspace, environment, log };
  const live = openConnections(openStore === undefined ? need : { ...need, openStore });
  const ui = fakeUi(...answers);
  const execute = (command: string): Promise<void> => Promise.reject(new Error(`No editor runs ${command} here.`));
  const tableViews = new TableViews(state, workspace);
  const artifacts = new ArtifactFiles(live, setup.now);
  const copies = new OutsideCopies(path.join(tmpdir(), 'podium-opened'));
  const window = { isFocused: true };
  const watch = new RunWatch({ connections: live, settings, state, log, window, tell: tellNews(ui, execute) });
  return {
    ui,
    git: { find: () => Promise.resolve(undefined), author: () => Promise.resolve({}), ...git },
    log,
    settings,
    state,
    secrets,
    workspace,
    connections: live,
    artifacts,
    copies,
    htmlFiles: new HtmlFiles(workspace, () => undefined),
    trees: fakeTrees(),
    changes: createChanges(),
    registry: createRegistryNews(),
    promotions: new Promotions(),
    runMarks: new RunMarks(state),
    watch,
    selectedForCompare: selectedForCompare(() => undefined),
    tableViews,
    workspacePackages: workspacePackages({ workspace, python: { chosen: () => undefined }, environment }),
    pages: fakePages(),
    [Symbol.dispose]: () => {
      artifacts.dispose();
      copies.dispose();
      watch.dispose();
      tableViews.dispose();
      live.dispose();
    },
  };
}

function fakeTrees(): FakeTrees {
  const trees: FakeTrees = {
    refreshed: [],
    shownAgain: [],
    moreLoaded: [],
    revealed: [],
    selection: [],
    refresh: (node) => {
      trees.refreshed.push(node);
    },
    changed: (nodes) => {
      trees.shownAgain.push(...nodes);
      return Promise.resolve();
    },
    loadMore: (node) => {
      trees.moreLoaded.push(node);
      return Promise.resolve();
    },
    reveal: (node) => {
      trees.revealed.push(node);
      return Promise.resolve();
    },
  };
  return trees;
}

function fakePages(): FakePages {
  const opened: PageIdentity[] = [];
  const replaced: (PageIdentity | undefined)[] = [];
  let refreshed = 0;
  return {
    opened,
    replaced,
    open: (identity, inPlaceOf) => {
      opened.push(identity);
      replaced.push(inPlaceOf);
    },
    active: undefined,
    activeIdentity: undefined,
    refresh: () => {
      refreshed++;
    },
    get refreshed() {
      return refreshed;
    },
  };
}
