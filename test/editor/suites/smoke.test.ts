import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { click, hasPage, hover, press, rows, screenshot, texts, type } from '../support/page.ts';
import { describeIn } from '../support/session.ts';
import { openSidebar } from '../support/sidebar.ts';
import { skipIf } from '../../support/skipIf.ts';

const experiments = ['breast-cancer', 'digits-search', 'wine-curves'];

describeIn(['trusted', 'restricted', 'installed', 'floor'], 'Podium', () => {
  it('activates', async () => {
    const podium = vscode.extensions.getExtension('podium.podium-mlflow');
    await podium?.activate();
    assert.equal(podium?.isActive, true);
  });
});

describeIn(['restricted'], 'A folder without trust', () => {
  it('opens in Restricted Mode', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });
});

describeIn(['installed', 'floor'], 'The VSIX', () => {
  it('is what runs, and not the folder in which it was built', () => {
    const podium = vscode.extensions.getExtension('podium.podium-mlflow');
    assert.match(podium?.extensionPath ?? '', /[\\/]extensions[\\/]podium\.podium-mlflow/);
  });
});

describeIn(['trusted', 'installed', 'floor'], 'The sidebar', () => {
  before(async function () {
    skipIf(!hasPage, 'a desktop VS Code has no page to look at.', this);
    await openSidebar();
  });

  it('shows the experiments of the sample', async () => {
    await eventually(async () => {
      const labels = (await rows('Experiments')).map(({ label }) => label);
      for (const name of experiments)
        assert.ok(
          labels.some((label) => label.includes(name)),
          labels.join('\n'),
        );
    });
  });

  it('shows the runs of an experiment under it', async () => {
    await click('role=treeitem[name=/wine-curves/]');
    await eventually(async () => {
      const shown = await rows('Experiments');
      assert.equal(shown.find(({ label }) => label.includes('wine-curves'))?.expanded, true);
      assert.ok(shown.some(({ level }) => level === 2));
    });
    await screenshot('runs');
  });

  it('tells more about an experiment on which the pointer rests', async () => {
    await hover('role=treeitem[name=/breast-cancer/]');
    await eventually(async () => {
      assert.match((await texts('.monaco-hover')).join('\n'), /breast-cancer/);
    });
  });
});

describeIn(['trusted', 'installed', 'floor'], 'The command palette', () => {
  before(function () {
    skipIf(!hasPage, 'a desktop VS Code has no page to look at.', this);
  });

  it('offers what Podium can do', async () => {
    await press('F1');
    await type('Podium: Ref');
    await eventually(async () => {
      const offered = await texts('.quick-input-list .monaco-list-row');
      assert.ok(
        offered.some((row) => row.includes('Podium: Refresh')),
        offered.join('\n'),
      );
    });
    await press('Escape');
  });
});
