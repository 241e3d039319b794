import type { Page } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { allCurvesExact, allRuns, firstCurves, someCurves } from './longCurvePages.ts';
import { longestTask } from './longestTask.ts';
import { atMost, info, ms, type Line } from './report.ts';
import { startPageHost } from './startPageHost.ts';
import type { BenchStore } from './stores.ts';
import { frameOf, seenInFrame, visitOurs } from './visits.ts';

const moves = 100;
const shownAgainMs = 300;

/** What it costs to look at 20 long curves: the longest task of the page's thread. A browser tells only of those above 50 ms. */
export async function pageLines({ folder }: BenchStore): Promise<readonly Line[]> {
  console.log('Looking at 20 long curves: hovering, enlarging, hiding and showing …');
  const browser = await launchChromium();
  const host = await startPageHost(folder);
  try {
    const { page, until, end } = await visitOurs(browser, await host.address(allRuns(host.connectionId)));
    await until(allCurvesExact);
    const hoverMs = await longestTask(page, () => hover(page));
    const zoomMs = await longestTask(page, () => zoom(page));
    const enlargedMs = await longestTask(page, () => enlarge(page));
    await page.evaluate('podium.hide()');
    const startMs = performance.now();
    await page.evaluate('podium.show()');
    await seenInFrame(page, someCurves);
    const someMs = performance.now() - startMs;
    await seenInFrame(page, firstCurves);
    const allMs = performance.now() - startMs;
    await end();
    return [
      atMost('pointer moved over 20 curves: longest task of the page', hoverMs, 50, ms),
      atMost('zoomed in three times and back: longest task of the page', zoomMs, 50, ms),
      atMost('a chart enlarged and back: longest task of the page', enlargedMs, 50, ms),
      atMost('shown again after another tab hid it: first chart of 20 curves', someMs, shownAgainMs, ms),
      info('  all three charts', ms(allMs)),
    ];
  } finally {
    await host.stop();
    await browser.close();
  }
}

async function hover(page: Page): Promise<void> {
  const { x, y, width, height } = await plotBox(page);
  for (let move = 0; move < moves; move++) {
    await page.mouse.move(x + (width * move) / moves, y + height * (0.5 + 0.3 * Math.sin(move / 5)));
  }
}

async function zoom(page: Page): Promise<void> {
  const { x, y, width, height } = await plotBox(page);
  for (const to of [0.7, 0.5, 0.6]) {
    await page.mouse.move(x + width * 0.3, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width * to, y + height / 2, { steps: 10 });
    await page.mouse.up();
    await page.waitForTimeout(500);
  }
  await page.mouse.dblclick(x + width / 2, y + height / 2);
  await page.waitForTimeout(500);
}

async function enlarge(page: Page): Promise<void> {
  const frame = await frameOf(page);
  for (const name of ['enlarge', 'all charts']) {
    await frame.getByRole('button', { name }).first().click();
    await page.waitForTimeout(1_000);
  }
}

async function plotBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await (await frameOf(page)).locator('canvas').first().boundingBox();
  if (!box) throw new Error('There is no chart.');
  return box;
}
