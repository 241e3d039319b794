import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/eventually.ts';
import { press, screenshot, type } from '../support/page.ts';
import { asked, choices, choose, enter } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, menuOf, namesBelow, open, openSidebar, row, rowsBelow } from '../support/sidebar.ts';

const experiment = 'wine-curves';

describeOnPage(['trusted'], 'The runs of an experiment', () => {
  let all: readonly string[];

  before(async () => {
    await openSidebar();
    await open('Experiments', experiment);
    all = await namesBelow('Experiments', experiment);
  });
  afterEach(showAll);

  it('are searched with help from what they hold', async () => {
    await chooseFromMenu('Experiments', experiment, 'Search Runs…');
    await asked(`Search Runs of ${experiment}`);
    await eventually(async () => assert.equal((await choices())[0], 'metrics.accuracy'));
    await type('metrics.acc');
    await eventually(async () => assert.deepEqual(await choices(), ['metrics.accuracy']));
    await press('Enter');
    await eventually(async () => assert.deepEqual(await choices(), ['=', '!=', '<', '<=', '>', '>=']));
    await type('> 0.9');
    await eventually(async () => assert.equal((await choices())[0], 'metrics.accuracy > 0.9 — show these runs'));
    await screenshot('search runs');
    await press('Enter');
    await eventually(async () => {
      const found = await namesBelow('Experiments', experiment);
      assert.ok(found.length > 0 && found.length < all.length, found.join(', '));
      assert.ok(!found.includes('batch too large'));
    });
    assert.match((await row('Experiments', experiment)).description, /^filter: metrics\.accuracy > 0\.9 · /);
    assert.ok((await menuOf('Experiments', experiment)).includes('Clear Search'));
  });

  it('stay as they are while a filter is wrong, which is said with the place', async () => {
    await chooseFromMenu('Experiments', experiment, 'Search Runs…');
    await asked(`Search Runs of ${experiment}`);
    await enter("params.batch > '3' AND status = 'FINISHED'");
    await eventually(async () => assert.match((await choices())[0] ?? '', /^> cannot be used here; use =/));
    await screenshot('wrong filter');
    await press('Enter');
    await asked(`Search Runs of ${experiment}`);
    await press('Escape');
    assert.deepEqual(await namesBelow('Experiments', experiment), all);
  });

  it('are sorted by a metric, which stands beside them', async () => {
    await chooseFromMenu('Experiments', experiment, 'Sort Runs By…');
    await asked('Sort Runs By');
    await eventually(async () => assert.ok((await choices()).includes('accuracy — metric')));
    await choose('accuracy');
    await asked('Sort Runs By accuracy');
    await choose('Lowest first');
    await eventually(async () => {
      assert.match((await row('Experiments', experiment)).description, /^by accuracy ↑/);
      const values = (await rowsBelow('Experiments', experiment)).map(({ description }) => parseFloat(description));
      const known = values.filter((value) => value <= 1);
      assert.ok(known.length > 5, values.join(', '));
      assert.deepEqual(
        known,
        [...known].sort((one, other) => one - other),
      );
    });
    await screenshot('sorted runs');
  });

  async function showAll(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    const { description } = await row('Experiments', experiment);
    if (description.includes('filter:')) await chooseFromMenu('Experiments', experiment, 'Clear Search');
    if (description.startsWith('by ')) {
      await chooseFromMenu('Experiments', experiment, 'Sort Runs By…');
      await asked('Sort Runs By');
      await eventually(async () => assert.ok((await choices()).length > 3));
      await choose('Start time');
      await asked('Sort Runs By Start time');
      await choose('Newest first');
    }
    await eventually(async () => assert.deepEqual(await namesBelow('Experiments', experiment), all));
  }
});
