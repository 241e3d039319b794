import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { StoreError } from '../../src/stores/storeError.ts';
import { eventually } from '../editor/support/eventually.ts';
import { runTag } from '../../src/services/runs/runFields.ts';
import { TestDatabase } from '../support/database.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const count = 620;

describe('the table of runs in a browser', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  before(() => {
    database = new TestDatabase();
    database.addExperiment('1', 'wine');
    database.addExperiment('2', 'quiet');
    database.inOneGo(() => {
      for (let index = 0; index < count; index++) addRun(index);
    });
  });
  beforeEach(async () => {
    world = await openPageWorld(database.folder);
  });
  afterEach(() => world.dispose());
  after(() => database.dispose());

  function addRun(index: number, status = 'FINISHED'): void {
    database.addRun({
      runId: String(index).padStart(32, '0'),
      name: `run ${String(index)}`,
      status,
      startTimeMs: 1_000_000 + index,
      ...(status === 'FINISHED' && { endTimeMs: 1_060_000 + index }),
      metrics: { auc: 0.5 + index / 2_000, loss: index % 7 === 3 ? NaN : 1 / (index + 1) },
      params: { depth: String((index * 37) % 100), seed: '1', ...manyParams(index) },
      tags: { team: index % 2 === 0 ? 'red' : 'blue' },
    });
  }

  async function open(options?: Parameters<PageWorld['see']>[1], experimentId = '1'): Promise<SeenPage> {
    const page = await world.see({ kind: 'runs', connectionId: world.connectionId, experimentId }, options);
    if (experimentId === '1') await page.frame().getByRole('rowheader', { name: 'run 619' }).waitFor();
    return page;
  }

  it('draws the rows and columns that are near, however many there are, and its policy has nothing to object to', async () => {
    const page = await open();
    const frame = page.frame();
    assert.ok((await frame.getByRole('row').count()) < 60);
    await frame.getByText('250 of more than 250 runs').waitFor();
    await frame.getByRole('button', { name: /^Columns/ }).click();
    await frame.getByRole('button', { name: 'Show All' }).click();
    await page.editor.keyboard.press('Escape');
    await eventually(async () => {
      assert.equal(await frame.getByRole('grid').getAttribute('aria-colcount'), '317');
      assert.ok((await frame.getByRole('columnheader').count()) < 30);
    });
    await frame.getByRole('rowheader', { name: 'run 619' }).click();
    await page.editor.keyboard.press('End');
    await focused(frame, 'gridcell', /^(red|blue)$/);
    assert.deepEqual(await page.complaints(), []);
  });

  it('reads on as one scrolls, and says how many there are', async () => {
    const page = await open();
    const frame = page.frame();
    await frame.getByRole('rowheader', { name: 'run 619' }).click();
    await page.editor.keyboard.press('Control+End');
    await frame.getByText('500 of more than 500 runs').waitFor();
    await page.editor.keyboard.press('Control+End');
    await frame.getByText('all 620 runs').waitFor();
    await page.editor.keyboard.press('Control+End');
    await frame.getByRole('rowheader', { name: 'run 0', exact: false }).last().waitFor();
    assert.ok((await frame.getByRole('row').count()) < 60);
  });

  it('selects by click, Ctrl, Shift and keys, and offers to chart what is selected', async () => {
    const page = await open();
    const frame = page.frame();
    const name = (index: number): Locator => frame.getByRole('rowheader', { name: `run ${String(index)}` });
    await name(619).click();
    await name(616).click({ modifiers: ['Shift'] });
    await frame.getByRole('button', { name: 'Chart 4 runs' }).waitFor();
    await name(617).click({ modifiers: ['ControlOrMeta'] });
    await frame.getByRole('button', { name: 'Chart 3 runs' }).waitFor();
    await page.editor.keyboard.press('ArrowDown');
    await page.editor.keyboard.press('Shift+ArrowDown');
    await frame.getByRole('button', { name: 'Chart 3 runs' }).waitFor();
    await page.editor.keyboard.press('Control+a');
    await frame.getByRole('button', { name: 'Chart 250 runs' }).waitFor();
    await page.editor.keyboard.press('Escape');
    await frame.getByRole('button', { name: /^Chart/ }).waitFor({ state: 'detached' });
  });

  it('sorts by what is pressed, and by several keys', async () => {
    const page = await open();
    const frame = page.frame();
    await head(frame, 'loss').click();
    await sortIs(frame, 'loss', 'ascending');
    // The next one logged NaN, which comes last.
    await first(frame, 'run 618');
    await head(frame, 'loss').click();
    await sortIs(frame, 'loss', 'descending');
    await first(frame, 'run 0');
    await head(frame, 'depth').click({ modifiers: ['Shift'] });
    await sortIs(frame, 'depth', 'other');
    await frame.getByText('all 620 runs · sorted by Podium').waitFor();
  });

  it('completes a filter, says what is wrong with one, and finds what it holds for', async () => {
    const page = await open();
    const frame = page.frame();
    const filter = frame.getByRole('combobox', { name: 'Filter runs' });
    await filter.pressSequentially('metrics.au');
    await frame.getByRole('option', { name: 'metrics.auc' }).waitFor();
    await filter.press('ArrowDown');
    await filter.press('Enter');
    await eventually(async () => assert.equal(await filter.inputValue(), 'metrics.auc '));
    await filter.pressSequentially('> abc');
    await filter.press('Enter');
    await frame.getByRole('alert').getByText('Here should be').waitFor();
    assert.equal(await frame.locator('.mirror u').innerText(), 'abc');
    await filter.fill("metrics.auc > 0.8 AND tags.team = 'red'");
    await filter.press('Enter');
    await frame.getByText('all 9 runs').waitFor();
    await filter.fill("(metrics.auc > 0.8 OR params.depth BETWEEN '1' AND '2')");
    await filter.press('Enter');
    await frame.getByText('BETWEEN cannot be used here').waitFor();
    await filter.fill("(metrics.auc > 0.8 OR tags.team IN ('red')) AND metrics.auc BETWEEN 0.79 AND 0.9 ");
    await frame.getByRole('option', { name: 'OR', exact: true }).waitFor();
    await filter.press('Enter');
    await frame.getByText('all 30 runs · 2 searches, merged').waitFor();
    await filter.fill('metrics.auc > 2');
    await filter.press('Enter');
    await frame.getByText('No run matches the filter.').waitFor();
    await frame.getByRole('button', { name: 'Clear Filter' }).last().click();
    await frame.getByText('250 of more than 250 runs').waitFor();
  });

  it('remembers how it was looked at, after the tab was hidden', async () => {
    const page = await open();
    const frame = page.frame();
    await head(frame, 'seed').waitFor({ state: 'detached' });
    await frame.getByRole('button', { name: /^Columns/ }).click();
    await frame.getByRole('searchbox', { name: 'Search columns' }).fill('team');
    await frame.getByRole('checkbox', { name: /^team/ }).check();
    await page.editor.keyboard.press('Escape');
    await head(frame, 'auc').click();
    await sortIs(frame, 'auc', 'descending');
    await page.hide();
    await page.show();
    await head(page.frame(), 'team').waitFor();
    await sortIs(page.frame(), 'auc', 'descending');
  });

  it('moves, widens, pins and hides columns with keys', async () => {
    const page = await open();
    const frame = page.frame();
    await head(frame, 'Started').focus();
    await frame.getByRole('rowheader', { name: 'run 619' }).click();
    for (const key of ['ArrowUp', 'ArrowRight', 'Alt+ArrowRight']) await page.editor.keyboard.press(key);
    await eventually(async () => assert.deepEqual((await heads(frame)).slice(1, 3), ['Duration', 'Started']));
    await page.editor.keyboard.press('p');
    await eventually(async () => assert.deepEqual((await heads(frame)).slice(1, 3), ['Started', 'Duration']));
    await page.editor.keyboard.press('Shift+ArrowRight');
    await page.editor.keyboard.press('Delete');
    await eventually(async () => assert.deepEqual((await heads(frame)).slice(1, 2), ['Duration']));
  });

  it('keeps rows that are pinned in view while others scroll, and keys go past them', async () => {
    const page = await open();
    const frame = page.frame();
    const { keyboard } = page.editor;
    const name = (index: number): Locator =>
      frame.getByRole('rowheader', { name: new RegExp(`: run ${String(index)}$`) });
    const isInView = (index: number): Promise<boolean> =>
      name(index).evaluate((cell) => {
        const { left, top, height } = cell.getBoundingClientRect();
        return cell.contains(document.elementFromPoint(left + 20, top + height / 2));
      });
    for (const index of [618, 615]) {
      await name(index).click();
      await keyboard.press('p');
      await name(index)
        .and(frame.getByRole('rowheader', { name: /pinned/ }))
        .waitFor();
    }
    await keyboard.press('Control+End');
    await frame.getByText('500 of more than 500 runs').waitFor();
    await keyboard.press('Control+End');
    await frame.getByText('all 620 runs').waitFor();
    await keyboard.press('Control+End');
    await focused(frame, 'rowheader', /run 0$/);
    assert.deepEqual([await isInView(618), await isInView(615), await isInView(0)], [true, true, true]);
    const rowIndex = (index: number): Promise<string | null> =>
      frame
        .getByRole('row')
        .filter({ has: name(index) })
        .getAttribute('aria-rowindex');
    assert.deepEqual([await rowIndex(618), await rowIndex(615), await rowIndex(0)], ['2', '3', '621']);
    // Neither up nor by pages one gets behind them.
    for (let presses = 0; presses < 40; presses++) await keyboard.press('ArrowUp');
    await focused(frame, 'rowheader', /run 40$/);
    assert.equal(await isInView(40), true);
    await keyboard.press('PageUp');
    await eventually(async () =>
      assert.equal(
        await frame.evaluate(() => {
          const { left = 0, top = 0, height = 0 } = document.activeElement?.getBoundingClientRect() ?? {};
          return document.activeElement?.contains(document.elementFromPoint(left + 20, top + height / 2));
        }),
        true,
      ),
    );
    await keyboard.press('Control+Home');
    await focused(frame, 'rowheader', /run 618$/);
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await focused(frame, 'rowheader', /run 619$/);
    assert.deepEqual(await page.complaints(), []);
  });

  it('says what was done to its runs, whatever their names hold, and how to take it back', async () => {
    const page = await open();
    const frame = page.frame();
    const [connection] = world.connections.all;
    assert.ok(connection);
    const run = await world.connections.ask(connection, (store) => store.getRun('0'.repeat(32)));
    // It is not on the page yet.
    const field = runTag({ kind: 'run', connection, run }, 'team');
    const shown = await world.connections.ask(connection, (store) => store.getRun('619'.padStart(32, '0')));
    const here = runTag({ kind: 'run', connection, run: shown }, 'team');
    world.changes.remember({ label: 'Tagged another.', edits: [{ connection, field, from: 'red', to: 'x' }] });
    const label = 'Tagged <b>\u202Efox</b>.';
    world.changes.remember({ label, edits: [{ connection, field: here, from: 'blue', to: 'x' }] });
    await frame.getByText('Tagged <b>⟦U+202E⟧fox</b>.').waitFor();
    assert.equal(await frame.getByText('Tagged another.').count(), 0);
    await frame.getByRole('button', { name: 'Undo' }).click();
    await eventually(() => assert.deepEqual(world.executed, ['podium.undo']));
    assert.deepEqual(await page.complaints(), []);
  });

  it('has a menu for each column', async () => {
    const page = await open();
    const frame = page.frame();
    await head(frame, 'auc').click({ button: 'right' });
    await frame.getByRole('menuitem', { name: 'Sort Ascending' }).click();
    await sortIs(frame, 'auc', 'ascending');
    await first(frame, 'run 0');
  });

  it('shows what a run that goes on has logged, and runs that begin, where one is', async () => {
    addRun(count, 'RUNNING');
    const page = await open();
    const frame = page.frame();
    const row = (index: number): Locator =>
      frame.getByRole('row').filter({ has: frame.getByRole('rowheader', { name: `run ${String(index)}` }) });
    await row(619).getByRole('rowheader').click();
    database.connection.exec(
      `UPDATE latest_metrics SET value = 0.875 WHERE key = 'auc' AND run_uuid = '${String(count).padStart(32, '0')}'`,
    );
    await row(count).getByText('0.875').waitFor();
    addRun(count + 1);
    await page.hide();
    await page.show();
    await eventually(async () => assert.equal((await row(count + 1).count()) + (await row(count).count()), 2));
    database.connection.exec(
      `DELETE FROM runs WHERE run_uuid IN ('${String(count).padStart(32, '0')}', '${String(count + 1).padStart(32, '0')}')`,
    );
  });

  it('says where there is nothing, what failed, and what may be out of date', async () => {
    const quiet = await open({}, '2');
    await quiet.frame().getByText('This experiment has no runs yet.').waitFor();
    const page = await open();
    world.stores.fail('searchRuns', new StoreError('unreachable', 'Nothing answers.'));
    await head(page.frame(), 'auc').click();
    await page.frame().getByText('Nothing answers.').first().waitFor();
    await page.frame().getByRole('rowheader', { name: 'run 619' }).waitFor();
  });

  for (const width of [1280, 520]) {
    it(`has nothing serious for axe-core in four themes at ${String(width)} pixels`, async () => {
      const page = await open({ size: { width, height: 700 } });
      const frame = page.frame();
      await frame.getByRole('rowheader', { name: 'run 618' }).click();
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], theme);
      }
      await frame.getByRole('combobox', { name: 'Filter runs' }).pressSequentially('p');
      await frame.getByRole('option').first().waitFor();
      await page.editor.keyboard.press('ArrowDown');
      assert.deepEqual(await seriousFaults(page), []);
      await frame.getByRole('button', { name: /^Columns/ }).click();
      await frame.getByRole('searchbox', { name: 'Search columns' }).waitFor();
      assert.deepEqual(await seriousFaults(page), []);
    });
  }
});

