import { launchChromium } from '../../scripts/editor/chromium.ts';
import type { Page } from 'playwright-core';
import { atMost, mb, type Line } from './report.ts';
import { startPageHost, type PageHost } from './startPageHost.ts';
import type { BenchStore } from './stores.ts';

const openings = 100;
/** After these, what is loaded once is loaded. */
const first = 10;

/** What is left of pages that were opened and closed a hundred times, in one tab and one host. */
export async function growthLines({ folder }: BenchStore): Promise<readonly Line[]> {
  console.log(`Opening and closing charts ${String(openings)} times …`);
  const browser = await launchChromium();
  const host = await startPageHost(folder);
  try {
    const page = await browser.newPage();
    await openAndClose(page, host, first);
    const before = await left(page, host);
    await openAndClose(page, host, openings);
    const after = await left(page, host);
    return [
      atMost(
        `${String(openings)} openings and closings: the page's heap grows by`,
        after.pageBytes - before.pageBytes,
        1e6,
        mb,
      ),
      atMost('  documents and nodes that are left in it', after.nodes - before.nodes, 0, String),
      atMost("  the host's heap grows by", after.heapBytes - before.heapBytes, 5e6, mb),
      atMost('  handles that are left in the host', after.handles - before.handles, 0, String),
    ];
  } finally {
    await host.stop();
    await browser.close();
  }
}

async function openAndClose(page: Page, host: PageHost, times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    await page.goto(
      await host.address({ kind: 'experimentCharts', connectionId: host.connectionId, experimentId: '3' }),
    );
    await page.frameLocator('iframe').locator('canvas').first().waitFor();
  }
  await page.goto('about:blank');
}

/** After all garbage was collected, on both sides. */
async function left(page: Page, host: PageHost) {
  const browser = await page.context().newCDPSession(page);
  await page.waitForTimeout(500);
  for (let time = 0; time < 3; time++) await browser.send('HeapProfiler.collectGarbage');
  await browser.send('Performance.enable');
  const { metrics } = await browser.send('Performance.getMetrics');
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return {
    ...(await host.footprint()),
    pageBytes: value('JSHeapUsedSize'),
    nodes: value('Nodes') + value('Documents'),
  };
}
