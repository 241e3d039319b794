import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { click, screenshot } from '../support/page.ts';
import { open, openSidebar, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted', 'floor'], 'An artifact', () => {
  before(async () => {
    await openSidebar();
    await open('Experiments', 'breast-cancer', 'boosting max_depth=2', 'Artifacts');
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens by a click as the file that it is, only to be read', async () => {
    await click(rowSelector('Experiments', 'report.json'));
    const { uri, label } = await shownTab();
    assert.equal(label, 'report.json · boosting max_depth=2');
    assert.equal(uri.scheme, 'mlflow-artifact');
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.languageId, 'json');
    assert.equal(document.getText(), reportOf(uri));
    assert.equal(vscode.workspace.fs.isWritableFileSystem('mlflow-artifact'), false);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(uri, new Uint8Array()));
  });

  it('opens as a picture where it is one', async () => {
    await open('Experiments', 'breast-cancer', 'boosting max_depth=2', 'Artifacts', 'plots');
    await click(rowSelector('Experiments', 'confusion_matrix.png'));
    const tab = await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputCustom);
      return input;
    });
    await screenshot('artifact-picture');
    assert.equal(tab.viewType, 'imagePreview.previewEditor');
    const bytes = await vscode.workspace.fs.readFile(tab.uri);
    assert.equal(Buffer.from(bytes.subarray(1, 4)).toString(), 'PNG');
  });
});

async function shownTab(): Promise<{ readonly uri: vscode.Uri; readonly label: string }> {
  return eventually(() => {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputText);
    return { uri: tab.input.uri, label: tab.label };
  });
}

function reportOf({ query }: vscode.Uri): string {
  const runId = new URLSearchParams(query).get('run') ?? '';
  return readFileSync(path.join(workspaceFolder(), 'mlartifacts', '1', runId, 'artifacts', 'report.json'), 'utf8');
}
