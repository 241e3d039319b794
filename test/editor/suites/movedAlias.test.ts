import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { clearMessages, told } from '../support/messages.ts';
import { answerModals } from '../support/modals.ts';
import { screenshot } from '../support/page.ts';
import { asked, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { chooseFromMenu, open, openSidebar, row } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

const model = 'wine-cultivar';
const has = (version: string, alias: string): Promise<void> =>
  webview.waitFor(`.versions .line:has(.names:text-is("${version}")) >> text=@${alias}`);
const card = (alias: string, version: string): Promise<void> =>
  webview.waitFor(`.rail .card:has-text("@${alias}"):has-text("version ${version}")`);

describeOnPage(['trusted'], 'A moved alias', () => {
  before(async () => {
    await clearMessages();
    await openSidebar();
    await open('Models', model);
  });
  after(async () => {
    const database = new DatabaseSync(path.join(workspaceFolder(), 'mlflow.db'), { timeout: 5000 });
    database.prepare("DELETE FROM model_version_tags WHERE name = ? AND key LIKE 'podium.promotion.%'").run(model);
    database.close();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('podium.refresh');
    await clearMessages();
  });

  it('is at once where it is now: on the page of its model, in the sidebar, and in the trail', async () => {
    await chooseFromMenu('Models', model, 'Show Model');
    await has('3', 'shadow');
    await card('shadow', '3');
    using modals = answerModals('Set Alias', 'Undo');
    await chooseFromMenu('Models', 'Version 1', 'Set Alias…');
    await eventually(async () => {
      await asked('Set Alias');
      await enter('shadow');
    });
    await choose('@shadow');
    await told(/Gave @shadow of wine-cultivar to version 1\./);
    assert.match(modals.asked[0] ?? '', /@shadow: version 3 → version 1/);
    await has('1', 'shadow');
    await card('shadow', '1');
    await webview.waitFor('.timeline li:has-text("@shadow"):has-text("3 → 1")');
    await eventually(async () => assert.match((await row('Models', 'Version 1')).description, /@shadow/));
    await screenshot('moved alias');
    await vscode.commands.executeCommand('podium.undo');
    await told(/Undone: Gave @shadow of wine-cultivar to version 1\./);
    await has('3', 'shadow');
    await card('shadow', '3');
    await eventually(async () => assert.match((await row('Models', 'Version 3')).description, /@shadow/));
  });
});
