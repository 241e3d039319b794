import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activeTab } from '../support/activeTab.ts';
import { eventually } from '../support/eventually.ts';
import { clearMessages } from '../support/messages.ts';
import { click, screenshot } from '../support/page.ts';
import { asked, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, menuOf, open, openSidebar, rowSelector } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

describeOnPage(['trusted', 'floor'], 'Artifacts of runs', () => {
  before(async () => {
    await openSidebar();
    await open('Experiments', 'breast-cancer', 'boosting max_depth=2', 'Artifacts', 'plots');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await clearMessages();
  });

  it('that are images show themselves together, and large', async () => {
    await chooseFromMenu('Experiments', 'plots', 'Show Images');
    await webview.waitFor('.tile img[alt="confusion_matrix.png"]');
    const { label, input } = await activeTab(vscode.TabInputWebview);
    assert.equal(label, 'plots · boosting max_depth=2');
    assert.match(input.viewType, /podium\.images$/);
    await webview.click('.tile');
    await webview.waitFor('.stage img[alt^="confusion_matrix.png, "]');
    await screenshot('image-large');
  });

  it('that are images are seen beside those of another run', async () => {
    await chooseFromMenu('Experiments', 'confusion_matrix.png', 'Compare Artifact with Another Run…');
    await asked('Compare run boosting max_depth=2 with');
    await enter('logistic C=0.1');
    await choose('logistic C=0.1');
    await webview.waitFor('.stage img[alt*=" of logistic C=0.1, "]');
    await webview.waitFor('.stage img[alt*=" of boosting max_depth=2, "]');
    await eventually(async () => assert.match((await webview.texts('.foot .facts')).join(), /pixels differ/));
    assert.equal(
      (await activeTab(vscode.TabInputWebview)).label,
      'confusion_matrix.png · boosting max_depth=2 ↔ logistic C=0.1',
    );
    await screenshot('image-beside');
  });

  it("that are texts are compared with the champion's from their tab", async () => {
    await click(rowSelector('Experiments', 'summary.txt'));
    const { uri } = (await activeTab(vscode.TabInputText)).input;
    const comparing = vscode.commands.executeCommand('podium.compare.artifactWithChampion', uri);
    await asked("Compare Artifact with Champion's");
    await choose('breast-cancer-classifier');
    await comparing;
    const { label } = await activeTab(vscode.TabInputTextDiff);
    assert.equal(label, 'summary.txt · logistic C=0.1 ↔ boosting max_depth=2');
  });

  it('have what compares them in their menu', async () => {
    const labels = await menuOf('Experiments', 'summary.txt');
    assert.ok(labels.includes("Compare Artifact with Champion's"), labels.join(', '));
    assert.ok(!labels.includes('Show Images'), labels.join(', '));
  });
});
