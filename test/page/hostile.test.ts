import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { plainText } from '../../src/base/plainText.ts';
import { eventually } from '../editor/support/eventually.ts';
import type { TestDatabase } from '../support/database.ts';
import { everything, hostileDatabase, hostileExperimentId } from '../support/hostileStore.ts';
import { hostileTexts } from '../support/hostileTexts.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

describe(`${String(hostileTexts.length)} hostile texts, each a name and a value of all there is`, function () {
  this.timeout(60_000);
  let database: TestDatabase;
  let world: PageWorld;

  before(async () => {
    database = hostileDatabase();
    world = await openPageWorld(database.folder);
  });
  after(async () => {
    await world.dispose();
    database.dispose();
  });

  it('are metrics and runs in charts, as text and nothing else', async () => {
    const { connectionId } = world;
    const runs = hostileTexts.map((_, index) => ({ connectionId, runId: `run ${String(index)}` }));
    const page = await world.see({ kind: 'charts', runs });
    const frame = page.frame();
    await frame.locator('canvas').first().waitFor();
    const names = new Set(await frame.getByRole('checkbox', { name: /^Show / }).evaluateAll(labels));
    for (const text of hostileTexts) assert.ok(names.has(`Show ${plainText(text, 120)}`), text.slice(0, 80));
    const charts = await chartsOf(page);
    for (const text of hostileTexts) assert.ok(charts.has(plainText(text)), text.slice(0, 80));
    await checkHarmless(page);
  });

  it('are in what is shown of one chart: its table, its menus and what is said under the pointer', async () => {
    const page = await world.see({ kind: 'charts', runs: [{ connectionId: world.connectionId, runId: 'everything' }] });
    const frame = page.frame();
    await frame.locator('canvas').first().waitFor();
    await frame.locator('canvas').first().hover();
    await frame.getByRole('button', { name: 'table' }).first().click();
    await frame.getByRole('table').first().waitFor();
    await frame.getByRole('button', { name: 'save' }).first().click();
    await frame.getByRole('menuitem').first().waitFor();
    await checkHarmless(page);
  });

  it('are params, metrics, tags, datasets, aliases and the note of a run, as text and nothing else', async () => {
    const page = await world.see(world.identity('run', everything));
    await page.frame().getByRole('heading', { name: everything }).waitFor();
    await checkHarmless(page);
  });

  it('are names and values in the table of runs, as text and nothing else', async () => {
    const { connectionId } = world;
    const page = await world.see({ kind: 'runs', connectionId, experimentId: hostileExperimentId });
    const frame = page.frame();
    await frame.getByRole('rowheader').first().waitFor();
    await frame.getByRole('button', { name: /^Columns/ }).click();
    await frame.getByRole('button', { name: 'Show All' }).click();
    await page.editor.keyboard.press('Escape');
    await frame.getByRole('rowheader').nth(1).click();
    for (const key of ['End', 'Control+End', 'Home']) await page.editor.keyboard.press(key);
    const names = await eventually(async () => {
      const texts = await frame.getByRole('rowheader').locator('.text').allInnerTexts();
      assert.ok(texts.length > 5);
      return texts;
    });
    const expected = new Set(hostileTexts.map((text) => plainText(text, 200).trim()));
    assert.ok(
      names.some((name) => expected.has(name.trim())),
      names.join('\n'),
    );
    await checkHarmless(page);
  });

  it('are the name of a run and of its experiment', async () => {
    // Some of each kind: each is a page of its own.
    for (const [index, text] of hostileTexts.entries()) {
      if (index % 16 !== 0 && index !== hostileTexts.length - 1) continue;
      const page = await world.see({ kind: 'run', connectionId: world.connectionId, runId: `run ${String(index)}` });
      const heading = page.frame().getByRole('heading', { level: 1 });
      await heading.waitFor();
      assert.ok((await heading.innerText()).includes(plainText(text, 40).slice(0, 30).trim()), text.slice(0, 80));
      await checkHarmless(page);
    }
  });
});

/** The names of all charts; only those in view are there, so it goes from one end to the other. */
async function chartsOf(page: SeenPage): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const groups = page.frame().getByRole('group');
  await page.editor.mouse.move(900, 500);
  for (let size = -1, quiet = 0; quiet < 3;) {
    for (const name of await groups.evaluateAll(labels)) found.add(name);
    quiet = found.size === size ? quiet + 1 : 0;
    size = found.size;
    await page.editor.mouse.wheel(0, 700);
    await nextFrames(page.frame());
  }
  return found;
}

/** Runs in the page. */
function labels(elements: readonly Element[]): readonly string[] {
  return elements.map((element) => element.getAttribute('aria-label') ?? '');
}

async function nextFrames(frame: Frame): Promise<void> {
  await frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** No script but ours ran, nothing was even tried that the policy forbids, and nobody else was asked for anything. */
async function checkHarmless(page: SeenPage): Promise<void> {
  assert.deepEqual(await page.complaints(), []);
  assert.deepEqual(page.strayRequests(), []);
  for (const frame of page.editor.frames()) assert.equal(await frame.evaluate(() => 'canary' in globalThis), false);
  assert.deepEqual(
    await page
      .frame()
      .locator(
        'iframe, object, embed, base, form, a[href^="javascript:" i], a[href^="command:" i], img:not([src^="blob:"], [src^="data:"])',
      )
      .all(),
    [],
  );
  await page.editor.close();
}
