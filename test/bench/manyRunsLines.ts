import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { runsPage } from '../../src/panels/runs/runsPage.ts';
import type { RunColumn } from '../../src/model/runColumn.ts';
import { testApp } from '../support/app.ts';
import { watched, type Watched } from './blocks.ts';
import { longestTask } from './longestTask.ts';
import { manyRuns } from './manyRuns.ts';
import { atMost, info, mb, ms, spread, type Line } from './report.ts';
import { readAll } from './runsPages.ts';
import { startPageHost } from './startPageHost.ts';
import type { BenchStore } from './stores.ts';
import { frameOf, seenInFrame, visitOurs } from './visits.ts';

const never = new AbortController().signal;
const rounds = 5;
const { experimentId } = manyRuns;
const allRead = "document.body.innerText.includes('all 97,500 runs')";

const sortedBy: readonly RunColumn[] = [
  { kind: 'metric', name: 'val_loss' },
  { kind: 'param', name: 'seed' },
  { kind: 'param', name: 'optimizer' },
  { kind: 'attribute', name: 'run_name' },
  { kind: 'attribute', name: 'run_id' },
  { kind: 'attribute', name: 'duration' },
];

/** A table of 100,000 runs and 2,000 columns: what it costs the extension host to hold and sort it, and the page to be scrolled. */
export async function manyRunsLines(store: BenchStore): Promise<readonly Line[]> {
  console.log('Reading, sorting and scrolling a table of 100,000 runs and 2,000 columns …');
  return [...(await heldLines(store)), ...(await scrolledLines(store))];
}

async function heldLines({ uri }: BenchStore): Promise<readonly Line[]> {
  const app = testApp({ connections: [{ name: 'store', trackingUri: uri }] });
  await app.connections.ready();
  const [connection] = app.connections.all;
  if (!connection) throw new Error('There is no store.');
  const identity = { kind: 'runs', connectionId: connection.id, experimentId } as const;
  const page = runsPage(identity, { ...app, execute: () => Promise.resolve() });
  try {
    await page.read(never);
    const read = await watched(() => page.answers.all.answer(null, never));
    const sorts: Watched[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const [index, column] of sortedBy.entries()) {
        const sort = [{ column, descending: (index + round) % 2 === 0 }];
        sorts.push(await watched(() => page.answers.search.answer({ stage: 'ACTIVE_ONLY', sort }, never)));
      }
    }
    const medians = sortedBy.map(
      (_, index) => spread(sorts.filter((__, at) => at % sortedBy.length === index).map(({ tookMs }) => tookMs)).median,
    );
    return [
      info('all runs read', ms(read.tookMs)),
      atMost('  extension host: most work in one stretch', read.longestWorkMs, 50, ms),
      atMost('sorted by a column: the slowest of six', Math.max(...medians), 200, ms),
      atMost('  most work in one stretch', Math.max(...sorts.map(({ longestWorkMs }) => longestWorkMs)), 50, ms),
    ];
  } finally {
    page.dispose();
    app[Symbol.dispose]();
  }
}

async function scrolledLines({ folder }: BenchStore): Promise<readonly Line[]> {
  const browser = await launchChromium();
  const host = await startPageHost(folder);
  try {
    const before = await host.footprint();
    const identity = { kind: 'runs', connectionId: host.connectionId, experimentId } as const;
    const { page, until, end } = await visitOurs(browser, await host.address(identity));
    await until("document.body.innerText.includes('run-099999')");
    const readMs = await longestTask(page, async () => {
      await readAll(page);
      await seenInFrame(page, allRead);
    });
    const after = await host.footprint();
    await showAllColumns(page);
    const frame = await frameOf(page);
    const downMs = await longestTask(page, () => scroll(frame, 'scrollTop', 40, 200));
    const jumpMs = await longestTask(page, () => scroll(frame, 'scrollTop', 31_337, 60));
    const acrossMs = await longestTask(page, () => scroll(frame, 'scrollLeft', 900, 100));
    const heapBytes = await pageHeap(page);
    await end();
    return [
      atMost("the host's heap for the runs", after.heapBytes - before.heapBytes, 300e6, mb),
      atMost('all read while the page shows them: longest task of the page', readMs, 50, ms),
      atMost('scrolled down row by row, 2,000 columns: longest task of the page', downMs, 50, ms),
      atMost('  from end to end in leaps', jumpMs, 50, ms),
      atMost('  across all columns', acrossMs, 50, ms),
      atMost("  the page's heap", heapBytes, 100e6, mb),
    ];
  } finally {
    await host.stop();
    await browser.close();
  }
}

async function showAllColumns(page: Page): Promise<void> {
  const frame = await frameOf(page);
  await frame.getByRole('button', { name: /^Columns/ }).click();
  await frame.getByRole('button', { name: 'Show All' }).click();
  await page.keyboard.press('Escape');
  await sleep(1_000);
}

/** By so many pixels in each frame, and back from the end. */
async function scroll(frame: Frame, way: 'scrollTop' | 'scrollLeft', by: number, frames: number): Promise<void> {
  await frame.evaluate(
    async ({ way, by, frames }) => {
      const grid = document.querySelector('[role=grid]');
      if (!grid) throw new Error('There is no table.');
      for (let frame = 0; frame < frames; frame++) {
        const before = grid[way];
        grid[way] += by;
        if (grid[way] === before) grid[way] = 0;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    { way, by, frames },
  );
}

async function pageHeap(page: Page): Promise<number> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await tools.send('Runtime.getHeapUsage');
  await tools.detach();
  return usedSize;
}
