import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { click, rows } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { changeSettings, resetSettings } from '../support/settings.ts';
import { names, namesBelow, open, openSidebar, row, rowSelector } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'A long list', () => {
  before(async () => {
    await changeSettings({ 'tree.pageSize': 10 });
    // What others have loaded in larger pages stays as long as its row is there.
    await vscode.commands.executeCommand('podium.experiments.showDeleted');
    await eventually(async () => assert.ok(!(await names('Experiments')).includes('wine-curves')));
    await vscode.commands.executeCommand('podium.experiments.showActive');
    await eventually(async () => assert.ok((await names('Experiments')).includes('wine-curves')));
    await openSidebar();
  });
  after(async () => {
    await resetSettings('tree.pageSize');
    await openSidebar();
  });

  it('ends with "Load more…", which says how many are there, and puts the focus on the first row it brings', async () => {
    await open('Experiments', 'wine-curves');
    await vscode.commands.executeCommand('podium.refresh');
    await eventually(async () => assert.equal((await namesBelow('Experiments', 'wine-curves')).at(-1), 'Load more…'));
    assert.equal((await row('Experiments', 'Load more…')).description, '10 shown');
    await click(rowSelector('Experiments', 'Load more…'));
    await eventually(async () => {
      const runs = await namesBelow('Experiments', 'wine-curves');
      assert.deepEqual(runs.slice(-2), ['slow', 'baseline']);
      assert.equal((await rows('Experiments')).find(({ focused }) => focused)?.name, 'baseline');
    });
  });
});

describeOnPage(['trusted'], 'Deleted experiments', () => {
  beforeEach(openSidebar);
  after(() => vscode.commands.executeCommand('podium.experiments.showActive'));

  it('are shown alone when asked for', async () => {
    await vscode.commands.executeCommand('podium.experiments.showDeleted');
    await eventually(async () => {
      const shown = await names('Experiments');
      assert.ok(shown.includes('scratch') && !shown.includes('wine-curves'), shown.join(', '));
    });
  });

  it('are shown among all, marked as deleted by word and icon', async () => {
    await vscode.commands.executeCommand('podium.experiments.showAll');
    await eventually(async () => {
      const [first] = (await rows('Experiments')).filter(({ name }) => name === 'scratch');
      assert.match(first?.description ?? '', /^deleted · /);
      assert.equal(first?.icon, 'trash');
      assert.ok((await names('Experiments')).includes('wine-curves'));
    });
  });

  it('are left out again', async () => {
    await vscode.commands.executeCommand('podium.experiments.showActive');
    await eventually(async () => {
      const shown = await names('Experiments');
      assert.ok(!shown.includes('scratch') && shown.includes('wine-curves'), shown.join(', '));
    });
  });
});
