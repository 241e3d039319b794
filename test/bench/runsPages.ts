import type { Page } from 'playwright-core';
import type { PageIdentity } from '../../src/services/pages.ts';
import { tableExperiments, tableRun, type TableExperiment } from './tableRuns.ts';
import { frameOf, type Visit } from './visits.ts';

/** The table of an experiment's runs in MLflow's web UI and in Podium, and how to see in a browser that it is there. */
export interface TablePages {
  readonly path: string;
  readonly identity: (connectionId: string) => PageIdentity;
  /** The newest run, and how many there are, as each says it. */
  readonly theirFirst: string;
  readonly ourFirst: string;
}

const shows = (...words: readonly string[]): string =>
  `${JSON.stringify(words)}.every((word) => document.body?.innerText.includes(word))`;

export function tablePages(experiment: TableExperiment): TablePages {
  const { experimentId, count } = experiment;
  const newest = tableRun(experiment, count - 1).name;
  return {
    path: `#/experiments/${experimentId}/runs`,
    identity: (connectionId) => ({ kind: 'runs', connectionId, experimentId }),
    theirFirst: shows(newest, '100 matching runs'),
    ourFirst: `${shows(newest)} && / of more than \\d+ runs/.test(document.body.innerText)`,
  };
}

/** Until all thousand are there: the web UI has a button for each hundred, below the last row. */
export async function theirAll({ page, until }: Visit): Promise<number> {
  let tookMs = NaN;
  for (let count = 200; count <= 1_000; count += 100) {
    await page.evaluate("document.querySelector('.ag-body-viewport').scrollTop = 1e6");
    await page.getByRole('button', { name: 'Load more' }).click();
    tookMs = await until(`document.body.innerText.replaceAll(',', '').includes('${String(count)} matching runs')`);
  }
  return tookMs;
}

export async function ourAll({ page, until }: Visit): Promise<number> {
  await readAll(page);
  return await until(shows('all 1,000 runs'));
}

export async function readAll(page: Page): Promise<void> {
  await (await frameOf(page)).getByRole('button', { name: 'Read All' }).click();
}

const compared = Array.from({ length: 20 }, (_, index) => tableRun(tableExperiments[0], index));

/** The same twenty runs beside each other. */
export const comparison = {
  path: `#/compare-runs?runs=${encodeURIComponent(JSON.stringify(compared.map(({ runId }) => runId)))}&experiments=${encodeURIComponent('["1"]')}`,
  identity: (connectionId: string): PageIdentity => ({
    kind: 'compare',
    runs: compared.map(({ runId }) => ({ connectionId, runId })),
  }),
  theirs: `${shows('Comparing 20 Runs', 'wide-00019')} && document.querySelectorAll('.js-plotly-plot svg').length > 0`,
  ours: shows('wide-00000', 'metric_0', 'param_0'),
};
