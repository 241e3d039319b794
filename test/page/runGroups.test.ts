import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const models = ['tree', 'mlp', 'svm'];

describe('groups and child runs in a table of runs', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    for (let index = 0; index < 12; index++) {
      database.addRun({
        runId: `r${String(index)}`,
        name: `run ${String(index)}`,
        startTimeMs: 1_000_000 + index,
        endTimeMs: 1_060_000,
        metrics: { auc: index === 3 ? NaN : index / 10 },
        params: { seed: 'x'.repeat(400), ...(index < 11 && { model: models[index % 3] ?? '' }) },
        ...(index % 4 !== 0 && { tags: { 'mlflow.parentRunId': `r${String(index - (index % 4))}` } }),
      });
    }
  });
  beforeEach(async () => {
    world = await openPageWorld(database.folder);
  });
  afterEach(() => world.dispose());
  after(() => database.dispose());

  async function open(options?: Parameters<PageWorld['see']>[1]): Promise<SeenPage> {
    const page = await world.see({ kind: 'runs', connectionId: world.connectionId, experimentId: '1' }, options);
    await page.frame().getByRole('rowheader', { name: 'run 11' }).waitFor();
    return page;
  }

  async function groupBy(page: SeenPage, ...names: readonly string[]): Promise<void> {
    await page
      .frame()
      .getByRole('button', { name: /^Group:/ })
      .click();
    for (const name of names)
      await page
        .frame()
        .getByRole('checkbox', { name: new RegExp(`^${name}`) })
        .check();
    await page.editor.keyboard.press('Escape');
  }

  it('stand under a row for each value, with the mean and deviation of their metrics, and open by a click', async () => {
    const page = await open();
    const frame = page.frame();
    await groupBy(page, 'model');
    await rowsAre(frame, ['model mlp 4 runs', 'model tree 4 runs', 'model svm 3 runs', 'model not set 1 run']);
    await frame.getByText('all 12 runs · in 4 rows').waitFor();
    const tree = frame.getByRole('row').filter({ hasText: 'model tree' });
    const figures = ['mean 0.5', 'std 0.458257569496', 'min 0', 'max 0.9', 'of 3 of 4 runs', '1 not finite, left out'];
    assert.equal(await tree.locator('[title^="mean"]').nth(1).getAttribute('title'), figures.join('\n'));
    assert.equal(await tree.locator('[title^="mean"]').nth(1).innerText(), '0.500 ± 0.458');
    await tree.click();
    await frame.getByRole('rowheader', { name: 'run 9' }).waitFor();
    assert.equal(await tree.getAttribute('aria-expanded'), 'true');
    assert.equal(await frame.getByRole('treegrid').count(), 1);
    assert.deepEqual(await page.complaints(), []);
  });

  it('open and shut by arrow keys, which go up to what a row stands under', async () => {
    const page = await open();
    const frame = page.frame();
    await groupBy(page, 'Parent run');
    await eventually(async () => assert.equal((await names(frame)).length, 12));
    await frame.getByRole('rowheader', { name: 'run 11' }).click();
    const { keyboard } = page.editor;
    await keyboard.press('ArrowLeft');
    await focusIs(frame, 'run 8');
    await keyboard.press('ArrowLeft');
    await eventually(async () => assert.equal((await names(frame)).length, 9));
    const row = frame.getByRole('row').filter({ has: frame.getByRole('rowheader', { name: 'run 8' }) });
    assert.deepEqual(
      await row.evaluate(({ ariaLevel, ariaExpanded, ariaSetSize, ariaPosInSet }) => [
        ariaLevel,
        ariaExpanded,
        ariaSetSize,
        ariaPosInSet,
      ]),
      ['1', 'false', '3', '1'],
    );
    await keyboard.press('ArrowRight');
    await eventually(async () => assert.equal((await names(frame)).length, 12));
    await keyboard.press('ArrowRight');
    await eventually(async () => assert.equal(await frame.evaluate(() => document.activeElement?.role), 'gridcell'));
  });

  it('keep parents that the filter leaves out, for the children that it finds', async () => {
    const page = await open();
    const frame = page.frame();
    await groupBy(page, 'Parent run');
    await frame.getByRole('combobox', { name: 'Filter runs' }).fill('metrics.auc > 0.8');
    await frame.getByRole('combobox', { name: 'Filter runs' }).press('Enter');
    await frame.getByText('all 3 runs').waitFor();
    await rowsAre(frame, ['run 8', 'run 11', 'run 10', 'run 9']);
    await frame.getByTitle('not found by the filter', { exact: false }).waitFor();
    await frame
      .getByRole('rowheader')
      .first()
      .click({ modifiers: ['Shift'] });
    await page.editor.keyboard.press('Control+a');
    await frame.getByRole('button', { name: 'Chart 3 runs' }).waitFor();
  });

  it('stand below runs that are pinned, which are pinned by a key or in a menu', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('rowheader', { name: 'run 3' }).click();
    await page.editor.keyboard.press('p');
    await eventually(async () => assert.deepEqual((await names(frame)).slice(0, 3), ['run 3', 'run 11', 'run 10']));
    await frame.getByRole('rowheader', { name: 'run 10' }).click({ button: 'right' });
    await frame.getByRole('menuitem', { name: 'Pin', exact: false }).first().click();
    await eventually(async () => assert.deepEqual((await names(frame)).slice(0, 3), ['run 3', 'run 10', 'run 11']));
    await groupBy(page, 'model');
    await rowsAre(frame, [
      'run 3',
      'run 10',
      'model mlp 4 runs',
      'model tree 4 runs',
      'model svm 3 runs',
      'model not set 1 run',
    ]);
    await frame.getByRole('rowheader', { name: 'run 3' }).click({ button: 'right' });
    await frame.getByRole('menuitem', { name: 'Unpin All' }).click();
    await eventually(async () => assert.equal((await names(frame)).length, 4));
  });

  it('are selected whole, folded or not', async () => {
    const page = await open();
    const frame = page.frame();
    await groupBy(page, 'model');
    await frame.locator('.group .box').first().click();
    await frame.getByText('4 selected').waitFor();
    await frame.getByRole('button', { name: 'Chart 4 runs' }).waitFor();
    await frame.locator('.group .box').first().click();
    await frame.getByText('4 selected').waitFor({ state: 'detached' });
    await page.editor.keyboard.press('Control+a');
    await frame.getByText('12 selected').waitFor();
  });

  it('are there again after the tab was hidden', async () => {
    const page = await open();
    await groupBy(page, 'model', 'Status');
    await rowsAre(page.frame(), ['model mlp 4 runs', 'model tree 4 runs', 'model svm 3 runs', 'model not set 1 run']);
    await page.hide();
    await page.show();
    await page.frame().getByRole('button', { name: 'Group: model, Status' }).waitFor();
    await rowsAre(page.frame(), ['model mlp 4 runs', 'model tree 4 runs', 'model svm 3 runs', 'model not set 1 run']);
  });

  for (const width of [1280, 520]) {
    it(`have nothing serious for axe-core in four themes at ${String(width)} pixels`, async () => {
      const page = await open({ size: { width, height: 700 } });
      const frame = page.frame();
      await groupBy(page, 'model', 'Parent run');
      await frame.locator('.group').first().click();
      await frame.getByRole('rowheader', { name: 'run 10' }).click();
      await frame.getByRole('button', { name: /^Group:/ }).click();
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], theme);
      }
    });
  }
});

async function focusIs(frame: Frame, text: string): Promise<void> {
  await eventually(async () =>
    assert.match((await frame.evaluate(() => document.activeElement?.textContent)) ?? '', new RegExp(`${text}\\s*$`)),
  );
}

async function names(frame: Frame): Promise<readonly string[]> {
  const texts = await frame
    .locator('.grid-row:not(.grid-head)')
    .evaluateAll((rows) =>
      rows
        .sort((one, other) => Number(one.getAttribute('data-row')) - Number(other.getAttribute('data-row')))
        .map((row) => row.querySelector('.name')?.textContent.replace(/\s+/g, ' ').trim() ?? ''),
    );
  return texts.map((text) => text.replace(/^[a-z, ]+: /, ''));
}

/** The rows from the top, by their names. */
async function rowsAre(frame: Frame, expected: readonly string[]): Promise<void> {
  await eventually(async () => assert.deepEqual(await names(frame), expected));
}
