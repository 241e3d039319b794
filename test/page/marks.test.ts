import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const names = ['fox', 'owl', '<b>\u202Ehare</b>'];

describe('runs that are hidden and coloured', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    names.forEach((name, index) =>
      database.addRun({
        runId: String(index),
        name,
        // The newest stands first.
        startTimeMs: 1_000_000 - index,
        endTimeMs: 1_060_000,
        metrics: { auc: 0.5 + index / 10 },
        params: { depth: String(index) },
      }),
    );
  });
  beforeEach(async () => {
    world = await openPageWorld(database.folder, { 'runs.refreshInterval': 60 });
  });
  afterEach(() => world.dispose());
  after(() => database.dispose());

  async function openTable(options?: Parameters<PageWorld['see']>[1]): Promise<SeenPage> {
    const page = await world.see({ kind: 'runs', connectionId: world.connectionId, experimentId: '1' }, options);
    await row(page.frame(), 'fox').waitFor();
    return page;
  }

  const openCharts = (options?: Parameters<PageWorld['see']>[1]): Promise<SeenPage> =>
    world.see({ kind: 'experimentCharts', connectionId: world.connectionId, experimentId: '1' }, options);

  const row = (frame: Frame, name: string): Locator => frame.getByRole('rowheader', { name });
  const hiddenRow = (frame: Frame, name: string): Locator =>
    frame.getByRole('rowheader', { name: new RegExp(`hidden from plots and charts.*: ${name}`) });

  it('are so in the table, its plots and the charts, wherever somebody says so', async () => {
    const [table, charts] = [await openTable(), await openCharts()];
    const [frame, chartsFrame] = [table.frame(), charts.frame()];
    await frame.getByRole('button', { name: 'Plots', exact: true }).click();
    await frame.getByText('3 runs as lines').waitFor();
    await row(frame, 'fox').click();
    await table.editor.keyboard.press('h');
    await hiddenRow(frame, 'fox').waitFor();
    await frame.getByText('2 runs as lines, 1 hidden').waitFor();
    const box = chartsFrame.getByRole('checkbox', { name: 'Show fox' });
    await eventually(async () => assert.equal(await box.isChecked(), false));
    await chartsFrame.getByRole('checkbox', { name: 'Show owl' }).uncheck();
    await hiddenRow(frame, 'owl').waitFor();
    await frame.getByText('2 hidden', { exact: true }).waitFor();
    await box.check();
    await hiddenRow(frame, 'fox').waitFor({ state: 'detached' });
    await frame.getByRole('button', { name: 'Show All' }).click();
    await eventually(async () =>
      assert.equal(await chartsFrame.getByRole('checkbox', { name: 'Show owl' }).isChecked(), true),
    );
    assert.deepEqual([...(await table.complaints()), ...(await charts.complaints())], []);
  });

  it('are as the last key said, also where keys come faster than answers', async () => {
    const table = await openTable();
    const frame = table.frame();
    await row(frame, 'fox').click();
    for (let times = 0; times < 5; times++) await table.editor.keyboard.press('h');
    await hiddenRow(frame, 'fox').waitFor();
    await table.editor.keyboard.press('h');
    await hiddenRow(frame, 'fox').waitFor({ state: 'detached' });
  });

  it('have their colour in the table, its plots, the charts and comparisons, until it is automatic again', async () => {
    const [table, charts] = [await openTable(), await openCharts()];
    const { connectionId } = world;
    const runs = ['0', '1'].map((runId) => ({ connectionId, runId }));
    const comparison = await world.see({ kind: 'compare', runs });
    const frame = table.frame();
    await row(frame, 'fox').click();
    await row(frame, 'owl').click({ modifiers: ['ControlOrMeta'] });
    await table.editor.keyboard.press('c');
    await frame.getByRole('menuitemradio', { name: 'Automatic', checked: true }).waitFor();
    await frame.getByRole('menuitemradio', { name: 'Colour 4' }).click();
    await frame.getByRole('rowheader', { name: /colour 4.*: owl/ }).waitFor();
    const colorIn = (seen: SeenPage, name: string): Promise<string | null> =>
      seen.frame().locator(`${name} svg.sample path`).first().getAttribute('stroke');
    await eventually(async () => {
      assert.equal(await colorIn(charts, 'li:has-text("fox")'), 'var(--podium-series-4)');
      assert.equal(await colorIn(charts, 'li:has-text("owl")'), 'var(--podium-series-4)');
      assert.equal(await colorIn(comparison, '.run-head:has-text("owl")'), 'var(--podium-series-4)');
    });
    await charts.frame().getByRole('button', { name: 'Colour of owl' }).click();
    await charts.frame().getByRole('menuitemradio', { name: 'Automatic' }).click();
    await frame.getByRole('rowheader', { name: /colour 4.*: owl/ }).waitFor({ state: 'detached' });
    await frame.getByRole('rowheader', { name: /colour 4.*: fox/ }).waitFor();
  });

  it('stay so when the page is loaded anew, and nothing hostile comes of their names', async () => {
    const table = await openTable();
    const hare = table.frame().getByRole('rowheader', { name: /hare/ });
    await hare.hover();
    await hare.locator('.eye').click();
    await hiddenRow(table.frame(), '<b>⟦U\\+202E⟧hare</b>').waitFor();
    await table.hide();
    await table.show();
    await hiddenRow(table.frame(), '<b>⟦U\\+202E⟧hare</b>').waitFor();
    assert.deepEqual(await table.complaints(), []);
  });

  it('can be told apart and read in every theme', async () => {
    const table = await openTable();
    const frame = table.frame();
    await row(frame, 'fox').click();
    await table.editor.keyboard.press('h');
    await table.editor.keyboard.press('c');
    await frame.getByRole('menuitemradio', { name: 'Colour 2' }).click();
    await row(frame, 'owl').click();
    const charts = await openCharts();
    for (const theme of Object.keys(themes) as Theme[]) {
      for (const page of [table, charts]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], theme);
      }
    }
  });
});