/** Only one run has each of these. */
function manyParams(index: number): Readonly<Record<string, string>> {
  if (index !== count - 1) return {};
  return Object.fromEntries(
    Array.from({ length: 300 }, (_, at) => [`p${String(at)}`, `p${String(at)} of ${String(index)}`]),
  );
}

function head(frame: Frame, name: string): Locator {
  return frame.getByRole('columnheader').getByRole('button', { name: new RegExp(`^${name}\\b`) });
}

async function heads(frame: Frame): Promise<readonly string[]> {
  return frame.locator('.head-button > .text').allInnerTexts();
}

async function first(frame: Frame, name: string): Promise<void> {
  await frame.locator('[data-row="0"]').getByRole('rowheader', { name }).waitFor();
}

async function sortIs(frame: Frame, name: string, sort: string): Promise<void> {
  const column = frame.getByRole('columnheader', { name: new RegExp(`^${name}\\b`) });
  await eventually(async () => assert.equal(await column.getAttribute('aria-sort'), sort));
}

async function focused(frame: Frame, role: string, text: RegExp): Promise<void> {
  await eventually(async () => {
    const now = await frame.evaluate(() => [document.activeElement?.role, document.activeElement?.textContent.trim()]);
    assert.equal(now[0], role);
    assert.match(now[1] ?? '', text);
  });
}
