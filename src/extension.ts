import { join } from 'node:path';
import type { ExtensionContext } from 'vscode';
import { openConnections } from './connections/openConnections.ts';
import { ArtifactFileSystem } from './editor/artifactFileSystem.ts';
import { contextSetter } from './editor/contexts.ts';
import { editorFiles } from './editor/files.ts';
import { editorGit } from './editor/git.ts';
import { createLog } from './editor/log.ts';
import { registerCommands, type DeclaredCommand } from './editor/registerCommands.ts';
import { registerPreviewEditors } from './editor/previewEditors.ts';
import { registerTexts } from './editor/registerTexts.ts';
import { network, onDidChangeNetwork } from './editor/network.ts';
import { NoteFiles } from './editor/noteFiles.ts';
import { editorPython } from './editor/python.ts';
import { editorSecrets } from './editor/secrets.ts';
import { editorSettings } from './editor/settings.ts';
import { workspaceState } from './editor/state.ts';
import { statusBar } from './editor/statusBar.ts';
import { execute } from './editor/execute.ts';
import { editorUi } from './editor/ui.ts';
import { editorWindow } from './editor/window.ts';
import { editorWorkspace } from './editor/workspace.ts';
import { htmlEditor } from './panels/html/htmlEditor.ts';
import { editorPages } from './panels/panel.ts';
import { excerpts } from './services/artifacts/artifactExcerpts.ts';
import { ArtifactFiles } from './services/artifacts/artifactFiles.ts';
import { createChanges } from './services/changes.ts';
import { OutsideCopies } from './services/artifacts/outsideCopies.ts';
import { HtmlFiles } from './services/artifacts/htmlFiles.ts';
import { Promotions } from './services/registry/promotions.ts';
import { createRegistryNews } from './services/registry/registryNews.ts';
import { registryTexts } from './services/registry/registryTexts.ts';
import { RunMarks } from './services/runs/runMarks.ts';
import { runTexts } from './services/runs/runTexts.ts';
import { RunWatch } from './services/watching/runWatch.ts';
import { selectedForCompare } from './services/runs/selectedForCompare.ts';
import { TableViews } from './services/runs/tableViews.ts';
import { tellNews } from './services/watching/watchNews.ts';
import { workspacePackages } from './services/registry/workspacePackages.ts';
import { openStore } from './stores/index.ts';
import { SidebarTree } from './views/sidebarTree.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly DeclaredCommand[] };
}

/** Builds the parts and hands them down. Nothing here waits, reads or dials: a dead server must not keep a command from existing. */
export function activate(context: ExtensionContext): void {
  performance.mark('podium.activate');
  const log = createLog();
  const cacheFolder = context.globalStorageUri.fsPath;
  const ui = editorUi(log);
  const settings = editorSettings(log);
  const workspace = editorWorkspace();
  const secrets = editorSecrets(context.secrets);
  const state = workspaceState(context.workspaceState);
  const connections = openConnections({
    settings,
    secrets,
    state,
    workspace,
    environment: process.env,
    log,
    openStore: (trackingUri, options) => openStore(trackingUri, { ...network(trackingUri), ...options }),
    onDidChangeNetwork,
  });
  const watch = new RunWatch({ connections, settings, state, log, window: editorWindow, tell: tellNews(ui, execute) });
  const setContext = contextSetter();
  const trees = new SidebarTree({ connections, settings, state, watch, workspace, log, setContext });
  const tableViews = new TableViews(state, workspace);
  const runMarks = new RunMarks(state);
  const parts = {
    ui,
    git: editorGit,
    log,
    settings,
    state,
    workspace,
    connections,
    artifacts: new ArtifactFiles(connections),
    copies: new OutsideCopies(join(cacheFolder, 'opened')),
    htmlFiles: new HtmlFiles(workspace, setContext),
    trees,
    watch,
    tableViews,
    workspacePackages: workspacePackages({ workspace, python: editorPython, environment: process.env }),
    changes: createChanges(),
    registry: createRegistryNews(),
    promotions: new Promotions(),
    runMarks,
    selectedForCompare: selectedForCompare(setContext),
  };
  const pages = editorPages(context.extensionUri, { ...parts, execute, cacheFolder, files: editorFiles });
  const app = { ...parts, pages };
  const { contributes } = context.extension.packageJSON as Manifest;
  context.subscriptions.push(
    log,
    settings,
    workspace,
    connections,
    watch,
    tableViews,
    runMarks,
    trees,
    pages,
    htmlEditor(parts),
    registerPreviewEditors(pages.adopt),
    statusBar(connections),
    parts.artifacts,
    parts.copies,
    new NoteFiles(app),
    registerTexts(runTexts(parts)),
    registerTexts(registryTexts(parts)),
    registerTexts(excerpts(parts.artifacts)),
    new ArtifactFileSystem(parts.artifacts),
    ...registerCommands(contributes.commands, app),
  );
  // Not awaited: what earlier windows left behind is nobody's concern.
  void parts.copies.clean();
  performance.mark('podium.activated');
}
