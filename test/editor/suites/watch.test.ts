import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { needsPython } from '../../support/python.ts';
import { eventually } from '../support/eventually.ts';
import { hover, screenshot, texts } from '../support/page.ts';
import { startScript, type Script } from '../support/script.ts';
import { describeOnPage } from '../support/session.ts';
import { sessionServer } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { open, openSidebar, row, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'A training script that goes wrong', function () {
  this.timeout(120_000);
  const run = 'off the rails';
  const falling = Array.from({ length: 30 }, (_, step) => 1 / (step + 1));
  let script: Script;

  before(async function () {
    await needsPython(this);
    script = await startScript((await sessionServer()).url, 'watched', run);
    await script.log('loss', 0, falling);
    await changeSettings({ 'runs.refreshInterval': 1 });
    await openSidebar();
    await vscode.commands.executeCommand('podium.refresh');
    await open('Experiments', 'watched');
  });
  after(async () => {
    await script.end();
    await resetSettings('runs.refreshInterval', 'watch.silentMinutes');
  });

  it('has no mark as long as all is well', async () => {
    await eventually(async () => assert.equal((await row('Experiments', run)).icon, 'sync'));
  });

  it('is marked when its loss becomes NaN, with the step, in words, and with the rule where the pointer rests', async () => {
    await script.log('loss', 30, [NaN, NaN]);
    await eventually(async () => assert.equal((await row('Experiments', run)).icon, 'warning'));
    await eventually(async () => {
      assert.match((await row('Experiments', run)).description, /^loss is NaN since step 30 · /);
    });
    assert.match(
      (await row('Experiments', run)).label,
      /^Run, off the rails, running, warning: loss is NaN since step 30, /,
    );
    await screenshot('watched-run');
    await hover(rowSelector('Experiments', run));
    await eventually(async () => {
      assert.match((await texts('.monaco-hover')).join('\n'), /A metric is NaN or infinite\./);
    });
  });

  it('has no mark any more when that is over', async () => {
    await script.log('loss', 32, [0.01]);
    await eventually(async () => assert.equal((await row('Experiments', run)).icon, 'sync'));
  });

  it('is marked when no point comes for as long as the setting says', async () => {
    await changeSettings({ 'watch.silentMinutes': 0.02 });
    await eventually(async () => {
      assert.match((await row('Experiments', run)).description, /^no new point for less than a minute · /);
    });
    await resetSettings('watch.silentMinutes');
    await eventually(async () => assert.equal((await row('Experiments', run)).icon, 'sync'));
  });

  it('has no mark when it has ended', async () => {
    await script.log('loss', 33, [NaN]);
    await eventually(async () => assert.equal((await row('Experiments', run)).icon, 'warning'));
    await script.end();
    await eventually(async () => assert.equal((await row('Experiments', run)).icon, 'pass'));
  });
});
