import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServer } from '../../support/httpServer.ts';
import { basic } from '../../support/trackingServer.ts';
import { eventually } from '../support/eventually.ts';
import { told } from '../support/messages.ts';
import { answerModals } from '../support/modals.ts';
import { attributes, click, press, screenshot } from '../support/page.ts';
import { asked, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { names, openSidebar, welcome } from '../support/sidebar.ts';
import { smallServer } from '../support/smallServer.ts';

const password = 'correct horse battery';

describeOnPage(['trusted'], 'A server that asks who is there', () => {
  let server: TestServer;
  let title: string;

  before(async () => {
    server = await smallServer({ experiments: ['members only'], accepts: basic('ada', password) });
    title = `Sign In to ${server.url}`;
    await changeSettings({
      detectConnections: false,
      connections: [{ name: 'Club', trackingUri: server.url }],
    });
    await vscode.commands.executeCommand('workbench.view.extension.podium');
  });
  after(async () => {
    await resetSettings('connections', 'detectConnections');
    await server.close();
    await openSidebar();
  });

  it('is answered by a view that offers to sign in', async () => {
    await eventually(async () => assert.match(await welcome('Experiments'), /asks who you are/));
    await eventually(async () => assert.match(await welcome('Models'), /asks who you are/));
    await screenshot('signed out');
  });

  it('is not given a password without being asked, and hides what is typed', async () => {
    await click('.pane .welcome-view-content .monaco-button:has-text("Sign In")');
    await asked(title);
    await choose('User and password');
    await asked(title, /user name/);
    await enter('ada');
    await press('Enter');
    await asked(title, /password of ada/);
    assert.deepEqual(await attributes('.quick-input-box input', 'type'), ['password']);
    await screenshot('sign in');
  });

  it('says no to a wrong one, which is not kept', async () => {
    using modals = answerModals('Try Again');
    await enter('wrong horse');
    await press('Enter');
    await eventually(() => {
      assert.match(modals.asked.join('\n'), /did not accept this/);
    });
    await asked(title);
  });

  it('shows its rows to whoever it knows', async () => {
    await choose('User and password');
    await asked(title, /user name/);
    await enter('ada');
    await press('Enter');
    await asked(title, /password of ada/);
    await enter(password);
    await press('Enter');
    await eventually(async () => assert.deepEqual(await names('Experiments'), ['members only']));
    await told(/^Signed in to http:\/\/127\.0\.0\.1:\d+\.$/m);
  });

  it('leaves the password in the keychain alone', () => {
    const settings = JSON.stringify(vscode.workspace.getConfiguration().inspect('podium.connections'));
    assert.ok(settings.includes('Club'));
    assert.ok(!settings.includes('horse'));
  });

  it('asks again after signing out', async () => {
    await vscode.commands.executeCommand('podium.connection.signOut');
    await told(/^Signed out of /m);
    await eventually(async () => assert.match(await welcome('Experiments'), /asks who you are/));
    assert.deepEqual(await names('Experiments'), []);
  });
});
