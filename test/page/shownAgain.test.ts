import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import { TestDatabase } from '../support/database.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';

/** So many that the page scrolls. */
const metrics = Array.from({ length: 12 }, (_, index) => `layer/${String(index).padStart(2, '0')}`);
const lastStep = 3_000;

describe('charts that another tab hid are, when they are shown again,', function () {
  this.timeout(30_000);
  let database: TestDatabase;
  let world: PageWorld;
  let page: SeenPage;

  before(async () => {
    database = new TestDatabase();
    database.addExperiment('1', 'hidden');
    addRun('first', 1_000);
    world = await openPageWorld(database.folder);
    page = await world.see(world.identity('experimentCharts', 'first'));
    await chart(0).locator('canvas').first().waitFor();
  });
  after(async () => {
    await world.dispose();
    database.dispose();
  });

  it('as far scrolled as they were', async () => {
    await page.frame().locator('.scroll').hover();
    await page.editor.mouse.wheel(0, 500);
    const top = await eventually(async () => {
      const view = (await page.remembered()) as { readonly scrollTop: number };
      assert.ok(view.scrollTop >= 500);
      return view.scrollTop;
    });
    await again();
    await eventually(async () => {
      assert.equal(
        await page
          .frame()
          .locator('.scroll')
          .evaluate(({ scrollTop }) => scrollTop),
        top,
      );
    });
    await page
      .frame()
      .locator('.scroll')
      .evaluate((scrolling) => scrolling.scrollTo(0, 0));
  });

  it('as near as they were, and know what lies beyond', async () => {
    const plot = chart(0).locator('canvas').first();
    const { x = 0, y = 0, width = 0, height = 0 } = (await plot.boundingBox()) ?? {};
    await page.editor.mouse.move(x + width * 0.45, y + height / 2);
    await page.editor.mouse.down();
    await page.editor.mouse.move(x + width * 0.55, y + height / 2, { steps: 4 });
    await page.editor.mouse.up();
    const near = await eventually(async () => {
      const zoom = await zoomNow();
      assert.ok(zoom);
      return zoom;
    });
    await again();
    await chart(0).getByText('here').waitFor();
    await chart(0).getByRole('application').focus();
    await page.editor.keyboard.press('-');
    await eventually(async () => {
      const zoom = await zoomNow();
      assert.ok(zoom, 'All is shown at once.');
      assert.equal(Math.round((zoom.max - zoom.min) / (near.max - near.min)), 2);
    });
  });

  it('drawn with the same lines, whichever run came first', async () => {
    const before = await lineOf('first');
    addRun('second', 2_000);
    await again();
    await row('second').waitFor();
    assert.equal(await lineOf('first'), before);
    assert.notEqual(await lineOf('second'), before);
  });

  async function again(): Promise<void> {
    await page.hide();
    await page.show();
    await chart(0).locator('canvas').first().waitFor();
  }

  function chart(index: number): Locator {
    return page.frame().getByRole('group', { name: metrics[index] ?? '', exact: true });
  }

  function row(run: string): Locator {
    return page.frame().locator('li.run').filter({ hasText: run });
  }

  async function lineOf(run: string): Promise<string> {
    return await row(run)
      .locator('svg')
      .first()
      .evaluate((line) => line.outerHTML);
  }

  async function zoomNow(): Promise<{ readonly min: number; readonly max: number } | undefined> {
    return ((await page.remembered()) as { readonly zoom?: { readonly min: number; readonly max: number } }).zoom;
  }

  function addRun(name: string, startTimeMs: number): void {
    database.inOneGo(() => {
      database.addRun({ runId: name, name, startTimeMs });
      for (const key of metrics) {
        for (let step = 0; step <= lastStep; step++)
          database.addPoint(name, key, step, 1_000 + step, Math.sin(step / 50));
        database.addLatest(name, key, lastStep, 1_000 + lastStep, Math.sin(lastStep / 50));
      }
    });
  }
});
