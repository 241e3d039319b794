import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import { ours, theirs } from './modelPages.ts';
import { movedAliasLines } from './movedAliasLines.ts';
import { faster, info, spread, timesFaster, type Line } from './report.ts';
import { startPageHost } from './startPageHost.ts';
import type { BenchStore } from './stores.ts';
import { visit, visitOurs } from './visits.ts';

const visits = 5;

/**
 * The page of a model with 1,000 versions in Podium, from the database and over a server, and that of one with 5 in the web UI of this
 * server, in turns. A visit is that of somebody who was never there: nothing is in the browser's cache, and Podium's host is a fresh process.
 */
export async function modelLines({ folder }: BenchStore): Promise<readonly Line[]> {
  console.log('Opening models in MLflow’s web UI and in Podium …');
  const browser = await launchChromium();
  const server = await startMlflow({ folder });
  const times: { theirs: number[]; local: Opened[]; remote: Opened[] } = { theirs: [], local: [], remote: [] };
  try {
    for (let turn = 0; turn < visits; turn++) {
      const web = await visit(browser, `${server.url}/${theirs.path}`);
      times.theirs.push(await web.until(theirs.shown));
      await web.end();
      times.local.push(await opened(browser, folder));
      times.remote.push(await opened(browser, server.url));
    }
    const there = spread(times.theirs).median;
    const lines = (from: string, own: readonly Opened[]): readonly Line[] => {
      const median = (of: (one: Opened) => number): number => spread(own.map(of)).median;
      return [
        timesFaster(
          `a model of 1,000 versions ${from}, 5 there: rows with aliases`,
          median(({ rowsMs }) => rowsMs),
          there,
          3,
        ),
        info(
          '  those rows with what their source runs say',
          faster(
            median(({ figuresMs }) => figuresMs),
            there,
          ),
        ),
        info(
          '  all 1,000 versions and their runs',
          faster(
            median(({ allMs }) => allMs),
            there,
          ),
        ),
      ];
    };
    return [
      ...lines('from the database', times.local),
      ...lines('over the same server', times.remote),
      ...(await movedAliasLines(browser, server.url)),
    ];
  } finally {
    await Promise.all([browser.close(), server.stop()]);
  }
}

interface Opened {
  readonly rowsMs: number;
  readonly figuresMs: number;
  readonly allMs: number;
}

async function opened(browser: Browser, place: string): Promise<Opened> {
  const host = await startPageHost(place);
  try {
    const { until, end } = await visitOurs(browser, await host.address(ours.identity(host.connectionId)));
    const rowsMs = await until(ours.shown);
    const figuresMs = await until(ours.figures);
    const allMs = await until(ours.all);
    await end();
    return { rowsMs, figuresMs, allMs };
  } finally {
    await host.stop();
  }
}
