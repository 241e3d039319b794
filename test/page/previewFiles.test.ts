import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import type { Frame } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { openPreviewWorld, rowsOf, type PreviewWorld } from '../support/pages/previewWorld.ts';

describe('the preview of files', function () {
  this.timeout(60_000);
  let world: PreviewWorld;

  beforeEach(async () => {
    world = await openPreviewWorld();
  });
  afterEach(() => world.dispose());

  const headsOf = (frame: Frame): Promise<readonly string[]> => frame.locator('.rows-head .sorts').allInnerTexts();

  it('reads a file again when it has changed, where one was in it and with what one had asked', async () => {
    const lines = (count: number): string =>
      ['id,even', ...Array.from({ length: count }, (_, id) => `${String(id)},${String(id % 2 === 0)}`)].join('\n');
    const frame = (await world.open('log.csv', lines(5_000))).frame();
    const isThere = async (): Promise<void> =>
      assert.equal(await frame.locator('[data-line="1000"] [data-column="0"]').innerText(), '2000');
    await frame.getByRole('searchbox', { name: 'Find in rows' }).fill('true');
    await frame.getByText('2,500 of 5,000 rows').waitFor();
    await frame.locator('.rows-scroll').evaluate((element) => element.scrollTo({ top: 22_000 }));
    await eventually(isThere);
    // As editors save: beside it, and then in its place.
    await writeFile(world.placeOf('other'), lines(6_000));
    await rename(world.placeOf('other'), world.placeOf('log.csv'));
    await frame.getByText('3,000 of 6,000 rows').waitFor();
    await eventually(isThere);
    assert.equal(await frame.locator('.rows-scroll').evaluate(({ scrollTop }) => scrollTop), 22_000);
  });

  it('says that a file is gone, and shows it again when it is back', async () => {
    const frame = (await world.open('come-and-go.csv', 'a\n1\n')).frame();
    assert.deepEqual(await rowsOf(frame), ['1 | 1']);
    await rm(world.placeOf('come-and-go.csv'));
    const band = frame.getByText(/may be out of date\. There is no file .*come-and-go\.csv any more\./);
    await band.waitFor();
    await writeFile(world.placeOf('come-and-go.csv'), 'a\n2\n');
    await eventually(async () => assert.deepEqual(await rowsOf(frame), ['1 | 2']));
    await band.waitFor({ state: 'detached' });
  });

  it('goes to a column by its name, and from there to the next one like it', async () => {
    const names = Array.from(
      { length: 300 },
      (_, column) => `feature_${String(column)}${column % 100 === 42 ? '_target' : ''}`,
    );
    const frame = (
      await world.open('wide.csv', `${names.join(',')}\n${names.map((_, column) => column).join(',')}\n`)
    ).frame();
    const field = frame.getByRole('searchbox', { name: 'Go to column' });
    await field.fill('Target');
    for (const column of [42, 142, 242, 42]) {
      await field.press('Enter');
      await frame.locator(`[data-line="-1"] [data-column="${String(column)}"]:focus`).waitFor();
      const [head, room] = await Promise.all([
        frame.locator(`[data-line="-1"] [data-column="${String(column)}"]`).boundingBox(),
        frame.locator('.rows-scroll').boundingBox(),
      ]);
      assert.ok(head && room && head.x >= room.x && head.x + head.width <= room.x + room.width);
      await frame.locator('[data-line="0"]').getByText(String(column), { exact: true }).waitFor();
    }
    await field.fill('nowhere');
    await field.press('Enter');
    await frame.getByText('No column is called like “nowhere”.').waitFor();
  });

  it('has a row for each JSON value of a file of lines, and a column for each field', async () => {
    const text = '{"id":1,"text":"a\\nb","tags":["x"]}\n\n{"id":2.5,"more":{"k":null}}\nno json\n';
    const frame = (await world.open('records.jsonl', text)).frame();
    assert.deepEqual(await rowsOf(frame), [
      '1 | 1 | a␣b | ["x"] | null | null',
      '2 | 2.5 | null | null | {"k":null} | null',
      '3 | null | null | null | null | no json',
    ]);
    await frame.getByText('3 rows × 5 columns · JSON lines').waitFor();
    assert.deepEqual(await headsOf(frame), ['id', 'text', 'tags', 'more', 'value']);
  });

  it('has the rows of a logged table, sorted by number and by text', async () => {
    const table = {
      columns: ['question', 'score'],
      data: [
        ['why', 10],
        ['how', 9.5],
        ['when', null],
      ],
    };
    const frame = (await world.open('eval_results_table.json', JSON.stringify(table))).frame();
    assert.deepEqual(await rowsOf(frame), ['1 | why | 10', '2 | how | 9.5', '3 | when | null']);
    await frame.getByRole('button', { name: 'score', exact: true }).click();
    await eventually(async () =>
      assert.deepEqual(await rowsOf(frame), ['2 | how | 9.5', '1 | why | 10', '3 | when | null']),
    );
    await frame.getByText('3 rows × 2 columns · logged table').waitFor();
  });

  it('says of other JSON that it is no table', async () => {
    const frame = (await world.open('table.json', '{"a": 1}')).frame();
    await frame.getByText('Podium has no preview of files of this kind.').waitFor();
  });

  it('saves the rows that are shown, in their order, so that no spreadsheet takes one for a formula', async () => {
    const frame = (await world.open('cities.csv', 'city,people\nUlm,128000\n=1+1,5\n"a,""b""",7\n')).frame();
    await frame.getByRole('button', { name: 'people', exact: true }).click();
    await frame.locator('[aria-sort=ascending]').waitFor();
    await frame.getByRole('button', { name: 'Export…' }).click();
    await eventually(() => {
      const saved = world.ui.saved.map(([name, bytes]) => [name, Buffer.from(bytes).toString()]);
      assert.deepEqual(saved, [['cities-rows.csv', 'city,people\r\n\'=1+1,5\r\n"a,""b""",7\r\nUlm,128000\r\n']]);
    });
  });
});
