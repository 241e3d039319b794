import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import type { PageIdentity } from '../../src/services/pages.ts';
import { benchFolder } from './benchFolder.ts';
import {
  allCurvesExact,
  allRuns,
  firstCurves,
  oneRun,
  oneRunExact,
  runPage,
  runShown,
  title,
} from './longCurvePages.ts';
import { faster, info, spread, timesFaster, type Line } from './report.ts';
import { startPageHost } from './startPageHost.ts';
import type { BenchStore } from './stores.ts';
import { visitOurs } from './visits.ts';
import { webUiTimes } from './webUiPages.ts';

const visits = 2;
/** Of pages that are there at once: what else the machine does weighs more on these. */
const visitsOfQuick = 5;

/**
 * The same runs in MLflow's own web UI and in Podium's pages, in one Chromium. A visit is that of somebody who was never there: the browser
 * has nothing in its cache, and Podium's host is a fresh process, of its own as in VS Code, that has not opened the store.
 */
export async function webUiLines({ folder }: BenchStore): Promise<readonly Line[]> {
  console.log('Opening 20 runs of 3 × 100,000 points in MLflow’s web UI and in Podium’s pages …');
  const browser = await launchChromium();
  try {
    const place = { browser, folder };
    const theirs = await webUiTimes(browser, folder, visits);
    const charts = await chartTimes(place);
    const metrics = await repeated(() => opened(place, oneRun, firstCurves, oneRunExact));
    const run = await repeated(() => opened(place, runPage, runShown));
    const line = (what: string, ours: readonly number[], other: readonly number[], limit: number): Line =>
      timesFaster(what, spread(ours).median, spread(other).median, limit);
    return [
      line(`${title}: first curves, where the web UI draws 10 runs`, charts.first, theirs.charts, 10),
      line('  all of them, exact', charts.exact, theirs.charts, 2),
      line('  the same in the second opening', charts.again, theirs.charts, 10),
      line(
        'the metrics of one of them, with as many points as the web UI draws',
        column(metrics, 0),
        theirs.metrics,
        4,
      ),
      info('  with all of them', faster(spread(column(metrics, 1)).median, spread(theirs.metrics).median)),
      line('the page of one of them', column(run, 0), theirs.run, 4),
    ];
  } finally {
    await browser.close();
  }
}

interface Place {
  readonly browser: Browser;
  readonly folder: string;
  /** Where curves are kept for the next opening; nowhere unless said. */
  readonly cacheFolder?: string;
}

interface ChartTimes {
  readonly first: number[];
  readonly exact: number[];
  readonly again: number[];
}

async function chartTimes(place: Place): Promise<ChartTimes> {
  const times: ChartTimes = { first: [], exact: [], again: [] };
  for (let turn = 0; turn < visits; turn++) {
    const withCache = { ...place, cacheFolder: await benchFolder('kept') };
    const [firstMs = NaN, exactMs = NaN] = await opened(withCache, allRuns, firstCurves, allCurvesExact);
    const [againMs = NaN] = await opened(withCache, allRuns, allCurvesExact);
    times.first.push(firstMs);
    times.exact.push(exactMs);
    times.again.push(againMs);
  }
  return times;
}

async function repeated(measure: () => Promise<readonly number[]>): Promise<readonly (readonly number[])[]> {
  const times: (readonly number[])[] = [];
  for (let turn = 0; turn < visitsOfQuick; turn++) times.push(await measure());
  return times;
}

function column(times: readonly (readonly number[])[], index: number): readonly number[] {
  return times.map((each) => each[index] ?? NaN);
}

/** Milliseconds until each of the expressions is true in a page that a fresh host serves. */
async function opened(
  { browser, folder, cacheFolder = '' }: Place,
  identity: (connectionId: string) => PageIdentity,
  ...expressions: readonly string[]
): Promise<readonly number[]> {
  const host = await startPageHost(folder, cacheFolder);
  try {
    const { until, end } = await visitOurs(browser, await host.address(identity(host.connectionId)));
    const times: number[] = [];
    for (const expression of expressions) times.push(await until(expression));
    await end();
    return times;
  } finally {
    await host.stop();
  }
}
