import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { freePort } from '../../support/freePort.ts';
import type { TestServer } from '../../support/httpServer.ts';
import { eventually } from '../support/eventually.ts';
import { contributedCommands } from '../support/manifest.ts';
import { click, hover, press, screenshot, texts } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { names, namesBelow, open, openSidebar, row, rowSelector, rowsBelow, welcome } from '../support/sidebar.ts';
import { smallServer } from '../support/smallServer.ts';
import { hideTooltip, tooltipOf } from '../support/tooltip.ts';

describeOnPage(['trusted'], 'A dead server', () => {
  let port: number;
  let revived: TestServer | undefined;

  before(async () => {
    port = await freePort();
    await changeSettings({ connections: [{ name: 'Dead', trackingUri: `http://127.0.0.1:${String(port)}` }] });
    await openSidebar();
    await eventually(async () => assert.ok((await names('Experiments')).includes('Dead')));
  });
  after(async () => {
    await hideTooltip();
    await resetSettings('connections', 'detectConnections');
    await revived?.close();
  });

  it('is a row that says why, with Retry and Show Log beside it', async () => {
    await open('Experiments', 'Dead');
    const [failure] = await rowsBelow('Experiments', 'Dead');
    assert.equal(failure?.name, 'Not reachable');
    assert.match(failure.description, new RegExp(`127\\.0\\.0\\.1:${String(port)}`));
    assert.match(failure.label, /^Error: .* Press Enter to try again\.$/);
    await hover(rowSelector('Experiments', 'Not reachable'));
    await eventually(async () => {
      const actions = await texts(`${rowSelector('Experiments', 'Not reachable')} .action-label`);
      assert.equal(actions.length, 2);
    });
    assert.match(await tooltipOf('Experiments', 'Not reachable'), /Click to try again/);
    await screenshot('dead server');
    await hideTooltip();
  });

  it('is marked in its own row', async () => {
    await eventually(async () => assert.equal((await row('Experiments', 'Dead')).icon, 'warning'));
    assert.match((await row('Experiments', 'Dead')).description, /unreachable/);
  });

  it('holds up no other connection, and no command', async () => {
    await open('Experiments', 'sample', 'wine-curves');
    assert.ok((await namesBelow('Experiments', 'wine-curves')).includes('baseline'));
    const there = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributedCommands.filter(({ command }) => !there.has(command)),
      [],
    );
  });

  it('fills the view with words and a way on where it is the only connection', async () => {
    await changeSettings({ detectConnections: false });
    await eventually(async () => assert.match(await welcome('Experiments'), /The store does not answer/));
    await eventually(async () => assert.match(await welcome('Models'), /Try Again/));
    await screenshot('only a dead server');
  });

  it('shows its rows after Try Again when it is back', async () => {
    revived = await smallServer({ experiments: ['alive again'], port });
    await click('.pane .welcome-view-content .monaco-button:has-text("Try Again")');
    await eventually(async () => assert.deepEqual(await names('Experiments'), ['alive again']));
  });

  it('keeps the rows that were there when it dies once more, below the reason, and Retry mends them', async () => {
    await revived?.close();
    await vscode.commands.executeCommand('podium.refresh');
    await eventually(async () => assert.deepEqual(await names('Experiments'), ['Not reachable', 'alive again']));
    revived = await smallServer({ experiments: ['alive again', 'and more'], port });
    await vscode.commands.executeCommand('podium.experiments.focus');
    await press('Home');
    await press('Enter');
    await eventually(async () => assert.deepEqual(await names('Experiments'), ['alive again', 'and more']));
  });
});
