import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { asked, choices, choose } from '../support/quickInput.ts';
import { describeOnPage } from '../support/session.ts';
import { chooseFromMenu, open, openSidebar, row } from '../support/sidebar.ts';

describeOnPage(['trusted'], 'The primary metric of an experiment', () => {
  before(openSidebar);

  it('is chosen among the metrics of its runs, and stands beside each of them', async () => {
    await open('Experiments', 'wine-curves');
    await chooseFromMenu('Experiments', 'wine-curves', 'Set Primary Metric…');
    await asked('Set Primary Metric');
    await eventually(async () => assert.match((await choices()).join('\n'), /^val_loss — in \d+ of \d+ newest runs/m));
    await choose('val_loss');
    await eventually(async () =>
      assert.match((await row('Experiments', 'runaway')).description, /^NaN · \d+ d ago|^NaN · \d{4}/),
    );
    assert.match((await row('Experiments', 'baseline')).description, /^0\.\d+ · /);
    assert.match((await row('Experiments', 'baseline')).label, /, val_loss 0\.\d+, started /);
    assert.doesNotMatch((await row('Experiments', 'batch too large')).description, / · /);
  });

  it('can be chosen from a run too, and be none', async () => {
    await chooseFromMenu('Experiments', 'baseline', 'Set Primary Metric…');
    await asked('Set Primary Metric');
    await eventually(async () => assert.match((await choices()).join('\n'), /^val_loss — .* · shown now$/m));
    await choose('None');
    await eventually(async () => assert.doesNotMatch((await row('Experiments', 'baseline')).description, / · /));
  });
});
