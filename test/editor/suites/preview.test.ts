import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { activeTab } from '../support/activeTab.ts';
import { eventually } from '../support/eventually.ts';
import { click, screenshot } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { open, openSidebar, rowSelector } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

const fixture = path.resolve(import.meta.dirname, '../../../test/fixtures/preview/snappy.parquet');
const placeOf = (name: string): string => path.join(workspaceFolder(), name);
const uriOf = (name: string): vscode.Uri => vscode.Uri.file(placeOf(name));

describeOnPage(['trusted', 'floor'], 'A table that a run holds', () => {
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens by a click with all its rows, in a tab that says whose it is', async () => {
    await openSidebar();
    await open('Experiments', 'breast-cancer', 'boosting max_depth=2', 'Artifacts');
    await click(rowSelector('Experiments', 'mistakes.csv'));
    await webview.waitFor('role=gridcell >> nth=0');
    await webview.waitFor('text=/rows × \\d+ columns · CSV/');
    const { label } = await eventually(async () => {
      const tab = await activeTab(vscode.TabInputWebview);
      assert.notEqual(tab.label, 'MLflow');
      return tab;
    });
    assert.equal(label, 'mistakes.csv · boosting max_depth=2');
    await screenshot('artifact-table');
  });
});

describeOnPage(['trusted', 'restricted', 'floor'], 'A file of this computer', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens as a table by itself where VS Code has no editor for it', async () => {
    cpSync(fixture, placeOf('snappy.parquet'));
    await vscode.commands.executeCommand('vscode.open', uriOf('snappy.parquet'));
    const { input, label } = await activeTab(vscode.TabInputCustom);
    assert.deepEqual([input.viewType, label], ['podium.data', 'snappy.parquet']);
    await webview.waitFor('text=/rows × \\d+ columns · Parquet/');
    await screenshot('local-parquet');
  });

  it('stays a text unless one chooses otherwise, and is read again when it has changed', async () => {
    writeFileSync(placeOf('cities.csv'), 'city,people\nUlm,128000\n');
    await vscode.commands.executeCommand('vscode.open', uriOf('cities.csv'));
    await activeTab(vscode.TabInputText);
    await vscode.commands.executeCommand('vscode.openWith', uriOf('cities.csv'), 'podium.table');
    await activeTab(vscode.TabInputCustom);
    await webview.waitFor('role=gridcell[name="Ulm"]');
    writeFileSync(placeOf('cities.csv'), 'city,people\nUlm,128000\nBonn,336000\n');
    await webview.waitFor('role=gridcell[name="Bonn"]');
    await webview.click('role=button[name="Open as Text"]');
    const { input } = await activeTab(vscode.TabInputText);
    assert.equal(input.uri.toString(), uriOf('cities.csv').toString());
  });

  it('is a table also where only the editor reaches it', async () => {
    const folder = 'podium-test-files';
    const bytes = new TextEncoder().encode('city,people\nUlm,128000\n');
    const files = vscode.workspace.registerFileSystemProvider(folder, inMemory(bytes), { isReadonly: true });
    try {
      const uri = vscode.Uri.from({ scheme: folder, authority: 'somewhere', path: '/far/cities.csv' });
      await vscode.commands.executeCommand('vscode.openWith', uri, 'podium.table');
      await activeTab(vscode.TabInputCustom);
      await webview.waitFor('role=gridcell[name="Ulm"]');
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      files.dispose();
    }
  });
});

/** One file, wherever one looks. */
function inMemory(bytes: Uint8Array): vscode.FileSystemProvider {
  const no = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => ({ dispose: () => undefined }),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: bytes.length }),
    readFile: () => bytes,
    readDirectory: no,
    createDirectory: no,
    writeFile: no,
    delete: no,
    rename: no,
  };
}
