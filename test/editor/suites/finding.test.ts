import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { needsPython } from '../../support/python.ts';
import { eventually } from '../support/eventually.ts';
import { clearMessages, told } from '../support/messages.ts';
import { press, rows, screenshot } from '../support/page.ts';
import { asked, choices, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { openSidebar } from '../support/sidebar.ts';
import { baseline } from '../support/sampleRun.ts';
import { sessionServer } from '../support/sessionServer.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';

describeOnPage(['trusted'], 'A run', () => {
  beforeEach(openSidebar);

  it('is found by a part of its name, and shown among its experiment’s runs', async () => {
    const command = vscode.commands.executeCommand('podium.run.find');
    await asked('Find Run');
    await enter('TOO LAR');
    await eventually(async () => {
      const found = await choices();
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', /^batch too large — wine-curves · failed · /);
    });
    await screenshot('find run');
    await choose('batch too large');
    await command;
    await isSelected('batch too large');
  });

  it('is found by its id', async () => {
    const { runId } = baseline();
    const command = vscode.commands.executeCommand('podium.run.find');
    await asked('Find Run');
    await enter(runId);
    await eventually(async () => assert.match((await choices()).join('\n'), /^baseline — finished · [^\n]+$/));
    await choose('baseline');
    await command;
    await isSelected('baseline');
  });

  it('is revealed by its id', async () => {
    const { runId } = baseline();
    await reveal(runId);
    await isSelected('baseline');
  });

  it('is not looked for where nothing that was typed can name one', async () => {
    const command = vscode.commands.executeCommand('podium.run.reveal');
    await asked('Reveal Run');
    await enter('baseline');
    await press('Enter');
    await asked('Reveal Run');
    await press('Escape');
    await command;
  });

  it('that does not exist is said to be missing', async () => {
    await clearMessages();
    await reveal('0'.repeat(32));
    await told(/0{32}/);
  });

  it('nested in another is revealed below it', async () => {
    const command = vscode.commands.executeCommand('podium.run.find');
    await asked('Find Run');
    await enter('mlp trial 2');
    await eventually(async () => assert.equal((await choices()).length, 1));
    await choose('mlp trial 2');
    await command;
    await isSelected('mlp trial 2');
    assert.equal((await rows('Experiments')).find(({ name }) => name === 'mlp trial 2')?.level, 4);
  });
});

describeOnPage(['trusted'], 'The address of a run in the web UI', function () {
  this.timeout(120_000);
  before(async function () {
    await needsPython(this);
    const { url } = await sessionServer();
    await changeSettings({ connections: [{ name: 'Server', trackingUri: url }] });
    await openSidebar();
  });
  after(() => resetSettings('connections'));

  it('leads to the run in the connection that it belongs to', async () => {
    const { runId, experimentId } = baseline();
    const { url } = await sessionServer();
    await reveal(`${url}/#/experiments/${experimentId}/runs/${runId}/artifacts`);
    await isSelected('baseline');
  });

  it('of another server asks for a connection to it', async () => {
    await clearMessages();
    await reveal(`https://mlflow.example.com/#/experiments/1/runs/${'a'.repeat(32)}`);
    await told(/No connection leads to https:\/\/mlflow\.example\.com/);
  });
});

async function reveal(reference: string): Promise<void> {
  const command = vscode.commands.executeCommand('podium.run.reveal');
  await asked('Reveal Run');
  await enter(reference);
  await press('Enter');
  await command;
}

async function isSelected(name: string): Promise<void> {
  await eventually(async () => {
    const selected = (await rows('Experiments')).filter((row) => row.selected).map((row) => row.name);
    assert.deepEqual(selected, [name]);
  });
}
