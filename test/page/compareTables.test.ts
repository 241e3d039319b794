import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Locator } from 'playwright-core';
import { plainText } from '../../src/base/plainText.ts';
import { StoreError } from '../../src/stores/storeError.ts';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { addRunWithTables } from '../support/loggedTables.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

const columns = ['id', 'question', 'answer', 'score'];
const long = 'So, and not otherwise. '.repeat(40);

describe('tables in a comparison', function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'qa');
    const rows = [
      ['a', 'Why?', 'Because.', 0.5],
      ['b', 'How?', long, 1],
      ['c', 'Who?', null, 0.25],
    ];
    const others = [
      ['b', 'How?', 'Like this.', 0.5],
      ['a', 'Why?', 'Because.', 0.5],
      ['d', 'Where?', '', 0.125],
    ];
    addRunWithTables(
      database,
      { runId: 'fox', name: 'fox' },
      { 'eval.json': { columns, data: rows }, 'own.json': '7' },
    );
    addRunWithTables(database, { runId: 'owl', name: 'owl' }, { 'eval.json': { columns, data: others } });
    world = await openPageWorld(database.folder);
  });
  afterEach(async () => {
    await world.dispose();
    database.dispose();
  });

  const open = async (...runIds: readonly string[]): Promise<SeenPage> => {
    const runs = runIds.map((runId) => ({ connectionId: world.connectionId, runId }));
    const page = await world.see({ kind: 'compare', runs });
    await section(page.frame()).waitFor();
    await section(page.frame()).scrollIntoViewIfNeeded();
    return page;
  };
  const section = (frame: Frame): Locator => frame.getByRole('region', { name: 'Tables', exact: true });
  const grid = (frame: Frame): Locator => section(frame).getByRole('grid');
  const rowsOf = async (frame: Frame): Promise<readonly string[]> => {
    await grid(frame).waitFor();
    const lines = await grid(frame).getByRole('row').all();
    const texts = lines.map(async (line) => (await line.locator('.cell').allInnerTexts()).map(oneLine).join(' | '));
    return Promise.all(texts);
  };
  const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

  it('of a page that was opened for one are read and shown first, also where no run said that it is a table', async () => {
    for (const [run, scores] of Object.entries({ fox: '1.50\nb,2', owl: '1.5\nb,3' })) {
      writeFileSync(path.join(database.folder, 'artifacts', run, 'scores.csv'), `id,score\na,${scores}\n`);
    }
    const runs = ['fox', 'owl'].map((runId) => ({ connectionId: world.connectionId, runId }));
    const size = { width: 900, height: 300 };
    const page = await world.see({ kind: 'compare', runs, table: 'scores.csv' }, { size });
    assert.deepEqual(await rowsOf(page.frame()), ['id | score fox | score owl', 'b | 2.0 | 3.0']);
    await page.frame().getByText('1 of 2 rows differ').waitFor();
    await eventually(async () => {
      const box = await section(page.frame()).boundingBox();
      assert.ok(box && box.y < 150, `The tables are at ${String(box?.y)}.`);
    });
    assert.deepEqual(await page.complaints(), []);
  });

  it('are joined by what names their rows; what all say the same is there once', async () => {
    const page = await open('fox', 'owl');
    const frame = page.frame();
    assert.deepEqual(await rowsOf(frame), [
      'id | question all runs | answer fox | answer owl | score fox | score owl',
      `b | How? | ${oneLine(plainText(long, 300))} | Like this. | 1.000 | 0.500`,
      'c | Who? | null | — | 0.250 | —',
      'd | Where? | — | empty | — | 0.125',
    ]);
    await section(frame).getByText('3 of 4 rows differ').waitFor();
    await section(frame).getByRole('button', { name: 'joined by id' }).waitFor();
    await frame.getByRole('checkbox', { name: 'differences only' }).click();
    await section(frame).getByText('Why?').waitFor();
    assert.equal((await rowsOf(frame))[1], 'a | Why? | Because. | Because. | 0.500 | 0.500');
    assert.deepEqual(await page.complaints(), []);
  });

  it('are joined by other columns, or by none, when somebody says so; also after the tab was hidden', async () => {
    const page = await open('fox', 'owl');
    const dialog = page.frame().getByRole('dialog', { name: 'Join rows by' });
    await section(page.frame()).getByRole('button', { name: 'joined by id' }).click();
    await dialog.getByRole('checkbox', { name: 'id' }).click();
    await section(page.frame()).getByText('joined by row number').waitFor();
    await page.editor.keyboard.press('Escape');
    await page.hide();
    await page.show();
    await section(page.frame()).getByText('joined by row number').waitFor();
    const [head, first] = await rowsOf(page.frame());
    assert.equal(
      head,
      'Row | id fox | id owl | question fox | question owl | answer fox | answer owl | score fox | score owl',
    );
    assert.equal(first?.split(' | ').slice(0, 5).join(), '1,a,b,Why?,How?');
  });

  it('are compared without the columns that somebody leaves out', async () => {
    const frame = (await open('fox', 'owl')).frame();
    await section(frame).getByRole('button', { name: 'all columns' }).click();
    const dialog = frame.getByRole('dialog', { name: 'Columns of the tables' });
    for (const name of ['answer', 'question']) await dialog.getByRole('checkbox', { name }).click();
    await section(frame).getByText('1 of 3 columns').waitFor();
    assert.deepEqual((await rowsOf(frame)).slice(0, 2), ['id | score fox | score owl', 'b | 1.000 | 0.500']);
  });

  it('are gone through with keys, which show all of a cell in every run, and copy it', async () => {
    const page = await open('fox', 'owl');
    const frame = page.frame();
    await grid(frame).getByRole('columnheader', { name: 'id', exact: true }).focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.editor.keyboard.press(key);
    await grid(frame).locator('[data-line="0"] [data-column="2"]:focus').waitFor();
    const whole = frame.getByRole('region', { name: 'All of the chosen cell' });
    await whole.getByText('Like this.').waitFor();
    await whole.getByText(long.trim()).waitFor();
    await page.editor.keyboard.press('Control+c');
    await page.editor.keyboard.press('Control+End');
    await grid(frame).locator('[data-line="2"] [data-column="4"]:focus').waitFor();
    await whole.getByText('0.125').waitFor();
    await page.editor.keyboard.press('Home');
    await grid(frame).locator('[data-line="2"] [data-column="-1"]:focus').waitFor();
    assert.deepEqual(world.ui.copied, ['Like this.']);
  });

  it('that are of several paths are chosen by name, those of most runs first', async () => {
    const table = { columns: ['x'], data: [[1]] };
    addRunWithTables(
      database,
      { runId: 'cat', name: 'cat' },
      { 'eval.json': { columns, data: [] }, 'own.json': table },
    );
    const frame = (await open('fox', 'owl', 'cat')).frame();
    await section(frame).getByText('4 of 4 rows differ').waitFor();
    await section(frame).getByRole('combobox', { name: 'table' }).click();
    await frame.getByRole('option', { name: 'own.json' }).click();
    await section(frame).getByText('fox: This is no table as MLflow’s log_table writes it.').waitFor();
    await section(frame).getByText('2 of 3 runs have this table.').waitFor();
  });

  it('say why one cannot be read, and read it again', async () => {
    world.stores.fail('readArtifact', new StoreError('unreachable', 'Nothing answers.'));
    const frame = (await open('fox', 'owl')).frame();
    await section(frame).getByRole('alert').getByText('fox: Nothing answers.').waitFor();
    world.stores.fail('readArtifact');
    await section(frame).getByRole('button', { name: 'Try Again' }).click();
    await grid(frame).waitFor();
  });

  it('are read when somebody is near, and no further when somebody says so', async () => {
    const release = world.stores.hold('readArtifact');
    const frame = (await open('fox', 'owl')).frame();
    await section(frame).getByText('reading 1 of 2…').waitFor();
    await section(frame).getByRole('button', { name: 'Cancel' }).click();
    await section(frame).getByRole('alert').getByText('fox: It was not read.').waitFor();
    release();
    await section(frame).getByRole('button', { name: 'Try Again' }).click();
    await grid(frame).waitFor();
  });

  it('draw what is near, of 2,000 rows of twenty runs, and say what was left out', async () => {
    const ids = Array.from({ length: 20 }, (_, index) => `many ${String(index)}`);
    for (const [index, runId] of ids.entries()) {
      const data = Array.from({ length: 2_000 }, (_, at) => [`q ${String(at)}`, 'x'.repeat(900), (at * index) % 7]);
      addRunWithTables(
        database,
        { runId, name: runId },
        { 'eval.json': { columns: ['input', 'output', 'score'], data } },
      );
    }
    const page = await open(...ids);
    const frame = page.frame();
    await section(frame)
      .getByText(/^Of longer tables only the beginning was read: 1,\d{3} rows of many 0\./)
      .waitFor();
    assert.ok((await grid(frame).getByRole('gridcell').count()) < 800);
    await grid(frame).getByRole('columnheader', { name: 'input', exact: true }).focus();
    await page.editor.keyboard.press('Control+End');
    await grid(frame).locator('.joined-line:last-child [data-column="20"]:focus').waitFor();
    assert.ok((await grid(frame).getByRole('gridcell').count()) < 800);
  });

  it('show hostile texts as text and nothing else', async () => {
    const data = hostileTexts.slice(0, 60).map((text, at) => [at, text, text]);
    const hostile = { columns: ['id', '__proto__', '<img src=x onerror=alert(1)>'], data };
    const other = { ...hostile, data: data.map(([id, text]) => [id, text, 'x']) };
    addRunWithTables(database, { runId: 'one', name: 'one' }, { __proto__: hostile });
    addRunWithTables(database, { runId: 'two', name: 'two' }, { __proto__: other });
    addRunWithTables(database, { runId: 'three', name: 'three' }, { '<b>.json': hostile });
    addRunWithTables(database, { runId: 'four', name: 'four' }, { '<b>.json': other });
    const page = await open('three', 'four', 'one', 'two');
    const frame = page.frame();
    await grid(frame).getByRole('columnheader', { name: '<img src=x onerror=alert(1)> three' }).focus();
    for (let row = 0; row < 20; row++) await page.editor.keyboard.press('ArrowDown');
    await grid(frame).locator('[data-line="19"] [data-column]:focus').waitFor();
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(page.strayRequests(), []);
  });

  it('give axe-core nothing serious to find', async () => {
    const page = await open('fox', 'owl');
    await grid(page.frame()).getByText('Like this.').click();
    for (const width of [1280, 520]) {
      await page.editor.setViewportSize({ width, height: 800 });
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], `${theme}, ${String(width)} pixels wide`);
      }
    }
  });
});
