import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { activeTab } from '../support/activeTab.ts';
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
    const { input, label } = await activeTab(vscode.TabInputText);
    const { uri } = input;
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
    const { input } = await activeTab(vscode.TabInputCustom);
    await screenshot('artifact-picture');
    assert.equal(input.viewType, 'imagePreview.previewEditor');
    const bytes = await vscode.workspace.fs.readFile(input.uri);
    assert.equal(Buffer.from(bytes.subarray(1, 4)).toString(), 'PNG');
  });
});

function reportOf({ query }: vscode.Uri): string {
  const runId = new URLSearchParams(query).get('run') ?? '';
  return readFileSync(path.join(workspaceFolder(), 'mlartifacts', '1', runId, 'artifacts', 'report.json'), 'utf8');
}
