import assert from 'node:assert/strict';
import { screenshot } from '../support/page.ts';
import { describeOnPage } from '../support/session.ts';
import { open, openSidebar } from '../support/sidebar.ts';
import { hideTooltip, tooltipOf } from '../support/tooltip.ts';

describeOnPage(['trusted', 'floor'], 'A tooltip', () => {
  before(openSidebar);
  afterEach(hideTooltip);

  it('says of a run what its row has no room for', async () => {
    await open('Experiments', 'wine-curves');
    const text = await tooltipOf('Experiments', 'runaway');
    assert.match(text, /^runaway\n/);
    assert.match(text, /Status: finished/);
    assert.match(text, /Id: [0-9a-f]{32}/);
    assert.match(text, /loss: NaN/);
    assert.match(text, /epochs: 240/);
    await screenshot('tooltip of a run');
  });

  it('says of a version where it comes from and what it is for', async () => {
    await open('Models', 'breast-cancer-classifier');
    const text = await tooltipOf('Models', 'Version 3');
    assert.match(text, /Stage: Production/);
    assert.match(text, /Aliases: @champion/);
    assert.match(text, /Source run: [0-9a-f]{32}/);
    assert.match(text, /approved-by: ada/);
    await screenshot('tooltip of a version');
  });
});
