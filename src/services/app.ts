import type { Connections } from '../connections/connections.ts';
import type { Git } from '../host/git.ts';
import type { Log } from '../host/log.ts';
import type { Settings } from '../host/settings.ts';
import type { State } from '../host/state.ts';
import type { Ui } from '../host/ui.ts';
import type { Workspace } from '../host/workspace.ts';
import type { ArtifactFiles } from './artifacts/artifactFiles.ts';
import type { Changes } from './changes.ts';
import type { HtmlFiles } from './artifacts/htmlFiles.ts';
import type { Node } from './node.ts';
import type { OutsideCopies } from './artifacts/outsideCopies.ts';
import type { Pages } from './pages.ts';
import type { Promotions } from './registry/promotions.ts';
import type { RegistryNews } from './registry/registryNews.ts';
import type { RunMarks } from './runs/runMarks.ts';
import type { SelectedForCompare } from './runs/selectedForCompare.ts';
import type { TableViews } from './runs/tableViews.ts';
import type { Watch } from './watching/watch.ts';
import type { ReadWorkspacePackages } from './registry/workspacePackages.ts';

/** What commands and views share. Built once, in `extension.ts`; nothing in it waits, or knows whether a store can be reached. */
export interface App {
  readonly ui: Ui;
  readonly log: Log;
  readonly git: Git;
  readonly settings: Settings;
  readonly state: State;
  readonly workspace: Workspace;
  readonly connections: Connections;
  readonly artifacts: ArtifactFiles;
  readonly copies: OutsideCopies;
  readonly htmlFiles: HtmlFiles;
  readonly trees: Trees;
  readonly changes: Changes;
  readonly registry: RegistryNews;
  readonly promotions: Promotions;
  readonly runMarks: RunMarks;
  readonly watch: Watch;
  readonly selectedForCompare: SelectedForCompare;
  readonly pages: Pages;
  readonly tableViews: TableViews;
  /** The Python packages of the workspace. */
  readonly workspacePackages: ReadWorkspacePackages;
}

/** What commands may ask of the sidebar. */
export interface Trees {
  /** Reads the rows below a node again, or all; what was expanded, selected and loaded stays so. */
  refresh(node?: Node): void;
  /**
   * Reads these things again, and nothing else, and shows each in its place; what does not belong in the view any more leaves it, and what
   * does now comes. Never rejects: what cannot be read says so in a row.
   */
  changed(nodes: readonly Node[]): Promise<void>;
  /** Reads the next page of a list, and puts the focus on its first new row. */
  loadMore(node: Node): Promise<void>;
  /** Shows a row, expanding what is above it, and if asked for itself. Rejects with a `StoreError` when it cannot be found. */
  reveal(node: Node, expand?: boolean): Promise<void>;
  /** The rows selected in the view that was used last. */
  readonly selection: readonly Node[];
}
