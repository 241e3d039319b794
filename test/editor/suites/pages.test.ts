import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { attributes, press, screenshot, type, violations } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, open, openSidebar } from '../support/sidebar.ts';
import * as webview from '../support/webview.ts';

/** VS Code's themes by what webviews call them. */
const themes = {
  'Default Light Modern': 'vscode-light',
  'Default High Contrast': 'vscode-high-contrast',
  'Default High Contrast Light': 'vscode-high-contrast-light',
  'Default Dark Modern': 'vscode-dark',
};

describeOnPage(['trusted', 'floor'], 'Pages', function () {
  this.timeout(120_000);

  before(async () => {
    await closeTabs();
    await violations();
    await openSidebar();
    await open('Experiments', 'wine-curves');
  });
  after(async () => {
    await vscode.workspace.getConfiguration('workbench').update('colorTheme', undefined, true);
    await closeTabs();
  });

  it('of charts open from the menu of an experiment, and draw the curves of its runs', async () => {
    await openCharts();
    assert.deepEqual(tabs(), ['Charts · wine-curves']);
    await eventually(async () => assert.deepEqual(await chartNames(), ['accuracy', 'loss', 'val_loss']));
    await screenshot('charts page');
  });

  it('of a run open from the menu of the run', async () => {
    await chooseFromMenu('Experiments', 'baseline', 'Open Run');
    await webview.waitFor('role=heading[name=/baseline/]');
    assert.deepEqual(tabs(), ['Charts · wine-curves', 'baseline']);
    await screenshot('run page');
  });

  it('open once: who asks again is shown the tab that is there', async () => {
    await openCharts();
    assert.deepEqual(tabs(), ['Charts · wine-curves', 'baseline']);
  });

  it('are looked at as before when their tab is shown again', async () => {
    await webview.click('role=searchbox');
    await type('val_loss');
    await eventually(async () => assert.deepEqual(await chartNames(), ['val_loss']));
    await vscode.commands.executeCommand('workbench.action.nextEditor');
    await webview.waitFor('role=heading[name=/baseline/]');
    await vscode.commands.executeCommand('workbench.action.previousEditor');
    await eventually(async () => assert.deepEqual(await chartNames(), ['val_loss']));
    await webview.click('role=searchbox');
    await press('Escape');
    await eventually(async () => assert.deepEqual(await chartNames(), ['accuracy', 'loss', 'val_loss']));
  });

  it('take the theme that is chosen while they are open', async () => {
    for (const [theme, name] of Object.entries(themes)) {
      await vscode.workspace.getConfiguration('workbench').update('colorTheme', theme, true);
      await eventually(async () => {
        const [classes = ''] = await webview.attributes('body', 'class');
        assert.ok(classes.split(' ').includes(name), classes);
      });
      await webview.waitFor('canvas');
      await screenshot(`charts page, ${name}`);
    }
  });

  it('leave nothing behind when they were opened and closed ten times', async () => {
    await closeTabs();
    await openAndClose();
    const before = process.getActiveResourcesInfo().length;
    for (let time = 0; time < 10; time++) await openAndClose();
    await eventually(() => {
      const now = process.getActiveResourcesInfo();
      assert.ok(
        now.length <= before,
        `${String(before)} sockets, threads and timers have become more: ${now.join(', ')}`,
      );
    });
  });

  it('and none of them ever did what its policy forbids', async () => {
    assert.deepEqual(await violations(), []);
  });
});

async function openCharts(): Promise<void> {
  await chooseFromMenu('Experiments', 'wine-curves', 'Show Metric Charts');
  await webview.waitFor('canvas');
}

async function openAndClose(): Promise<void> {
  await openCharts();
  await closeTabs();
  await eventually(async () => assert.deepEqual(await attributes('iframe.webview', 'src'), []));
}

async function closeTabs(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

async function chartNames(): Promise<readonly string[]> {
  return await webview.attributes('[role=group]:has(canvas)', 'aria-label');
}

function tabs(): readonly string[] {
  return vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
}
