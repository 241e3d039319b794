import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, open, openSidebar } from '../support/sidebar.ts';
import { baseline } from '../support/sampleRun.ts';

describeOnPage(['trusted', 'floor'], 'Copy', () => {
  before(openSidebar);
  beforeEach(() => vscode.env.clipboard.writeText(''));

  it('hands over the id, the name and the URI of a run', async () => {
    const { runId } = baseline();
    await open('Experiments', 'wine-curves');
    await chooseFromMenu('Experiments', 'baseline', 'Copy', 'Copy ID');
    await clipboardIs(runId);
    await chooseFromMenu('Experiments', 'baseline', 'Copy', 'Copy Name');
    await clipboardIs('baseline');
    await chooseFromMenu('Experiments', 'baseline', 'Copy', 'Copy URI');
    await clipboardIs(`runs:/${runId}`);
  });

  it('hands over Python that reads the run', async () => {
    const { runId } = baseline();
    await chooseFromMenu('Experiments', 'baseline', 'Copy', 'Copy as Python');
    await eventually(async () => {
      const python = await vscode.env.clipboard.readText();
      assert.match(python, /^import mlflow$/m);
      assert.ok(python.includes(`"${runId}"`) || python.includes(`'${runId}'`), python);
    });
  });

  it('hands over the value of a param in full', async () => {
    await open('Experiments', 'baseline', 'Params');
    await chooseFromMenu('Experiments', 'epochs', 'Copy', 'Copy Value');
    await clipboardIs('240');
  });

  it('hands over the URI of an alias', async () => {
    await open('Models', 'wine-cultivar');
    await chooseFromMenu('Models', '@champion → version 1', 'Copy', 'Copy URI');
    await clipboardIs('models:/wine-cultivar@champion');
  });
});

async function clipboardIs(text: string): Promise<void> {
  await eventually(async () => assert.equal(await vscode.env.clipboard.readText(), text));
}
