import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { activeTab } from '../support/activeTab.ts';
import { eventually } from '../support/eventually.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { asked, choices, choose, enter } from '../support/quickInput.ts';
import { click, screenshot, waitFor } from '../support/page.ts';
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

  it('is found in the sidebar from its tab, and by a part of its path', async () => {
    await click(rowSelector('Experiments', 'report.json'));
    const { uri } = (await activeTab(vscode.TabInputText)).input;
    await openSidebar();
    await vscode.commands.executeCommand('podium.artifact.reveal', uri);
    await waitFor(rowSelector('Experiments', 'report.json'));
    await openSidebar();
    const finding = vscode.commands.executeCommand('podium.artifact.find', uri);
    await asked('Find Artifact');
    await enter('plots MATRIX');
    await eventually(async () =>
      assert.match((await choices()).join('\n'), /^confusion_matrix\.png — plots · [^\n]+$/),
    );
    await screenshot('find artifact');
    await choose('confusion_matrix.png');
    await finding;
    await waitFor(rowSelector('Experiments', 'confusion_matrix.png'));
  });

  it('gives its URI and its path from its tab', async () => {
    await open('Experiments', 'breast-cancer', 'boosting max_depth=2', 'Artifacts');
    await click(rowSelector('Experiments', 'report.json'));
    const { uri } = (await activeTab(vscode.TabInputText)).input;
    const runId = new URLSearchParams(uri.query).get('run') ?? '';
    await vscode.commands.executeCommand('podium.copy.uri', uri);
    assert.equal(await vscode.env.clipboard.readText(), `runs:/${runId}/report.json`);
    await vscode.commands.executeCommand('podium.copy.path', uri);
    const path = await vscode.env.clipboard.readText();
    assert.deepEqual(JSON.parse(readFileSync(path, 'utf8')), JSON.parse(reportOf(uri)));
  });

  it('of a version stands below it, and opens under its name', async () => {
    await open('Models', 'breast-cancer-classifier', 'Version 3', 'Artifacts');
    await click(rowSelector('Models', 'requirements.txt'));
    assert.equal((await activeTab(vscode.TabInputText)).label, 'requirements.txt · breast-cancer-classifier v3');
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

  it('opens in the editor that VS Code has for its kind', async () => {
    await openSidebar();
    await open('Experiments', 'breast-cancer', 'boosting max_depth=2', 'Artifacts');
    await click(rowSelector('Experiments', 'report.json'));
    const { uri } = (await activeTab(vscode.TabInputText)).input;
    const folder = path.join(path.dirname(reportFile(uri)), 'kinds');
    mkdirSync(folder);
    try {
      for (const [name, { content }] of Object.entries(kinds)) writeFileSync(path.join(folder, name), content);
      for (const [name, { editor }] of Object.entries(kinds)) {
        await vscode.commands.executeCommand(
          'vscode.open',
          uri.with({ path: uri.path.replace(/[^/]+$/, `kinds/${name}`) }),
        );
        await eventually(() => assert.equal(shownEditor(), editor, name));
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** Files of kinds that the sample has none of, and what shows them. */
const kinds: Readonly<Record<string, { readonly content: string; readonly editor: string }>> = {
  'eda.ipynb': {
    content: JSON.stringify({
      cells: [{ cell_type: 'markdown', metadata: {}, source: ['# Data'] }],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    }),
    editor: 'jupyter-notebook',
  },
  'said.wav': { content: 'RIFF', editor: 'vscode.audioPreview' },
  'seen.mp4': { content: '', editor: 'vscode.videoPreview' },
  'notes.md': { content: '# Notes', editor: 'markdown' },
  'conda.yaml': { content: 'name: env', editor: 'yaml' },
  'train.py': { content: 'pass', editor: 'python' },
};

function shownEditor(): string | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom) return input.viewType;
  if (input instanceof vscode.TabInputNotebook) return input.notebookType;
  return vscode.window.activeTextEditor?.document.languageId;
}

function reportOf(uri: vscode.Uri): string {
  return readFileSync(reportFile(uri), 'utf8');
}

function reportFile({ query }: vscode.Uri): string {
  const runId = new URLSearchParams(query).get('run') ?? '';
  return path.join(workspaceFolder(), 'mlartifacts', '1', runId, 'artifacts', 'report.json');
}
