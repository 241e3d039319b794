import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { mostExperiments, runsIdentity, type RunsIdentity } from '../../src/services/runs/experimentsTable.ts';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

describe('the table of the runs of several experiments in a browser', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  beforeEach(async () => {
    database = new TestDatabase();
    for (const [index, name] of ['wine', 'iris', 'digits', ...hostileTexts].entries()) {
      database.addExperiment(String(index + 1), name);
      for (const run of [0, 1]) {
        database.addRun({
          runId: `${String(index)}${String(run)}`.padStart(32, '0'),
          experimentId: String(index + 1),
          name: `run ${String(run)} of ${String(index + 1)}`,
          startTimeMs: 1_000_000 - index * 10 - run,
          endTimeMs: 1_060_000,
          metrics: { auc: 0.5 + index / 100 + run / 1_000 },
          params: { depth: String(run) },
        });
      }
    }
    world = await openPageWorld(database.folder);
  });
  afterEach(async () => {
    await world.dispose();
    database.dispose();
  });

  const of = (...ids: readonly string[]): RunsIdentity => {
    const identity = runsIdentity(world.connectionId, ids);
    assert.ok(identity);
    return identity;
  };
  const head = (frame: Frame, name: string): Locator =>
    frame.getByRole('columnheader').getByRole('button', { name: new RegExp(`^${name}\\b`) });
  const experimentsOf = async (page: SeenPage): Promise<readonly string[]> =>
    page.frame().locator('.grid-row:not(.grid-head) > [data-column="1"]').allInnerTexts();

  it('says of which each run is, names them, and asks for others', async () => {
    const page = await world.see(of('1', '2', '3'));
    const frame = page.frame();
    await head(frame, 'Experiment').waitFor();
    await frame.getByText('all 6 runs').waitFor();
    await eventually(async () =>
      assert.deepEqual(await experimentsOf(page), ['wine', 'wine', 'iris', 'iris', 'digits', 'digits']),
    );
    await frame.getByRole('heading', { name: 'Runs of wine, iris and digits' }).waitFor();
    await frame.getByRole('button', { name: '3 experiments…' }).click();
    await eventually(() => assert.deepEqual(world.executed, ['podium.runs.chooseExperiments']));
    await frame.getByRole('button', { name: /^Group/ }).click();
    await frame.getByRole('checkbox', { name: 'Experiment' }).check();
    await page.editor.keyboard.press('Escape');
    for (const name of ['wine', 'iris', 'digits']) await frame.getByRole('rowheader', { name }).waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('becomes that of several where it was of one, with a column that tells them apart, and stays it', async () => {
    const page = await world.see(of('1'));
    await head(page.frame(), 'Duration').waitFor();
    assert.equal(await head(page.frame(), 'Experiment').count(), 0);
    await page
      .frame()
      .getByRole('button', { name: /^Columns/ })
      .click();
    await page
      .frame()
      .getByRole('checkbox', { name: /^Run ID/ })
      .click();
    await page.editor.keyboard.press('Escape');
    world.become(of('1'), of('1', '2'));
    await page.frame().getByRole('button', { name: 'wine, iris…' }).waitFor();
    await eventually(async () => assert.deepEqual(await experimentsOf(page), ['wine', 'wine', 'iris', 'iris']));
    await head(page.frame(), 'Run ID').waitFor();
    await page.hide();
    await page.show();
    await page.frame().getByRole('button', { name: 'wine, iris…' }).waitFor();
    await head(page.frame(), 'Experiment').waitFor();
    world.become(of('1', '2'), of('2'));
    await page.frame().getByText('all 2 runs').waitFor();
  });

  it('says which is deleted or missing, and keeps the runs that it shows', async () => {
    const page = await world.see(of('1', '2', '3'));
    const frame = page.frame();
    await frame.getByText('all 6 runs').waitFor();
    database.connection.exec(`PRAGMA foreign_keys = OFF;
      UPDATE experiments SET lifecycle_stage = 'deleted' WHERE experiment_id = 2; DELETE FROM experiments WHERE experiment_id = 3`);
    await frame.getByText('The experiment digits is not in the store any more.').waitFor();
    await frame.getByText('The experiment iris is deleted.').waitFor();
    await frame.getByText('all 6 runs').waitFor();
    assert.deepEqual(await seriousFaults(page), []);
  });

  it('shows hostile names as they are, and has nothing serious for axe-core in four themes', async () => {
    const all = [...hostileTexts.keys()].slice(0, mostExperiments).map((index) => String(index + 4));
    const page = await world.see(of(...all), { size: { width: 520, height: 700 } });
    await page
      .frame()
      .getByText(`all ${String(all.length * 2)} runs`)
      .waitFor();
    for (const theme of Object.keys(themes) as Theme[]) {
      await page.setTheme(theme);
      assert.deepEqual(await seriousFaults(page), [], theme);
    }
    assert.deepEqual([await page.complaints(), page.strayRequests()], [[], []]);
  });
});
