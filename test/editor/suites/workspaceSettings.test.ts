import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { openSidebar } from '../support/sidebar.ts';
import { statusBarText } from '../support/statusBar.ts';

describeOnPage(['restricted', 'trusted'], 'The settings of a workspace', () => {
  const folder = (): string => path.join(workspaceFolder(), '.vscode');

  before(async () => {
    await openSidebar();
    const mine = { name: 'Mine', trackingUri: 'http://127.0.0.1:9' };
    await changeSettings({ connections: [mine] });
    const node = { kind: 'connection', connection: { id: 'settings/Mine', source: 'settings', ...mine } };
    await vscode.commands.executeCommand('podium.connection.switch', node);
    await eventually(async () => assert.equal(await statusBarText(), 'Mine'));
  });
  after(async () => {
    await rm(folder(), { recursive: true, force: true });
    await resetSettings('connections');
  });

  it('neither add to the user’s connections nor hide them', async () => {
    await mkdir(folder(), { recursive: true });
    const theirs = { 'podium.connections': [{ name: 'Theirs', trackingUri: 'http://127.0.0.1:9' }] };
    await writeFile(path.join(folder(), 'settings.json'), JSON.stringify({ ...theirs, 'podium.connections.x': 1 }));
    await eventually(() => {
      // What VS Code itself makes of the two together.
      assert.deepEqual(vscode.workspace.getConfiguration('podium').get('connections'), { x: 1 });
    });
    await eventually(async () => assert.equal(await statusBarText(), 'Mine'));
  });
});
