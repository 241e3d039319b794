import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { PageIdentity } from '../../src/services/pages.ts';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import { seriousFaults } from '../support/pages/axe.ts';
import { themes, type Theme } from '../support/pages/frames.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

describe('the page of a model in a browser', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let world: PageWorld;

  beforeEach(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'churn');
    database.addModel('churn');
    database.addRun({ runId: 'fox', name: 'fox', metrics: { val_auc: 0.9127, latency: 17 }, params: { depth: '3' } });
    database.addRun({ runId: 'owl', name: 'owl', metrics: { val_auc: 0.918, latency: 18 }, params: { depth: '5' } });
    database.addRun({ runId: 'cat', name: 'cat', metrics: { val_auc: NaN } });
    database.addVersion({ name: 'churn', version: 1, runId: 'fox', aliases: ['champion'], tags: { data: '2026-09' } });
    database.addVersion({
      name: 'churn',
      version: 2,
      runId: 'owl',
      aliases: ['challenger'],
      tags: { data: '2026-10' },
    });
    database.addVersion({ name: 'churn', version: 3, runId: 'cat' });
    world = await openPageWorld(database.folder);
  });
  afterEach(async () => {
    await world.dispose();
    database.dispose();
  });

  const identity = (name = 'churn'): PageIdentity => ({ kind: 'model', connectionId: world.connectionId, name });
  const rowsOf = async (frame: Frame): Promise<readonly string[]> => {
    const lines = await frame.locator('.versions .line:not(.head)').all();
    const texts = await Promise.all(lines.map((line) => line.locator('.cell').allInnerTexts()));
    return texts.map((cells) =>
      cells
        .slice(0, 5)
        .map((text) => text.trim())
        .join(' | '),
    );
  };

  it('shows versions with their aliases and what their runs say, sorted and found as one likes', async () => {
    const page = await world.see(identity());
    const frame = page.frame();
    const newestFirst = [
      '3 |  | NaN |  | cat',
      '2 | @challenger | 0.91800 | 2026-10 | owl',
      '1 | @champion | 0.91270 | 2026-09 | fox',
    ];
    await eventually(async () => assert.deepEqual(await rowsOf(frame), newestFirst));
    await frame.getByRole('button', { name: 'val_auc' }).click();
    // What is not a number comes last in either direction.
    const [cat = '', owl = '', fox = ''] = newestFirst;
    await eventually(async () => assert.deepEqual(await rowsOf(frame), [owl, fox, cat]));
    await frame.getByRole('button', { name: 'val_auc' }).click();
    await eventually(async () => assert.deepEqual(await rowsOf(frame), [fox, owl, cat]));
    await frame.getByRole('searchbox').fill('@champ');
    await eventually(async () => assert.deepEqual(await rowsOf(frame), [fox]));
    await frame.getByText('1 of 3 versions').waitFor();
    assert.deepEqual(await page.complaints(), []);
  });

  it('opens runs, copies code and calls commands, also by keys', async () => {
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.getByRole('button', { name: 'owl' }).click();
    await eventually(() => assert.deepEqual(world.executed, ['podium.run.open']));
    await frame.getByRole('region', { name: 'Version 2' }).getByRole('button', { name: 'Copy' }).click();
    await frame.getByRole('menuitem', { name: 'Copy URI' }).click();
    await eventually(() => assert.deepEqual(world.ui.copied, ['models:/churn/2']));
    await frame.locator('.versions [data-line="2"] [data-column="-1"]').click();
    await page.editor.keyboard.press('ArrowUp');
    await page.editor.keyboard.press('m');
    await frame.getByRole('menu', { name: 'Version 2' }).waitFor();
    await page.editor.keyboard.press('Escape');
    await frame.getByRole('button', { name: 'What can be done with @champion' }).click();
    await frame.getByRole('menuitem', { name: 'Roll Back…' }).click();
    await eventually(() => assert.deepEqual(world.executed, ['podium.run.open', 'podium.models.rollBackAlias']));
  });

  it('sets the challenger beside the champion, with what is better by shape and word', async () => {
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.getByText('Champion against Challenger').click();
    const row = frame.getByRole('row').filter({ hasText: 'val_auc' });
    await row.getByText('0.9127').waitFor();
    await row.getByText('▲').waitFor();
    await frame.getByRole('row').filter({ hasText: 'depth' }).getByText('5').waitFor();
    await page.hide();
    await page.show();
    await page.frame().getByRole('button', { name: 'All Versions' }).click();
    await page.frame().getByRole('grid').waitFor();
  });

  it('shows at the next look that an alias was moved elsewhere, and says so in the timeline', async () => {
    const page = await world.see(identity());
    await page.frame().getByRole('list', { name: 'Aliases' }).getByText('version 1').waitFor();
    await page.hide();
    database.connection.exec("UPDATE registered_model_aliases SET version = 3 WHERE alias = 'champion'");
    await page.show();
    const frame = page.frame();
    await frame.getByRole('list', { name: 'Aliases' }).getByText('version 3').waitFor();
    await frame.getByText('moved elsewhere; no record').waitFor();
  });

  it('says of 6,000 versions which are read, reads on when asked to, and knows since when one of the first has an alias', async () => {
    database.inOneGo(() => {
      for (let version = 4; version <= 6_000; version++) database.addVersion({ name: 'churn', version });
      const record = {
        ...{ when: '2026-10-03T08:00:00.000Z', who: 'ada', why: 'better', verdict: 'none' },
        moves: [{ alias: 'champion', from: null, to: '1' }],
      };
      const key = 'podium.promotion.20261003T080000000Z-abcd';
      database.insert('model_version_tags', { name: 'churn', version: 1, key, value: JSON.stringify(record) });
    });
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.getByText('The newest 5,100 versions are read').waitFor();
    await frame.getByRole('list', { name: 'Aliases' }).getByText('ada').waitFor();
    await frame.getByText('what is on record at the others').waitFor();
    await frame.getByRole('button', { name: 'version 1', exact: true }).click();
    await frame.getByText('Version 1 is older than those that are read').waitFor();
    await frame.getByRole('button', { name: 'Read More' }).click();
    await frame.locator('.about').getByText('6,000 versions').waitFor();
    await frame.getByRole('button', { name: 'version 1', exact: true }).click();
    await frame.locator('.line.selected').getByText('@champion').waitFor();
    assert.equal(await frame.getByText('versions are read').count(), 0);
    assert.deepEqual(await page.complaints(), []);
  });

  it('says which moves are at an uncertain time, where the clocks of people contradict each other', async () => {
    database.inOneGo(() => {
      for (const [at, [who, hour, from, to]] of (
        [
          ['ann', '08', '3', '2'],
          ['bob', '20', '2', '3'],
          ['ann', '09', '3', '1'],
        ] as const
      ).entries()) {
        const value = {
          when: `2026-10-03T${hour}:00:00.000Z`,
          who,
          why: '',
          verdict: 'none',
          moves: [{ alias: 'champion', from, to }],
        };
        const key = `podium.promotion.2026100${String(at)}`;
        database.insert('model_version_tags', {
          name: 'churn',
          version: Number(to),
          key,
          value: JSON.stringify(value),
        });
      }
    });
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.getByText('bob, whose clock differs from others').waitFor();
    const moves = await frame.locator('.timeline li').allInnerTexts();
    assert.deepEqual(
      moves.map((text) => text.split('\n')[0]),
      ['@champion 3 → 1', '@champion 2 → 3', '@champion 3 → 2'],
    );
    assert.ok(moves.every((text) => text.includes('perhaps')));
    assert.equal(await frame.getByText('moved elsewhere').count(), 0);
  });

  it('shows what a command has moved at once, where one is among many versions', async () => {
    database.inOneGo(() => {
      for (let version = 4; version <= 400; version++) database.addVersion({ name: 'churn', version });
    });
    const page = await world.see(identity());
    const frame = page.frame();
    await frame.locator('.about').getByText('400 versions').waitFor();
    await frame.getByRole('button', { name: 'version 1' }).click();
    const row = frame.locator('.line.selected');
    await row.getByText('@champion').waitFor();
    const [connection] = world.connections.all;
    assert.ok(connection);
    database.connection.exec("UPDATE registered_model_aliases SET version = 1 WHERE alias = 'challenger'");
    world.registry.changed({ connection, name: 'churn' });
    await row.getByText('@challenger').waitFor();
    await row.getByText('@champion').waitFor();
    await frame.locator('.about').getByText('400 versions').waitFor();
    assert.equal(await row.locator('.names').innerText(), '1');
    assert.ok(await row.evaluate((line) => (line.closest('.versions-scroll')?.scrollTop ?? 0) > 4_000));
  });

  it('is usable with assistive technology in every theme, and in a narrow editor', async () => {
    const page = await world.see(identity(), { size: { width: 520, height: 800 } });
    const frame = page.frame();
    await frame.getByRole('img', { name: /@champion: 0.9127/ }).waitFor();
    await frame.getByRole('button', { name: 'owl' }).waitFor({ state: 'attached' });
    assert.ok(await frame.evaluate(() => document.body.scrollWidth <= innerWidth));
    for (const theme of Object.keys(themes) as Theme[]) {
      await page.setTheme(theme);
      assert.deepEqual(await seriousFaults(page), [], theme);
    }
  });

  it('shows hostile names as text and nothing else', async () => {
    const name = '<img src=x onerror=alert(1)>';
    database.addModel(name, { '<b>': hostileTexts[0] ?? '' });
    hostileTexts.forEach((text, at) => {
      database.addVersion({ name, version: at + 1, tags: { [text === '' ? 'empty' : text]: text }, runId: text });
    });
    const page = await world.see(identity(name));
    await page.frame().getByRole('heading', { name }).waitFor();
    await page.frame().getByRole('grid').waitFor();
    assert.deepEqual(await page.complaints(), []);
    assert.deepEqual(page.strayRequests(), []);
  });

  it('says that there is nothing yet, or that the model is gone', async () => {
    database.addModel('new');
    const empty = await world.see(identity('new'));
    await empty.frame().getByText('No versions yet. Register a model from a run.').waitFor();
    await empty.frame().getByText('No version has an alias yet.').waitFor();
    const gone = await world.see(identity('gone'));
    await gone.frame().getByRole('alert').waitFor();
  });
});
