import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { artifactsOf, enableScripts, inFile } from '../support/htmlFile.ts';
import { click, reloadWindow, screenshot, type } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { chooseFromMenu, open, openSidebar, rowSelector } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

const promoted = 'breast-cancer-classifier';

/** The tests are run from their beginning before the window is loaded anew, and after it: this file tells which time it is. */
const marker = (): string => path.join(path.dirname(workspaceFolder()), 'reloaded');

/** A VS Code in a browser writes down which tabs it has every five seconds; a desktop one, when it is closed. */
const browserKeepsMs = 8_000;

describeOnPage(['reloaded'], 'A window that was loaded anew', function () {
  this.timeout(120_000);

  before(async () => {
    if (existsSync(marker())) return;
    await openScript();
    await openSidebar();
    await open('Experiments', 'wine-curves');
    await chooseFromMenu('Experiments', 'baseline', 'Open Run');
    await webview.waitFor('role=heading[name=/baseline/]');
    await chooseFromMenu('Models', promoted, 'Promote Challenger to Champion…');
    await webview.click('role=button[name="Override with a Reason…"]');
    await type('Better by half');
    await chooseFromMenu('Experiments', 'wine-curves', 'Show Metric Charts');
    await webview.waitFor('canvas');
    await webview.click('role=searchbox');
    await type('val_loss');
    await eventually(async () => assert.deepEqual(await chartNames(), ['val_loss']));
    await writeFile(marker(), '');
    await sleep(browserKeepsMs);
    await reloadWindow();
  });

  it('shows the page that it showed, as it was looked at, with what is in the store now', async () => {
    await eventually(async () => assert.deepEqual(await chartNames(), ['val_loss']));
    await webview.waitFor('canvas');
    await screenshot('restored charts page');
  });

  it('has the other pages in their tabs', async () => {
    const labels = vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
    assert.deepEqual(labels, [
      'drawing.html',
      'baseline',
      `Promote ${promoted} 4 to @champion`,
      'Charts · wine-curves',
    ]);
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex2');
    await webview.waitFor('role=heading[name=/baseline/]');
  });

  it('reads anew what a promotion would change, and has what was written on its page', async () => {
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex3');
    await webview.waitFor('text=tag approved-by is not set');
    // The reason is there already.
    await webview.waitFor('role=button[name="Override Policy and Promote"]');
    assert.deepEqual(await webview.texts('.hindrances'), ["✗ Type the model's name"]);
  });

  it('shows HTML artifacts again, and runs no scripts that were allowed before', async () => {
    await vscode.commands.executeCommand('workbench.action.openEditorAtIndex1');
    await webview.waitFor('.band a');
    assert.deepEqual(await inFile('#mark'), ['as it was']);
  });
});

/** An HTML artifact whose scripts were allowed to run. */
async function openScript(): Promise<void> {
  const run = 'boosting max_depth=2';
  const script = `<p id="mark">as it was</p><script>document.getElementById('mark').textContent = 'drawn'</script>`;
  await writeFile(path.join(artifactsOf(run), 'drawing.html'), script);
  await openSidebar();
  await open('Experiments', 'breast-cancer', run, 'Artifacts');
  await click(rowSelector('Experiments', 'drawing.html'));
  await webview.waitFor('.band a');
  await enableScripts();
  await eventually(async () => assert.deepEqual(await inFile('#mark'), ['drawn']));
}

async function chartNames(): Promise<readonly string[]> {
  return await webview.attributes('[role=group]:has(canvas)', 'aria-label');
}
