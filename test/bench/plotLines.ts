import type { Locator, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { longestTask } from './longestTask.ts';
import { manyRuns } from './manyRuns.ts';
import { atMost, ms, type Line } from './report.ts';
import { readAll } from './runsPages.ts';
import { startPageHost } from './startPageHost.ts';
import type { BenchStore } from './stores.ts';
import { frameOf, seenInFrame, visitOurs } from './visits.ts';

/** Pointer moves of one gesture. */
const moves = 60;

/** Plots of as many runs as one shows: what it costs the page to draw them, to point at them and to brush. */
export async function plotLines({ folder }: BenchStore): Promise<readonly Line[]> {
  console.log('Drawing plots of 5,000 runs, pointing at them and brushing …');
  const browser = await launchChromium();
  const host = await startPageHost(folder);
  try {
    const identity = { kind: 'runs', connectionId: host.connectionId, experimentId: manyRuns.experimentId } as const;
    const { page, until, end } = await visitOurs(browser, await host.address(identity));
    await until("document.body.innerText.includes('run-099999')");
    await readAll(page);
    await seenInFrame(page, "document.body.innerText.includes('all 97,500 runs')");
    const frame = await frameOf(page);
    const drawn = frame.getByText('the first 5,000 of 97,500 runs');
    const [stage, strip] = [frame.locator('.plot-stage'), frame.locator('.axis-strip').last()];
    const openedMs = await longestTask(page, async () => {
      await frame.getByRole('button', { name: 'Plots', exact: true }).click();
      await drawn.waitFor();
      await page.waitForTimeout(1_000);
    });
    const hoveredMs = await longestTask(page, () => moveOver(page, stage));
    const brushedMs = await longestTask(page, () => dragAlong(page, strip));
    const tab = frame.getByRole('tab', { name: 'Scatter' });
    const dotsMs = await longestTask(page, async () => {
      await tab.click();
      await frame.getByText(/draw around runs/).waitFor();
      await page.waitForTimeout(1_000);
    });
    const pointedMs = await longestTask(page, () => moveOver(page, stage));
    const enclosedMs = await longestTask(page, () => dragAlong(page, stage));
    await end();
    return [
      atMost('parallel coordinates of 5,000 runs opened: longest task of the page', openedMs, 50, ms),
      atMost('  gone over with the pointer', hoveredMs, 50, ms),
      atMost('  brushed along an axis', brushedMs, 50, ms),
      atMost('scatter plot of 5,000 runs opened: longest task of the page', dotsMs, 50, ms),
      atMost('  gone over with the pointer', pointedMs, 50, ms),
      atMost('  drawn around', enclosedMs, 50, ms),
    ];
  } finally {
    await host.stop();
    await browser.close();
  }
}

async function moveOver(page: Page, plot: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(plot);
  for (let move = 0; move < moves; move++) {
    await page.mouse.move(x + (width * move) / moves, y + height * (0.2 + 0.6 * ((move * 0.37) % 1)));
  }
}

async function dragAlong(page: Page, place: Locator): Promise<void> {
  const { x, y, width, height } = await boxOf(place);
  await page.mouse.move(x + width / 2, y + height * 0.1);
  await page.mouse.down();
  for (let move = 0; move < moves; move++) {
    await page.mouse.move(x + width * (0.5 + 0.3 * Math.sin(move / 10)), y + height * (0.1 + (0.8 * move) / moves));
  }
  await page.mouse.up();
}

async function boxOf(locator: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('There is no plot.');
  return box;
}
