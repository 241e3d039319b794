import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activeTab } from '../support/activeTab.ts';
import { eventually } from '../support/eventually.ts';
import { screenshot } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, open, openSidebar } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

const labelled = (label: RegExp): Promise<void> =>
  eventually(async () => assert.match((await activeTab(vscode.TabInputWebview)).label, label));

describeOnPage(['trusted', 'floor'], 'A model', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('of a run has a card that says what it takes, how it is called and what it needs', async () => {
    await openSidebar();
    await open('Experiments', 'breast-cancer');
    await chooseFromMenu('Experiments', 'logistic C=0.1', 'Show Model Card');
    await webview.waitFor('role=heading[name="Signature"]');
    await webview.waitFor('text=mean fractal dimension >> nth=0');
    await webview.waitFor('text=Send to /invocations');
    await webview.waitFor('role=rowheader[name="scikit-learn"]');
    await labelled(/model card$/);
    await screenshot('model-card');
    await webview.click('role=button[name="Open as Text"]');
    const { input } = await activeTab(vscode.TabInputText);
    assert.equal(input.uri.scheme, 'mlflow-artifact');
  });

  it('has its sizes a press away from its card', async () => {
    await openSidebar();
    await open('Experiments', 'breast-cancer');
    await chooseFromMenu('Experiments', 'logistic C=0.1', 'Show Model Card');
    await webview.click('role=button[name="Artifact Sizes"]');
    await labelled(/artifact sizes$/);
    await webview.waitFor('role=button[name="model.skops"]');
    await screenshot('artifact-sizes');
  });
});
