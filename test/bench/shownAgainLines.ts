import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { vscodeFromNpm } from '../../scripts/editor/vscodeFromNpm.ts';
import { serveVscode } from '../../scripts/editor/vscodeServer.ts';
import { benchFolder } from './benchFolder.ts';
import { atMost, info, ms, spread, type Line } from './report.ts';
import type { BenchStore } from './stores.ts';

const rounds = 9;
const settleMs = 2_000;
const patienceMs = 60_000;

/** Milliseconds since 1970. */
interface Moments {
  /** VS Code is done with making a webview, and our document begins. */
  readonly begunMs: number;
  /** The first curve is on the screen. */
  readonly drawnMs: number;
}

/**
 * Charts of 20 long curves in a real VS Code, in which another tab hides them and one comes back. What passes before our document begins is what
 * VS Code takes for a webview with nothing in it.
 */
export async function shownAgainLines({ folder }: BenchStore): Promise<readonly Line[]> {
  console.log('Hiding and showing charts of 20 long curves in VS Code …');
  const browser = await launchChromium();
  const server = await serveVscode({
    vscode: await vscodeFromNpm('latest'),
    dataFolder: await benchFolder('vscode'),
    settingsFile: path.resolve('scripts/editor/settings.json'),
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await page.addInitScript({ content: noteFirstCurve });
    await page.goto(server.address({ folder, developmentFolder: process.cwd() }));
    await page.locator('.activitybar').waitFor();
    await say(page, '>Podium: Show Metric Charts', 'Show Metric Charts');
    await say(page, 'long/curves', 'long/curves');
    await drawn(page);
    await say(page, '>Create: New Untitled Text File', 'New Untitled Text File');
    await page.waitForTimeout(settleMs);
    const tabs = page.locator('.tabs-container .tab');
    const times: { whole: number; ours: number }[] = [];
    for (let round = 0; round < rounds; round++) {
      await tabs.last().click();
      await page.waitForTimeout(settleMs);
      const startMs = Date.now();
      await tabs.first().click();
      const { begunMs, drawnMs } = await drawn(page);
      times.push({ whole: drawnMs - startMs, ours: drawnMs - begunMs });
    }
    const ours = spread(times.map((each) => each.ours)).median;
    const whole = spread(times.map((each) => each.whole)).median;
    return [
      atMost('shown again in VS Code: first of 20 curves, from when its document begins', ours, 300, ms),
      info('  from the click, with what VS Code takes for any webview', ms(whole)),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** Takes what was meant from what the palette finds, as soon as it is there. */
async function say(page: Page, text: string, found: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[type=text]');
  await until(async () => {
    if (!(await input.isVisible())) await page.keyboard.press('F1');
    await input.fill(text, { timeout: settleMs });
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: found }).first();
    if (await isThere(row)) {
      await row.click();
      return true;
    }
    // The palette learns of no commands while it is open.
    if (text.startsWith('>')) await page.keyboard.press('Escape');
    return false;
  });
  await page.waitForTimeout(500);
}

async function isThere(row: Locator): Promise<boolean> {
  await row.waitFor({ timeout: settleMs }).catch(() => undefined);
  return await row.isVisible();
}

async function drawn(page: Page): Promise<Moments> {
  let seen: Moments | undefined;
  await until(async () => {
    for (const frame of page.frames()) seen ??= await momentsOf(frame);
    return seen !== undefined;
  });
  return seen as unknown as Moments;
}

async function momentsOf(frame: Frame): Promise<Moments | undefined> {
  if ((await frame.locator('#page').count()) === 0) return undefined;
  return await frame.evaluate(() => {
    const { firstCurveMs } = globalThis as { firstCurveMs?: number };
    return firstCurveMs === undefined ? undefined : { begunMs: performance.timeOrigin, drawnMs: firstCurveMs };
  });
}

/** Runs in each document before its own scripts: notes when the first path, of which Chart.js makes its lines, is on the screen. */
const noteFirstCurve = `{
  const shapes = CanvasRenderingContext2D.prototype;
  const { stroke } = shapes;
  shapes.stroke = function (...path) {
    stroke.apply(this, path);
    if (path.length === 0) return;
    shapes.stroke = stroke;
    requestAnimationFrame(() => setTimeout(() => { globalThis.firstCurveMs = performance.timeOrigin + performance.now(); }));
  };
}`;

/** A frame may go, and a list be made anew, while one looks. */
async function until(look: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + patienceMs;
  for (;;) {
    try {
      if (await look()) return;
    } catch (error) {
      if (performance.now() > endMs) throw error;
    }
    if (performance.now() > endMs) throw new Error('VS Code did not come so far.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
