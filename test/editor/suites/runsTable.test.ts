import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { click, press, rows, screenshot } from '../support/page.ts';
import { asked, choices, choose, enter, ticked } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, openSidebar, row, rowSelector } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

describeOnPage(['trusted', 'floor'], 'The table of the runs of several experiments', function () {
  this.timeout(60_000);

  before(openSidebar);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens from the menu of those that are selected', async () => {
    await click(rowSelector('Experiments', 'breast-cancer'));
    await press('ArrowLeft');
    await eventually(async () =>
      assert.equal((await rows('Experiments')).find(({ name }) => name === 'breast-cancer')?.expanded, false),
    );
    await press('Shift+ArrowUp');
    await chooseFromMenu('Experiments', 'digits-search', 'Show Runs Table');
    await webview.waitFor(
      'role=heading[name=/^Runs of (breast-cancer and digits-search|digits-search and breast-cancer)$/]',
    );
    await webview.waitFor('role=columnheader[name=/^Experiment/]');
    await screenshot('runs of two experiments');
  });

  it('is of those that are ticked from the palette, and of others that are ticked later', async () => {
    // An experiment that is selected would be taken.
    await click(rowSelector('Models', 'wine-cultivar'));
    await eventually(async () => assert.ok((await row('Models', 'wine-cultivar')).selected));
    // Podium has heard of it when it is answered something that was asked after it.
    await vscode.commands.executeCommand('vscode.getEditorLayout');
    const opened = vscode.commands.executeCommand('podium.runs.open');
    await asked('Show Runs Table');
    await eventually(async () => assert.ok((await named()).includes('wine-curves')));
    await choose('breast-cancer');
    await enter('wine');
    await eventually(async () => assert.ok(!(await named()).includes('digits-search')));
    await choose('wine-curves');
    await eventually(async () => assert.deepEqual(await ticked(), ['breast-cancer', 'wine-curves']));
    await screenshot('experiments to choose');
    await press('Enter');
    await opened;
    await isOf(['breast-cancer', 'wine-curves']);
    await webview.click('role=button[name=/wine-curves…$/]');
    await asked('Choose Experiments of Runs Table…');
    await eventually(async () => assert.deepEqual(await ticked(), ['breast-cancer', 'wine-curves']));
    await choose('breast-cancer');
    await eventually(async () => assert.deepEqual(await ticked(), ['wine-curves']));
    await press('Enter');
    await isOf(['wine-curves']);
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    assert.deepEqual(labels, ['Runs · wine-curves']);
  });

  it('is of the one that was typed, where none is ticked', async () => {
    const opened = vscode.commands.executeCommand('podium.runs.open');
    await asked('Show Runs Table');
    await enter('digits');
    await eventually(async () => assert.deepEqual(await named(), ['digits-search']));
    await press('Enter');
    await opened;
    await isOf(['digits-search']);
  });
});

async function isOf(experiments: readonly string[]): Promise<void> {
  await eventually(() => {
    const label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
    assert.deepEqual(label.replace('Runs · ', '').split(', ').toSorted(), experiments);
  });
}

async function named(): Promise<readonly string[]> {
  return (await choices()).map((choice) => choice.split(' — ')[0] ?? '').toSorted();
}
