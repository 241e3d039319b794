import assert from 'node:assert/strict';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as vscode from 'vscode';
import { recordTagPrefix } from '../../../src/promotion/moveRecord.ts';
import { activeTab } from '../support/activeTab.ts';
import { eventually } from '../support/eventually.ts';
import { answerModals } from '../support/modals.ts';
import { press, screenshot, type } from '../support/page.ts';
import { asked, choose } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { chooseFromMenu, open, openSidebar } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

const model = 'breast-cancer-classifier';

/** What MLflow's store says. */
function aliases(): Readonly<Record<string, number>> {
  const database = new DatabaseSync(path.join(workspaceFolder(), 'mlflow.db'), { readOnly: true });
  try {
    const query = 'SELECT alias, version FROM registered_model_aliases WHERE name = ? ORDER BY alias';
    const rows = database.prepare(query).all(model);
    return Object.fromEntries(rows.map(({ alias, version }) => [String(alias), Number(version)]));
  } finally {
    database.close();
  }
}

describeOnPage(['trusted'], 'A promotion', function () {
  this.timeout(90_000);
  before(async () => {
    await openSidebar();
    await open('Models', model);
  });
  after(forget);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('of a version to an alias that no policy is about is three actions, there and back', async () => {
    const given = aliases();
    await chooseFromMenu('Models', 'Version 1', 'Promote…');
    await asked('Promote');
    await choose('@shadow');
    await webview.waitFor(`role=heading[name="Promote ${model} version 1 to @shadow"]`);
    await webview.click('role=button[name="Promote"]');
    await webview.waitFor(`text=Gave @shadow of ${model} to version 1.`);
    assert.deepEqual(aliases(), { ...given, shadow: 1 });
    using modals = answerModals('Undo');
    await webview.click('role=button[name="Undo…"]');
    await webview.waitFor('role=button[name="Promote"]');
    assert.match(modals.asked.join(), /^Give @shadow of breast-cancer-classifier to version 2\?/);
    assert.deepEqual(aliases(), given);
    await webview.click('role=button[name="Cancel"]');
    await eventually(() => {
      const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      assert.equal(labels.includes(`Promote ${model} 1 to @shadow`), false, labels.join(', '));
    });
  });

  it('of the challenger says all that is not met, shows what aliases become, and can be overridden', async () => {
    const given = aliases();
    await chooseFromMenu('Models', model, 'Promote Challenger to Champion…');
    await webview.waitFor('text=tag approved-by is not set');
    await webview.waitFor('text=2 requirements are not met');
    await screenshot('promotion');
    await webview.click('role=button[name="Override with a Reason…"]');
    await type('The old one is too slow');
    await press('Tab');
    await type(model);
    await press('Control+Enter');
    await webview.waitFor(`text=Gave @champion of ${model} to version 4.`);
    assert.deepEqual(aliases(), { 'candidate-2026-11': 4, champion: 4, rollback: 3, shadow: 2 });
    await screenshot('promoted');
    await webview.click('role=button[name="open diff of aliases"]');
    const { input } = await activeTab(vscode.TabInputTextDiff);
    assert.deepEqual([input.original.scheme, input.modified.path], ['podium-registry', `/${model}/aliases.yaml`]);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    // Undo types the name of a model that its policy protects.
    using modals = answerModals('Undo');
    await webview.click('role=button[name="Undo…"]');
    await asked('Undo');
    await type(model);
    await press('Enter');
    await eventually(() => assert.deepEqual(aliases(), given));
    assert.equal(modals.asked.length, 1);
  });
});

/** Other suites expect the tags of the sample. */
function forget(): void {
  const database = new DatabaseSync(path.join(workspaceFolder(), 'mlflow.db'), { timeout: 5000 });
  try {
    database.prepare("DELETE FROM model_version_tags WHERE name = ? AND key LIKE ? || '%'").run(model, recordTagPrefix);
  } finally {
    database.close();
  }
}
