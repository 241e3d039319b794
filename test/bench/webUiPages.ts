import type { Browser } from 'playwright-core';
import { startMlflow } from '../support/mlflowServer.ts';
import { curveRunIds, longCurves } from './longCurves.ts';
import { runShown } from './longCurvePages.ts';
import { visit } from './visits.ts';

const { experimentId, keys } = longCurves;

/** The charts mode begins with so many runs. */
const runsAtFirst = 10;

const pages = {
  charts: { path: 'runs?compareRunsMode=CHART', shown: plots(keys.length, runsAtFirst) },
  metrics: { path: `runs/${curveRunIds[0] ?? ''}/model-metrics`, shown: plots(keys.length, 1) },
  run: { path: `runs/${curveRunIds[0] ?? ''}`, shown: runShown },
};

type WebUiPage = keyof typeof pages;

/** Milliseconds until MLflow's own web UI shows what is asked for, in each of some visits. */
export async function webUiTimes(
  browser: Browser,
  folder: string,
  visits: number,
): Promise<Readonly<Record<WebUiPage, readonly number[]>>> {
  const times: Record<WebUiPage, number[]> = { charts: [], metrics: [], run: [] };
  const server = await startMlflow({ folder });
  try {
    for (const [page, { path, shown }] of Object.entries(pages)) {
      for (let turn = 0; turn < visits; turn++) {
        const { until, end } = await visit(browser, `${server.url}/#/experiments/${experimentId}/${path}`);
        times[page as WebUiPage].push(await until(shown));
        await end();
      }
    }
  } finally {
    await server.stop();
  }
  return times;
}

/** So many plots are drawn, each with as many lines. */
function plots(count: number, lines: number): string {
  return `[...document.querySelectorAll('.js-plotly-plot')].filter((plot) => plot.querySelector('svg.main-svg') &&
    (plot.data ?? []).filter(({ x }) => x?.length > 10).length >= ${String(lines)}).length >= ${String(count)}`;
}
