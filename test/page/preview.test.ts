import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPreviewWorld, rowsOf, type PreviewWorld } from '../support/pages/previewWorld.ts';

describe('the preview of a table', function () {
  this.timeout(60_000);
  let world: PreviewWorld;

  beforeEach(async () => {
    world = await openPreviewWorld();
  });
  afterEach(() => world.dispose());

  const grid = (frame: Frame): Locator => frame.getByRole('grid');
  const cities = 'city,people,note\nUlm,128000,"old, and\nhigh"\nBonn,336000,\nAalen,69000,"she said ""no"""\n';

  it('has a row for each record, however it is quoted', async () => {
    const page = await world.open('cities.csv', cities);
    assert.deepEqual(await rowsOf(page.frame()), [
      '1 | Ulm | 128000 | old, and␣high',
      '2 | Bonn | 336000 | empty',
      '3 | Aalen | 69000 | she said "no"',
    ]);
    await page.frame().getByText('3 rows × 3 columns · CSV, 87 B').waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('is sorted by a press on a name, down by another one, and then as it was', async () => {
    const frame = (await world.open('cities.csv', cities)).frame();
    const head = grid(frame).getByRole('button', { name: 'people', exact: true });
    const order = async (): Promise<string> => (await rowsOf(frame)).map((row) => row.slice(0, 1)).join('');
    for (const [sorted, rows] of [
      ['ascending', '312'],
      ['descending', '213'],
      ['none', '123'],
    ] as const) {
      await head.click();
      await grid(frame).locator(`[role=columnheader][aria-sort=${sorted}][data-column="1"]`).waitFor();
      await grid(frame)
        .locator('.rows-line:not(.rows-head)')
        .first()
        .getByText(rows.slice(0, 1), { exact: true })
        .waitFor();
      assert.equal(await order(), rows);
    }
  });

  it('shows the rows in which a text stands, and those of which a column is as asked', async () => {
    const page = await world.open('cities.csv', cities);
    const frame = page.frame();
    await frame.getByRole('searchbox', { name: 'Find in rows' }).fill('AL');
    await frame.getByText('1 of 3 rows').waitFor();
    await frame.getByRole('searchbox', { name: 'Find in rows' }).press('Escape');
    await frame.getByText('3 rows ×').waitFor();
    await frame.getByRole('button', { name: 'What is in people' }).click();
    const panel = frame.getByRole('dialog', { name: 'Column people' });
    await panel.getByText('177666.7').waitFor();
    await panel.getByRole('textbox').fill('> 100000');
    await panel.getByRole('textbox').press('Enter');
    await page.editor.keyboard.press('Escape');
    await frame.getByText('2 of 3 rows').waitFor();
    await page.hide();
    await page.show();
    await page.frame().getByText('2 of 3 rows').waitFor();
    await page.frame().getByRole('button', { name: 'Show rows whatever people is' }).click();
    await page.frame().getByText('3 rows ×').waitFor();
  });

  it('says all of a cell of the rows that are shown now, and not of those that stood there before', async () => {
    const frame = (await world.open('cities.csv', cities)).frame();
    const whole = frame.getByRole('region', { name: 'All of the chosen cell' });
    const cell = grid(frame).locator('[data-line="0"] [data-column="0"]');
    await cell.click();
    await whole.getByText('Ulm', { exact: true }).waitFor();
    await frame.getByRole('searchbox', { name: 'Find in rows' }).fill('Bonn');
    await frame.getByText('1 of 3 rows').waitFor();
    await cell.getByText('Bonn').click();
    await whole.getByText('Bonn', { exact: true }).waitFor();
  });

  it('goes to any of two hundred thousand rows by key, says all of a long cell, and copies it', async () => {
    const long = 'long '.repeat(200);
    const rows = Array.from({ length: 200_000 }, (_, row) => `${String(row)},${row === 199_999 ? long : 'x'}`);
    const page = await world.open('many.csv', `id,text\n${rows.join('\n')}`);
    const frame = page.frame();
    await frame.getByText('200,000 rows').waitFor();
    await grid(frame).locator('[data-line="0"] [data-column="0"]').click();
    await page.editor.keyboard.press('Control+End');
    await grid(frame).locator('[data-line="199999"] [data-column="1"]:focus').waitFor();
    await grid(frame).getByText('200,000', { exact: true }).waitFor();
    await frame.getByRole('region', { name: 'All of the chosen cell' }).getByText(long.trim()).waitFor();
    await page.editor.keyboard.press('Control+c');
    await eventually(() => assert.deepEqual(world.ui.copied, [long]));
    await page.editor.keyboard.press('Control+Home');
    await grid(frame).locator('[data-line="-1"] [data-column="-1"]:focus').waitFor();
    assert.ok((await grid(frame).getByRole('gridcell').count()) < 200);
  });

  it('shows hostile texts as text and nothing else', async () => {
    const field = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    const rows = hostileTexts.map((text) => `${field(text)},${field(text)}`);
    const page = await world.open('<img src=x>.csv', `__proto__,"<img src=x onerror=alert(1)>"\n${rows.join('\n')}\n`);
    const frame = page.frame();
    await rowsOf(frame);
    await grid(frame).locator('[data-line="0"] [data-column="0"]').click();
    for (let row = 0; row < 20; row++) await page.editor.keyboard.press('ArrowDown');
    await grid(frame).locator('[data-line="20"] [data-column]:focus').waitFor();
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(page.strayRequests(), []);
  });

  it('says why a file cannot be read', async () => {
    const page = await world.see('gone.csv');
    await page
      .frame()
      .getByText(/There is no file .*gone\.csv any more\./)
      .waitFor();
  });

  it('gives axe-core nothing serious to find', async () => {
    const page = await world.open('cities.csv', cities);
    await rowsOf(page.frame());
    await page.frame().getByRole('button', { name: 'What is in city' }).click();
    for (const width of [1280, 520]) {
      await page.editor.setViewportSize({ width, height: 800 });
      for (const theme of Object.keys(themes) as Theme[]) {
        await page.setTheme(theme);
        assert.deepEqual(await seriousFaults(page), [], `${theme}, ${String(width)} pixels wide`);
      }
    }
  });
});
