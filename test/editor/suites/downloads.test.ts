import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { choosing } from '../support/dialogs.ts';
import { told } from '../support/messages.ts';
import { describeOnPage } from '../support/session.ts';
import { workspaceFolder } from '../support/sessionServer.ts';
import { chooseFromMenu, open, openSidebar } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'Artifacts that are downloaded', () => {
  const folder = path.join(workspaceFolder(), '..', 'downloads');

  before(async () => {
    mkdirSync(folder, { recursive: true });
    await openSidebar();
    await open('Experiments', 'breast-cancer', 'boosting max_depth=2', 'Artifacts');
  });
  after(() => rmSync(folder, { recursive: true }));

  it('lie where one chooses, a folder with all that is in it', async () => {
    await choosing(path.join(folder, 'mine.json'), async () => {
      await chooseFromMenu('Experiments', 'report.json', 'Download Artifacts…');
      await told(/mine\.json/);
    });
    assert.match(readFileSync(path.join(folder, 'mine.json'), 'utf8'), /"macro avg"/);
    await choosing(folder, async () => {
      await chooseFromMenu('Experiments', 'plots', 'Download Artifacts…');
      await told(/plots/);
    });
    assert.deepEqual(readdirSync(folder, { recursive: true }).sort(), [
      'mine.json',
      'plots',
      path.join('plots', 'confusion_matrix.png'),
    ]);
  });
});
