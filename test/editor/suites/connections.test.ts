import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { needsPython } from '../../support/python.ts';
import { eventually } from '../support/eventually.ts';
import { click, resize, screenshot } from '../support/page.ts';
import { asked, choices, choose } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { sessionServer } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { names, namesBelow, open, openSidebar, row, rowsBelow, type View } from '../support/sidebar.ts';
import { statusBarItem, statusBarText } from '../support/statusBar.ts';

describeOnPage(['trusted'], 'Several connections', function () {
  this.timeout(120_000);
  let url: string;

  before(async function () {
    await needsPython(this);
    await resize(1400, 1600);
    ({ url } = await sessionServer());
    await changeSettings({ connections: [{ name: 'Team', trackingUri: url }] });
  });
  beforeEach(openSidebar);
  after(async () => {
    await resize(1400, 900);
    await resetSettings('connections');
    await eventually(async () => assert.equal((await names('Experiments'))[0], 'wine-curves'));
  });

  it('are the roots of both views', async () => {
    for (const view of ['Experiments', 'Models'] as const) {
      await eventually(async () => assert.deepEqual(await roots(view), ['Team', 'sample']));
    }
    await screenshot('several connections');
  });

  it('show the same of one store, read from its server and from its database', async () => {
    await open('Experiments', 'Team');
    const throughServer = await namesBelow('Experiments', 'Team');
    await openSidebar();
    await open('Experiments', 'sample');
    assert.deepEqual(await namesBelow('Experiments', 'sample'), throughServer);
    await openSidebar();
    await open('Models', 'Team');
    const models = await rowsBelow('Models', 'Team');
    assert.deepEqual(
      models.map(({ name }) => name),
      ['breast-cancer-classifier', 'digits-reader', 'wine-cultivar'],
    );
  });

  it('open down to the artifacts of a server’s run', async () => {
    await open('Experiments', 'Team', 'wine-curves', 'baseline', 'Artifacts');
    assert.deepEqual(await namesBelow('Experiments', 'Artifacts'), ['weights']);
  });

  it('are switched from the status bar, which names the one in use', async () => {
    await vscode.commands.executeCommand('podium.connection.switch', teamNode(url));
    await eventually(async () => assert.equal(await statusBarText(), 'Team'));
    await click(statusBarItem);
    await asked('Switch Connection');
    assert.deepEqual(
      (await choices()).map((each) => each.split(' — ')[0]),
      ['Team', 'sample', 'Add Connection…'],
    );
    assert.match((await choices())[0] ?? '', /^Team — .*in use$/);
    await screenshot('switch connection');
    await choose('sample');
    await eventually(async () => assert.equal(await statusBarText(), 'sample'));
    await eventually(async () => assert.match((await row('Experiments', 'sample')).description, /^in use · /));
    await eventually(async () => assert.doesNotMatch((await row('Experiments', 'Team')).description, /in use/));
  });
});

async function roots(view: View): Promise<readonly string[]> {
  return (await names(view)).filter((name) => !name.startsWith(' '));
}

function teamNode(trackingUri: string): object {
  return { kind: 'connection', connection: { id: 'settings/Team', name: 'Team', trackingUri, source: 'settings' } };
}
