import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Connection } from '../../../src/connections/connection.ts';
import type { Node } from '../../../src/services/node.ts';
import { needsPython } from '../../support/python.ts';
import { everyNode } from '../support/everyNode.ts';
import { contributedCommands, isOffered } from '../support/manifest.ts';
import { clearMessages, messages } from '../support/messages.ts';
import { watchOpenedPages, type OpenedPages } from '../support/openedPages.ts';
import { runAndDismiss } from '../support/runCommand.ts';
import { describeOnPage } from '../support/session.ts';
import { sessionServer } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { openSidebar } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'Every command', function () {
  this.timeout(120_000);
  let nodes: readonly Node[];
  let pages: OpenedPages;

  before(async function () {
    await needsPython(this);
    pages = watchOpenedPages();
    const { url } = await sessionServer();
    await changeSettings({ connections: [{ name: 'Server', trackingUri: url }] });
    await clearMessages();
    await openSidebar();
    const server: Connection = { id: 'settings/Server', name: 'Server', trackingUri: url, source: 'settings' };
    nodes = await everyNode(server);
  });
  after(async () => {
    pages[Symbol.dispose]();
    await vscode.commands.executeCommand('podium.experiments.showActive');
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await resetSettings('connections');
  });
  // Not before each: a message that comes late belongs to one of them too.
  afterEach(async () => {
    const told = (await messages()).join('\n');
    await clearMessages();
    assert.doesNotMatch(told, /The log says more/);
  });

  for (const { command, title } of contributedCommands) {
    it(`${title} (${command}) is there, and comes to an end without an argument`, async () => {
      assert.ok((await vscode.commands.getCommands(true)).includes(command));
      await runAndDismiss(command);
    });

    it(`${title} (${command}) comes to an end with each row that offers it, and one that does not`, async () => {
      const offering = nodes.filter((node) => isOffered(command, node));
      const other = nodes.find((node) => !isOffered(command, node));
      for (const node of [...offering, ...(other ? [other] : [])]) await runAndDismiss(command, { node }, [{ node }]);
    });

    it(`${title} (${command}) bears what no menu hands over`, async () => {
      for (const value of [null, 'run', { kind: 'unheard of' }]) await runAndDismiss(command, value);
    });
  }

  it('is offered on some row, or in no menu of rows at all', () => {
    const named = contributedCommands.filter(({ command }) => nodes.some((node) => isOffered(command, node)));
    assert.ok(named.length >= 12, named.map(({ command }) => command).join(', '));
  });
});
