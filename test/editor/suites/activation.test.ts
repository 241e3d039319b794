import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hasPage, screenshot } from '../support/page.ts';
import { describeIn } from '../support/session.ts';

describeIn(['trusted', 'restricted', 'installed', 'floor'], 'Podium', () => {
  it('activates', async () => {
    const podium = vscode.extensions.getExtension('podium.podium-mlflow');
    await podium?.activate();
    assert.equal(podium?.isActive, true);
    if (hasPage) await screenshot('activated');
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
