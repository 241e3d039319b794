import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serve, type TestServer } from '../../support/httpServer.ts';
import { eventually } from '../support/eventually.ts';
import { click } from '../support/page.ts';
import { asked, dismissQuestion } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { names, namesBelow, open, openSidebar, row, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'A server that never answers', () => {
  let server: TestServer;

  before(async () => {
    server = await serve(() => undefined);
    await changeSettings({ connections: [{ name: 'Silent', trackingUri: server.url }] });
    await openSidebar();
    await eventually(async () => assert.ok((await names('Experiments')).includes('Silent')));
  });
  after(async () => {
    await resetSettings('connections');
    await server.close();
  });

  it('leaves everything else as quick as it was', async () => {
    await openClosed('Silent');
    await eventually(() => assert.ok(server.sockets.size > 0));
    await open('Experiments', 'sample');
    assert.ok((await namesBelow('Experiments', 'sample')).includes('wine-curves'));
    const finding = vscode.commands.executeCommand('podium.run.find');
    await asked('Find Run');
    await dismissQuestion();
    await finding;
  });

  it('is let go when its row is closed', async () => {
    const before = server.requests.length;
    assert.ok(before > 0);
    await click(rowSelector('Experiments', 'Silent'));
    await eventually(async () => assert.equal((await row('Experiments', 'Silent')).expanded, false));
    await eventually(() => assert.equal(server.sockets.size, 0));
  });

  it('is asked anew when its row is opened again', async () => {
    const before = server.requests.length;
    await openClosed('Silent');
    await eventually(() => assert.ok(server.requests.length > before));
  });
});

async function openClosed(name: string): Promise<void> {
  if ((await row('Experiments', name)).expanded === false) await click(rowSelector('Experiments', name));
}
