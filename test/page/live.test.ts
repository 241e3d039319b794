import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import { eventually } from '../editor/support/eventually.ts';
import type { SeenPage } from '../support/pages/browser.ts';
import { openPageWorld, type PageWorld } from '../support/pages/pageWorld.ts';
import { needsPython } from '../support/python.ts';
import { copySample, type SampleCopy } from '../support/sample.ts';
import { startScript, type Script } from '../support/script.ts';

/** So many that the page scrolls. */
const metrics = Array.from({ length: 12 }, (_, index) => `layer/${String(index).padStart(2, '0')}`);
/** Some times as long as from one look to the next. */
const quietMs = 1_000;

describe('the charts of a run that a real MLflow script logs to', function () {
  let sample: SampleCopy;
  let world: PageWorld;
  let script: Script;
  let page: SeenPage;
  let step = 0;

  before(async function () {
    await needsPython(this);
    sample = await copySample();
    script = await startScript(`sqlite:///${path.join(sample.folder, 'mlflow.db')}`, 'growing');
    await logSteps(10);
    world = await openPageWorld(sample.folder);
    const { connectionId } = world;
    page = await world.see({ kind: 'charts', runs: [{ connectionId, runId: script.runId }] });
  });
  after(async () => {
    await world.dispose();
    await sample.dispose();
  });

  it('grow', async () => {
    await amount(metrics[0], 10).waitFor();
    await logSteps(5);
    await amount(metrics[0], 15).waitFor();
  });

  it('stay where they were looked at: as far scrolled, and as near', async () => {
    const plot = chart(metrics[0]).locator('canvas').first();
    const { x = 0, y = 0, width = 0, height = 0 } = (await plot.boundingBox()) ?? {};
    await page.editor.mouse.move(x + width * 0.4, y + height / 2);
    await page.editor.mouse.down();
    await page.editor.mouse.move(x + width * 0.6, y + height / 2, { steps: 4 });
    await page.editor.mouse.up();
    const zoomed = await eventually(async () => {
      const zoom = await zoomOf(page);
      assert.ok(zoom, 'What was marked is not enlarged.');
      return zoom;
    });
    const unscrolled = await placeOf(chart(metrics[6]));
    await page.editor.mouse.wheel(0, 600);
    const place = await eventually(async () => {
      const now = await placeOf(chart(metrics[6]));
      await sleep(100);
      assert.notEqual(now, unscrolled);
      assert.equal(await placeOf(chart(metrics[6])), now, 'It still scrolls.');
      return now;
    });
    await logSteps(5);
    await sleep(quietMs);
    assert.equal(await placeOf(chart(metrics[6])), place);
    assert.deepEqual(await zoomOf(page), zoomed);
    await page.editor.keyboard.press('Escape');
  });

  it('read nothing while the page is hidden, and all there is when it is shown again', async () => {
    await page.hide();
    await sleep(quietMs);
    world.stores.takeAsked();
    await logSteps(5);
    await sleep(quietMs);
    assert.deepEqual(world.stores.takeAsked(), []);
    await page.show();
    await amount(metrics[6], step).waitFor();
  });

  it('are not read again once the run has ended', async () => {
    await script.end();
    await page.frame().getByText('running').waitFor({ state: 'detached' });
    await sleep(quietMs);
    world.stores.takeAsked();
    await sleep(quietMs);
    assert.deepEqual(world.stores.takeAsked(), []);
    assert.deepEqual(await page.complaints(), []);
  });

  async function logSteps(count: number): Promise<void> {
    for (const last = step + count; step < last; step++) {
      await script.log(step, Object.fromEntries(metrics.map((key, index) => [key, Math.sin(step / 5 + index)])));
    }
  }

  function chart(key: string | undefined): Locator {
    return page.frame().getByRole('group', { name: key ?? '', exact: true });
  }

  function amount(key: string | undefined, points: number): Locator {
    return chart(key).getByText(`all ${String(points)} points`);
  }
});

async function zoomOf(page: SeenPage): Promise<unknown> {
  return ((await page.remembered()) as { readonly zoom?: unknown } | undefined)?.zoom;
}

async function placeOf(chart: Locator): Promise<number | undefined> {
  return (await chart.boundingBox())?.y;
}
