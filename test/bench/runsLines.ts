import type { Browser } from 'playwright-core';
import { launchChromium } from '../../scripts/editor/chromium.ts';
import type { PageIdentity } from '../../src/services/pages.ts';
import { startMlflow } from '../support/mlflowServer.ts';
import { spread, timesFaster, type Line } from './report.ts';
import { comparison, ourAll, tablePages, theirAll } from './runsPages.ts';
import { startPageHost } from './startPageHost.ts';
import type { BenchStore } from './stores.ts';
import { tableExperiments } from './tableRuns.ts';
import { visit, visitOurs, type Visit } from './visits.ts';

const visits = 3;
/** The web UI takes a minute for all rows, and three on a busy machine. */
const longVisits = 1;

/** What is opened, and what is waited for in it: milliseconds for each, from the beginning. */
type Opened = (seen: Visit) => Promise<readonly number[]>;

/**
 * Tables of runs and comparisons in MLflow's own web UI and in Podium, from the database and over the web UI's own server, in turns. A visit is
 * that of somebody who was never there: nothing is in the browser's cache, and Podium's host is a fresh process.
 */
export async function runsLines({ folder }: BenchStore): Promise<readonly Line[]> {
  console.log('Opening tables of 1,000 and 10,000 runs in MLflow’s web UI and in Podium …');
  const browser = await launchChromium();
  const server = await startMlflow({ folder });
  const inTurns = async (
    path: string,
    theirs: Opened,
    identity: (connectionId: string) => PageIdentity,
    ours: Opened,
    turns = visits,
  ): Promise<Times> => {
    const times: { theirs: (readonly number[])[]; local: (readonly number[])[]; remote: (readonly number[])[] } = {
      theirs: [],
      local: [],
      remote: [],
    };
    for (let turn = 0; turn < turns; turn++) {
      times.theirs.push(await seen(await visit(browser, `${server.url}/${path}`), theirs));
      times.local.push(await opened(browser, folder, identity, ours));
      times.remote.push(await opened(browser, server.url, identity, ours));
    }
    return times;
  };
  try {
    const lines: Line[] = [];
    for (const experiment of tableExperiments) {
      const { path, identity, theirFirst, ourFirst } = tablePages(experiment);
      const times = await inTurns(
        path,
        async (page) => [await page.until(theirFirst)],
        identity,
        async (page) => [await page.until(ourFirst)],
      );
      const of = `of ${experiment.count.toLocaleString('en')} runs`;
      lines.push(line(`first 100 rows ${of}, from the database`, times.local, times.theirs, 5));
      lines.push(line(`first 100 rows ${of}, over the same server`, times.remote, times.theirs, 3));
      if (experiment.count > 1_000) continue;
      const all = await inTurns(
        path,
        async (page) => [await page.until(theirFirst), await theirAll(page)],
        identity,
        async (page) => [await page.until(ourFirst), await ourAll(page)],
        longVisits,
      );
      lines.push(line(`all rows ${of}, from the database`, all.local, all.theirs, 10));
      lines.push(line(`all rows ${of}, over the same server`, all.remote, all.theirs, 10));
    }
    const { path, identity, theirs, ours } = comparison;
    const times = await inTurns(
      path,
      async (page) => [await page.until(theirs)],
      identity,
      async (page) => [await page.until(ours)],
    );
    lines.push(line('comparison of 20 runs, from the database', times.local, times.theirs, 5));
    return lines;
  } finally {
    await Promise.all([browser.close(), server.stop()]);
  }
}

interface Times {
  readonly theirs: readonly (readonly number[])[];
  readonly local: readonly (readonly number[])[];
  readonly remote: readonly (readonly number[])[];
}

function line(what: string, ours: Times['local'], theirs: Times['theirs'], limit: number): Line {
  // Whatever is waited for last.
  const median = (times: Times['local']): number => spread(times.map((each) => each.at(-1) ?? NaN)).median;
  return timesFaster(what, median(ours), median(theirs), limit);
}

async function opened(
  browser: Browser,
  place: string,
  identity: (connectionId: string) => PageIdentity,
  ours: Opened,
): Promise<readonly number[]> {
  const host = await startPageHost(place);
  try {
    return await seen(await visitOurs(browser, await host.address(identity(host.connectionId))), ours);
  } finally {
    await host.stop();
  }
}

async function seen(one: Visit, look: Opened): Promise<readonly number[]> {
  try {
    return await look(one);
  } finally {
    await one.end();
  }
}
