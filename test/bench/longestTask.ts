import type { Page } from 'playwright-core';
import { frameOf } from './visits.ts';

/** The longest task of a page's thread while something goes on: 0 where there was none above 50 ms, for a browser tells of no others. */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const frame = await frameOf(page);
  await frame.evaluate(() => {
    const seen = { longest: 0 };
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
    });
    observer.observe({ entryTypes: ['longtask'] });
    Object.assign(globalThis, { tasks: { seen, observer } });
  });
  await work();
  await page.waitForTimeout(300);
  return await frame.evaluate(() => {
    const { tasks } = globalThis as unknown as { tasks: { seen: { longest: number }; observer: PerformanceObserver } };
    tasks.observer.disconnect();
    return tasks.seen.longest;
  });
}
