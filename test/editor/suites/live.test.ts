import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { needsPython } from '../../support/python.ts';
import { eventually } from '../support/eventually.ts';
import { MlflowWriter } from '../support/mlflowWriter.ts';
import { click, rows } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { sessionServer } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { names, namesBelow, open, openSidebar, row, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'What a training script writes', function () {
  this.timeout(120_000);
  let writer: MlflowWriter;
  let experimentId: string;
  let runId: string;

  before(async function () {
    await needsPython(this);
    writer = new MlflowWriter((await sessionServer()).url);
    experimentId = await writer.createExperiment('growing');
    for (const name of ['first', 'second']) await writer.finish(await writer.createRun(experimentId, name));
    runId = await writer.createRun(experimentId, 'at work');
    await writer.logMetric(runId, 'loss', 0.75, 1);
    await openSidebar();
  });
  after(async () => {
    await resetSettings('runs.refreshInterval');
    await writer.deleteAll();
    await vscode.commands.executeCommand('podium.refresh');
  });

  describe('after a refresh', () => {
    before(() => changeSettings({ 'runs.refreshInterval': 0 }));

    it('is there, while what was open stays open and what was selected stays selected', async () => {
      await vscode.commands.executeCommand('podium.refresh');
      await open('Experiments', 'growing', 'at work', 'Metrics');
      await click(rowSelector('Experiments', 'loss'));
      await eventually(async () => assert.equal((await row('Experiments', 'loss')).selected, true));
      const before = await rows('Experiments');
      await writer.finish(await writer.createRun(experimentId, 'third'));
      await vscode.commands.executeCommand('podium.refresh');
      await eventually(async () => assert.ok((await namesBelow('Experiments', 'growing')).includes('third')));
      const now = (await rows('Experiments')).filter(({ name }) => name !== 'third');
      const kept = ({ name, level, expanded, selected, focused }: (typeof now)[number]): object => ({
        name,
        level,
        expanded,
        selected,
        focused,
      });
      assert.deepEqual(now.map(kept), before.map(kept));
    });
  });

  describe('while its run goes on', () => {
    before(() => changeSettings({ 'runs.refreshInterval': 1 }));

    it('shows by itself, and moves nothing', async () => {
      const before = await names('Experiments');
      assert.match((await row('Experiments', 'loss')).description, /^0\.75 · step 1$/);
      assert.equal((await row('Experiments', 'at work')).icon, 'sync');
      await writer.logMetric(runId, 'loss', 0.5, 2);
      await eventually(async () => assert.equal((await row('Experiments', 'loss')).description, '0.5 · step 2'));
      assert.deepEqual(await names('Experiments'), before);
      assert.equal((await row('Experiments', 'loss')).selected, true);
    });

    it('adds a run that starts at the top of its experiment', async () => {
      await writer.finish(await writer.createRun(experimentId, 'newcomer'));
      await eventually(async () => assert.equal((await namesBelow('Experiments', 'growing'))[0], 'newcomer'));
    });

    it('says that the run has ended', async () => {
      await writer.finish(runId);
      await eventually(async () => assert.equal((await row('Experiments', 'at work')).icon, 'pass'));
      assert.match((await row('Experiments', 'at work')).label, /^Run, at work, finished, /);
    });
  });
});
