import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { needsPython } from '../../support/python.ts';
import { eventually } from '../support/eventually.ts';
import { clearMessages, told } from '../support/messages.ts';
import { watchOpenedPages } from '../support/openedPages.ts';
import { describeOnPage } from '../support/session.ts';
import { baseline } from '../support/sampleRun.ts';
import { sessionServer, workspaceFolder } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { chooseFromMenu, menuOf, open, openSidebar } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'Open in Web UI', function () {
  this.timeout(120_000);
  let url: string;

  before(async function () {
    await needsPython(this);
    ({ url } = await sessionServer());
    await changeSettings({ connections: [{ name: 'Team', trackingUri: url }] });
    await openSidebar();
    await open('Experiments', 'Team', 'wine-curves');
  });
  after(async () => {
    await resetSettings('connections');
    await openSidebar();
  });

  it('leads to the page of the same run, which MLflow has', async () => {
    using pages = watchOpenedPages();
    await chooseFromMenu('Experiments', 'baseline', 'Open in Web UI');
    const { experimentId, runId } = baseline();
    const page = `${url}/#/experiments/${experimentId}/runs/${runId}`;
    await eventually(() => {
      assert.deepEqual(pages.urls, [page]);
    });
    assert.equal((await fetch(page)).status, 200);
  });

  it('is not offered on what lies on this machine, and says there how to get a web page', async () => {
    await openSidebar();
    await open('Experiments', 'sample', 'wine-curves');
    assert.ok(!(await menuOf('Experiments', 'baseline')).includes('Open in Web UI'));
    await clearMessages();
    using pages = watchOpenedPages();
    const trackingUri = `sqlite:///${workspaceFolder()}/mlflow.db`;
    const node = { kind: 'connection', connection: { name: 'sample', trackingUri } };
    await vscode.commands.executeCommand('podium.openInWebUi', node);
    await told(/mlflow ui --backend-store-uri/);
    assert.deepEqual(pages.urls, []);
  });
});
