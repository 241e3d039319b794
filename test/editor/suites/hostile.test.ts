import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TestServer } from '../../support/httpServer.ts';
import { needsPython } from '../../support/python.ts';
import { eventually } from '../support/eventually.ts';
import { MlflowWriter } from '../support/mlflowWriter.ts';
import { attributes, pageRows, rows, screenshot, texts } from '../support/page.ts';
import { asked, choices, dismissQuestion, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { sessionServer } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { namesBelow, open, openSidebar } from '../support/sidebar.ts';
import { smallServer } from '../support/smallServer.ts';
import { hideTooltip, tooltip, tooltipOf } from '../support/tooltip.ts';

const experiment = 'hostile \u202Eexe.gnp\u202C $(warning) <img src=x>';
const shownExperiment = 'hostile ⟦U+202E⟧exe.gnp⟦U+202C⟧ $(warning) <img src=x>';
const run = '$(trash) one\ntwo\u0007 [click](command:workbench.action.quit) ![i](https://example.com/i.png)';
const shownRun = '$(trash) one␣two⟦U+0007⟧ [click](command:workbench.action.quit) ![i](https://example.com/i.png)';

describeOnPage(['trusted'], 'Hostile names', function () {
  this.timeout(120_000);
  let writer: MlflowWriter;

  before(async function () {
    await needsPython(this);
    writer = new MlflowWriter((await sessionServer()).url);
    const note = { 'mlflow.note.content': `[go](command:workbench.action.quit) <a href="https://example.com">x</a>` };
    const experimentId = await writer.createExperiment(experiment, note);
    const runId = await writer.createRun(experimentId, run, note);
    await writer.logParam(runId, 'long', 'x'.repeat(6000));
    await writer.logParam(runId, 'icon', '$(flame)');
    await writer.finish(runId);
    await openSidebar();
    await vscode.commands.executeCommand('podium.refresh');
    await open('Experiments', shownExperiment);
  });
  after(async () => {
    await writer.deleteAll();
    await vscode.commands.executeCommand('podium.refresh');
  });

  it('stand in rows with all that would hide or turn them made visible, and no icon of their own', async () => {
    const [first] = await pageRows('.pane .monaco-list-row[aria-label*="one␣two"]');
    assert.equal(first?.name, shownRun);
    assert.equal(first.icon, 'pass');
    assert.deepEqual(await texts('.pane .label-name .codicon'), []);
    assert.deepEqual(await texts('.pane .monaco-list-row img'), []);
    await screenshot('hostile names');
  });

  it('are no links, pictures or commands in tooltips', async () => {
    for (const name of [shownExperiment, shownRun]) {
      const text = await tooltipOf('Experiments', name);
      assert.ok(text.includes('[go](command:workbench.action.quit)'), text);
      assert.ok(text.includes('<a href="https://example.com">x</a>'), text);
      assert.deepEqual(await attributes(`${tooltip} a`, 'href'), []);
      assert.deepEqual(await attributes(`${tooltip} img`, 'src'), []);
      assert.deepEqual(await attributes(`${tooltip} .codicon`, 'class'), []);
    }
    await screenshot('hostile tooltip');
    await hideTooltip();
  });

  it('stand in lists to choose from as they are, without icons', async () => {
    const command = vscode.commands.executeCommand('podium.run.find');
    await asked('Find Run');
    await enter('$(trash)');
    await eventually(async () => {
      const found = await choices();
      assert.equal(found.length, 1);
      assert.ok(found[0]?.startsWith(`${shownRun} — ${shownExperiment} · finished`), found[0]);
    });
    assert.deepEqual(await texts('.quick-input-list .label-name .codicon'), []);
    await screenshot('hostile names to choose from');
    await dismissQuestion();
    await command;
  });

  it('and values are cut where they are too long to be read', async () => {
    await open('Experiments', shownRun, 'Params');
    const shown = await rows('Experiments');
    assert.equal(shown.find(({ name }) => name === 'icon')?.description, '$(flame)');
    const long = shown.find(({ name }) => name === 'long')?.description ?? '';
    assert.match(long, /^x{100,300}…$/);
  });
});

describeOnPage(['trusted'], 'A name of 10,000 characters', () => {
  let server: TestServer;

  before(async () => {
    server = await smallServer({ experiments: [`${'long '.repeat(2_000)}end`, 'short'] });
    await changeSettings({ connections: [{ name: 'Wordy', trackingUri: server.url }] });
    await openSidebar();
  });
  after(async () => {
    await resetSettings('connections');
    await server.close();
  });

  it('is cut, and leaves the rows beside it as they are', async () => {
    await open('Experiments', 'Wordy');
    const [long = '', short] = await namesBelow('Experiments', 'Wordy');
    assert.match(long, /^(?:long ){20,}.*…$/);
    assert.ok(long.length <= 200);
    assert.equal(short, 'short');
  });
});
