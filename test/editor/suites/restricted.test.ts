import assert from 'node:assert/strict';
import { mkdir, readdir, readlink, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { TestServer } from '../../support/httpServer.ts';
import { eventually } from '../support/eventually.ts';
import { contributedCommands } from '../support/manifest.ts';
import { told } from '../support/messages.ts';
import { press, screenshot } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { chooseFromMenu, names, openSidebar, welcome } from '../support/sidebar.ts';
import { smallServer } from '../support/smallServer.ts';
import * as webview from '../support/webview.ts';
import { skipIf } from '../../support/skipIf.ts';

describeOnPage(['restricted'], 'Restricted Mode', () => {
  let server: TestServer | undefined;

  before(openSidebar);
  after(async () => {
    await resetSettings('connections');
    await server?.close();
  });

  it('shows in place of the workspace’s runs why they are not there, and what can be done', async () => {
    for (const view of ['Experiments', 'Models'] as const) {
      await eventually(async () => assert.match(await welcome(view), /Restricted Mode/));
      assert.match(await welcome(view), /Manage Workspace Trust/);
      assert.deepEqual(await names(view), []);
    }
    await screenshot('restricted');
  });

  it('opens no store that lies in the workspace', async function () {
    skipIf(process.platform !== 'linux', 'only Linux lists the files that a process holds open.', this);
    await vscode.commands.executeCommand('podium.refresh');
    const open = await readdir('/proc/self/fd');
    const files = await Promise.all(open.map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
    assert.ok(
      files.some((file) => file.startsWith('/')),
      'The files of this process can be seen.',
    );
    assert.deepEqual(
      files.filter((file) => file.endsWith('mlflow.db')),
      [],
    );
  });

  it('has every command, and they say what to do', async () => {
    const there = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributedCommands.filter(({ command }) => !there.has(command)),
      [],
    );
    await vscode.commands.executeCommand('podium.run.find');
    await told(/no MLflow store here yet.*Add Connection/);
  });

  it('works with a connection of the user’s own, and leaves the workspace alone then too', async () => {
    server = await smallServer({ experiments: ['from a server'] });
    await changeSettings({ connections: [{ name: 'Own', trackingUri: server.url }] });
    await eventually(async () => assert.deepEqual(await names('Experiments'), ['from a server']));
    await screenshot('restricted with a server');
  });

  it('reads no view of the workspace, and writes none into it', async () => {
    const folder = path.join(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '', '.podium');
    await mkdir(path.join(folder, 'views'), { recursive: true });
    await writeFile(path.join(folder, 'views', 'theirs.json'), JSON.stringify({ name: 'Theirs' }));
    try {
      await chooseFromMenu('Experiments', 'from a server', 'Show Runs Table');
      await webview.waitFor('text=This experiment has no runs yet');
      await webview.click('role=button[name="Views"]');
      const items = await webview.texts('.menu [role=menuitem]:not(:disabled) > span');
      assert.deepEqual(items, ['Save View…', 'Reset']);
      await press('Escape');
      await vscode.commands.executeCommand('podium.runs.shareView');
      await told(/Open a folder that you trust/);
      assert.deepEqual(await readdir(path.join(folder, 'views')), ['theirs.json']);
    } finally {
      await rm(folder, { recursive: true });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });
});
