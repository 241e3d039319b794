import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { clearMessages } from '../support/messages.ts';
import { click, press, screenshot, texts } from '../support/page.ts';
import { asked, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, menuOf, open, openSidebar, row, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted', 'floor'], 'Two runs', () => {
  before(async () => {
    await openSidebar();
    await open('Experiments', 'breast-cancer');
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await clearMessages();
  });

  it('show their params beside each other in the diff editor, to be read only', async () => {
    await chooseFromMenu('Experiments', 'logistic C=0.1', 'Compare Params');
    await asked('Compare run logistic C=0.1 with');
    await enter('logistic C=1.0');
    await choose('logistic C=1.0');
    const { label, input } = await shownDiff();
    assert.equal(label, 'params · logistic C=0.1 ↔ logistic C=1.0');
    const documents = await Promise.all(
      [input.original, input.modified].map((uri) => vscode.workspace.openTextDocument(uri)),
    );
    assert.deepEqual(
      documents.map((text) => [text.languageId, /^C: (.*)$/m.exec(text.getText())?.[1]]),
      [
        ['yaml', '0.1'],
        ['yaml', '1.0'],
      ],
    );
    await eventually(async () => assert.ok((await texts('.monaco-diff-editor .view-line')).includes('C:\u00a00.1')));
    await screenshot('compare-params');
  });

  it('that are selected show their params at one key', async () => {
    await select('logistic C=0.1');
    await press('Shift+ArrowDown');
    await eventually(async () => assert.ok((await row('Experiments', 'logistic C=0.01')).selected));
    // Podium has heard of it when it is answered something that was asked after it.
    await vscode.commands.executeCommand('vscode.getEditorLayout');
    await press('Control+d');
    const { label } = await shownDiff();
    assert.match(label, /^params · logistic C=0\.1 ↔ /);
    await select('logistic C=0.1');
  });

  it('show all their texts in one editor', async () => {
    // A question that loses the focus to something that opens late is gone, and asked again.
    await eventually(async () => {
      await chooseFromMenu('Experiments', 'logistic C=0.1', 'Compare Files and Code', 'Compare All Texts');
      await asked('Compare run logistic C=0.1 with');
      await enter('bayes');
      await choose('bayes');
      await eventually(() => {
        const { activeTab } = vscode.window.tabGroups.activeTabGroup;
        assert.match(activeTab?.label ?? '', /^texts · logistic C=0\.1 ↔ bayes/);
      }, 10_000);
    });
    await eventually(() => {
      const open = vscode.workspace.textDocuments.map(({ uri }) => uri.path.slice(uri.path.lastIndexOf('/') + 1));
      for (const name of ['params.yaml', 'metrics.yaml', 'MLmodel']) assert.ok(open.includes(name), name);
    });
    await screenshot('compare-texts');
  });

  it('are compared by selecting one, and then the other in its menu', async () => {
    await chooseFromMenu('Experiments', 'bayes', 'Select for Compare');
    await eventually(async () =>
      assert.ok((await menuOf('Experiments', 'logistic C=0.1')).includes('Compare with Selected')),
    );
    await chooseFromMenu('Experiments', 'logistic C=0.1', 'Compare with Selected');
    await eventually(() => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      assert.ok(input instanceof vscode.TabInputWebview && input.viewType.endsWith('podium.compare'));
    });
  });
});

/** A click opens a run as well, and moves those below. */
async function select(run: string): Promise<void> {
  await click(rowSelector('Experiments', run));
  await eventually(async () => assert.ok((await row('Experiments', run)).expanded));
  await press('ArrowLeft');
  await eventually(async () => assert.ok(!(await row('Experiments', run)).expanded));
}

async function shownDiff(): Promise<{ readonly label: string; readonly input: vscode.TabInputTextDiff }> {
  return eventually(() => {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    return { label: tab.label, input: tab.input };
  });
}
