import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServer } from '../../support/httpServer.ts';
import { eventually } from '../support/eventually.ts';
import { told } from '../support/messages.ts';
import { answerModals } from '../support/modals.ts';
import { press, screenshot } from '../support/page.ts';
import { asked, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { resetSettings } from '../support/settings.ts';
import { smallServer } from '../support/smallServer.ts';
import { chooseFromMenu, names, namesBelow, open, openSidebar, row } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'A connection', () => {
  let server: TestServer;

  before(async () => {
    server = await smallServer({ experiments: ['far away'] });
    await openSidebar();
  });
  after(async () => {
    await resetSettings('connections');
    await server.close();
  });

  it('is added step by step, and shows what it leads to', async () => {
    const adding = vscode.commands.executeCommand('podium.connection.add');
    await asked('Add Connection');
    await screenshot('add connection');
    await choose('Tracking server');
    await asked('Add Connection', /address of the tracking server/);
    await enter(`${server.url}/`);
    await press('Enter');
    await asked('Add Connection', /What to call/);
    await enter('Far');
    await press('Enter');
    await adding;
    await eventually(async () =>
      assert.deepEqual(await names('Models'), ['Far', 'No registered models yet', 'sample'].map(plain)),
    );
    await open('Experiments', 'Far');
    assert.deepEqual(await namesBelow('Experiments', 'Far'), ['far away']);
    assert.match((await row('Experiments', 'Far')).description, /^in use · /);
  });

  it('says what answered when it is tested', async () => {
    await chooseFromMenu('Experiments', 'Far', 'Test Connection');
    await told(/^Far: .*MLflow 3\.17\.2/m);
  });

  it('is given another name', async () => {
    await chooseFromMenu('Experiments', 'Far', 'Edit Connection…');
    await asked('Edit Connection', /address of the tracking server/);
    await press('Enter');
    await asked('Edit Connection', /What to call/);
    await enter('Near');
    await press('Enter');
    await eventually(async () => assert.ok((await names('Experiments')).includes('Near')));
    assert.deepEqual(vscode.workspace.getConfiguration('podium').get('connections'), [
      { name: 'Near', trackingUri: server.url },
    ]);
  });

  it('is removed when the question is answered so, and only then', async () => {
    for (const [button, left] of [
      [[], true],
      [['Remove'], false],
    ] as const) {
      using modals = answerModals(...button);
      await chooseFromMenu('Experiments', 'Near', 'Remove Connection…');
      await eventually(() =>
        assert.match(modals.asked.join('\n'), /^Remove the connection "Near"\?\nNothing is deleted/),
      );
      await eventually(async () => assert.equal((await names('Experiments')).includes('Near'), left));
    }
  });
});

/** Notices have no name, only a description. */
function plain(name: string): string {
  return name.startsWith('No ') ? '  ' : name;
}
