import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { TestMlruns } from '../../support/mlruns.ts';
import { tempFolder, type TempFolder } from '../../support/tempFolder.ts';
import { eventually } from '../support/eventually.ts';
import { answerModals } from '../support/modals.ts';
import { click, screenshot } from '../support/page.ts';
import { choose } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { namesBelow, open, openSidebar, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'Artifacts outside of their store', () => {
  const runId = 'f'.repeat(32);
  let store: TestMlruns;
  let elsewhere: TempFolder;

  before(async () => {
    elsewhere = tempFolder({ [`experiment/${runId}/artifacts/far.txt`]: 'far away' });
    store = new TestMlruns();
    store.addExperiment('1', 'far experiment');
    const artifactUri = `file://${elsewhere.path}/experiment/${runId}/artifacts`;
    store.addRun({ runId, name: 'far run', artifactUri });
    await changeSettings({ connections: [{ name: 'Far', trackingUri: store.path }] });
    await openSidebar();
  });
  after(async () => {
    await resetSettings('connections');
    store[Symbol.dispose]();
    elsewhere[Symbol.dispose]();
  });

  it('are read after a question that names their folder, until that is taken back', async () => {
    const folder = path.join(elsewhere.path, 'experiment');
    await open('Experiments', 'Far', 'far experiment', 'far run', 'Artifacts');
    assert.deepEqual(await namesBelow('Experiments', 'Artifacts'), ['Allow reading…']);
    await screenshot('allow reading');
    using modals = answerModals('Allow');
    await click(rowSelector('Experiments', 'Allow reading…'));
    await eventually(async () => assert.deepEqual(await namesBelow('Experiments', 'Artifacts'), ['far.txt']));
    assert.ok(modals.asked[0]?.startsWith(`Allow artifacts to be read from ${folder}?`), modals.asked[0]);

    const forgetting = vscode.commands.executeCommand('podium.artifact.forgetFolders');
    await eventually(() => choose(folder));
    await forgetting;
    // What was read before stays in sight, below the reason why it is not read again.
    await eventually(async () =>
      assert.deepEqual(await namesBelow('Experiments', 'Artifacts'), ['Allow reading…', 'far.txt']),
    );
  });
});
