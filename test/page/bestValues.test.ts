import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const count = 40;
const length = 30;

describe('columns from the histories of metrics, in a browser', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  before(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    database.inOneGo(() => {
      for (let index = 0; index < count; index++) addRun(index);
    });
    const min = { kind: 'history', name: 'val_loss', value: { of: 'min' } };
    const filter = 'metrics.auc > 0.5 OR metrics.val_loss < 9';
    const view = { name: 'Least loss', filter, sort: [{ column: min, descending: false }], columns: [min] };
    const folder = path.join(database.folder, '.podium', 'views');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'best.json'), JSON.stringify(view));
    world = await openPageWorld(database.folder);
  });
  after(async () => {
    await world.dispose();
    database.dispose();
  });

  /** Its loss is least at step 20, where nobody sees it who looks at the last one. */
  function addRun(index: number): void {
    const runId = String(index).padStart(32, '0');
    const params = { lr: String(index / 100) };
    database.addRun({ runId, name: `run ${String(index)}`, startTimeMs: 1e6 + index, endTimeMs: 2e6, params });
    const loss = (step: number): number => 0.5 + Math.abs(step - 20) / 10 + ((index * 7) % count) / 100;
    for (let step = 0; step < length; step++) {
      database.addPoint(runId, 'val_loss', step, step, loss(step));
      database.addPoint(runId, 'auc', step, step, index === 3 ? NaN : step / length);
    }
    database.addLatest(runId, 'val_loss', length - 1, length - 1, loss(length - 1));
    database.addLatest(runId, 'auc', length - 1, length - 1, index === 3 ? NaN : (length - 1) / length);
  }

  async function open(options?: Parameters<PageWorld['see']>[1]): Promise<SeenPage> {
    const page = await world.see({ kind: 'runs', connectionId: world.connectionId, experimentId: '1' }, options);
    await page.frame().getByRole('rowheader', { name: 'run 39' }).waitFor();
    return page;
  }

  const addFrom = async (page: SeenPage, column: RegExp, item: string): Promise<void> => {
    await page.frame().getByRole('columnheader', { name: column }).getByRole('button').click({ button: 'right' });
    await page.frame().getByRole('menuitem', { name: item }).click();
  };

  it('are added from the menu of a column, computed, sorted by, and hidden again', async () => {
    const page = await open();
    const frame = page.frame();
    await addFrom(page, /^val_loss ?[↓,]/, 'Add Min');
    const head = frame.getByRole('columnheader', { name: /^val_loss · min/ });
    await head.waitFor();
    await frame
      .getByRole('row', { name: /run 39/ })
      .getByText('0.830', { exact: true })
      .waitFor();
    await head.getByRole('button').click();
    await frame.getByText('sorted by Podium').waitFor();
    await eventually(async () => assert.equal(await head.getAttribute('aria-sort'), 'ascending'));
    const first = frame.locator('[data-row="0"]');
    await eventually(async () => assert.match(await first.innerText(), /run 0[^]*0\.500/));
    await addFrom(page, /^val_loss ?[↓,]/, 'Add Value at the Best of…');
    await frame.getByRole('menuitem', { name: 'max of auc' }).click();
    await frame.getByRole('columnheader', { name: /^val_loss · at max of auc/ }).waitFor();
    await eventually(async () => assert.match(await first.innerText(), /1\.40/));
    assert.deepEqual(await seriousFaults(page), []);
    assert.deepEqual(await page.complaints(), []);
    await addFrom(page, /^val_loss · min/, 'Hide');
    await head.waitFor({ state: 'detached' });
  });

  it('are found in the list of columns by words', async () => {
    const page = await open({ size: { width: 520, height: 700 } });
    const frame = page.frame();
    await frame.getByRole('button', { name: /^Columns/ }).click();
    await frame.getByRole('searchbox', { name: 'Search columns' }).fill('auc mean');
    await frame.getByRole('checkbox', { name: 'auc · mean of last 10' }).check();
    await eventually(async () => assert.match(JSON.stringify(await page.remembered()), /"of":"mean","last":10/));
  });

  it('stand in views that have names, which are chosen from a menu', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('button', { name: 'Views' }).click();
    await frame.getByRole('menuitem', { name: /^Least loss/ }).click();
    await frame.getByText('2 searches, merged').waitFor();
    await eventually(async () => assert.match(await frame.locator('[data-row="0"]').innerText(), /run 0[^]*0\.500/));
    assert.equal(await frame.getByRole('columnheader').count(), 2);
    await frame.getByRole('button', { name: 'Views' }).click();
    await frame.getByRole('menuitem', { name: 'Reset' }).click();
    await frame.getByText('2 searches, merged').waitFor({ state: 'detached' });
    assert.deepEqual(await page.complaints(), []);
  });
});
