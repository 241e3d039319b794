import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { press, rows } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { openSidebar } from '../support/sidebar.ts';

describeOnPage(['trusted', 'floor'], 'The keyboard', () => {
  before(async () => {
    await openSidebar();
    await vscode.commands.executeCommand('podium.experiments.focus');
    await press('Home');
    await focusIs('wine-curves');
  });

  it('goes down and up the rows', async () => {
    await press('ArrowDown');
    await focusIs('digits-search');
    await press('ArrowUp');
    await focusIs('wine-curves');
  });

  it('opens a row with the right arrow, and closes it with the left one', async () => {
    await press('ArrowRight');
    await eventually(async () => assert.equal((await rows('Experiments'))[1]?.name, 'interrupted'));
    await press('ArrowRight');
    await focusIs('interrupted');
    await press('ArrowLeft');
    await focusIs('wine-curves');
    await press('ArrowLeft');
    await eventually(async () => assert.equal((await rows('Experiments'))[1]?.name, 'digits-search'));
  });
});

async function focusIs(name: string): Promise<void> {
  await eventually(async () => assert.equal((await rows('Experiments')).find(({ focused }) => focused)?.name, name));
}
