import type { PageIdentity } from '../../src/services/pages.ts';
import { curveRunIds, longCurves } from './longCurves.ts';

/** Podium's pages of the long curves, and how to see in a browser that they are drawn. */

const { experimentId, keys, runs, points } = longCurves;
const [runId = ''] = curveRunIds;
const numbers = new Intl.NumberFormat('en');

/** Said over a chart as soon as it has any. */
const hasPoints = "said.includes('points')";

export const title = `${String(runs)} runs × ${String(keys.length)} metrics × ${numbers.format(points)} points`;

export function allRuns(connectionId: string): PageIdentity {
  return { kind: 'experimentCharts', connectionId, experimentId };
}

export function oneRun(connectionId: string): PageIdentity {
  return { kind: 'charts', runs: [{ connectionId, runId }] };
}

export function runPage(connectionId: string): PageIdentity {
  return { kind: 'run', connectionId, runId };
}

/** The page of MLflow's web UI, and ours, of a run. */
export const runShown = "['curve-0', 'val_loss'].every((word) => document.body?.innerText.includes(word))";

export const someCurves = charts(hasPoints, 'some');
export const firstCurves = charts(hasPoints);
export const allCurvesExact = charts(saysAll(runs * points));
export const oneRunExact = charts(saysAll(points));

function saysAll(count: number): string {
  return `said.includes('of ${numbers.format(count)} points')`;
}

/** All charts, or some, have something drawn in them, and what each says about its points is so. */
function charts(condition: string, which: 'every' | 'some' = 'every'): string {
  const isDrawn = `(canvas) => canvas.width > 0 &&
    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((part) => part !== 0)`;
  return `(() => {
    const charts = [...document.querySelectorAll('[role=group]')].filter((group) => group.querySelector('canvas'));
    return charts.length >= ${String(keys.length)} && charts.${which}((chart) => {
      const said = chart.textContent;
      return ${condition} && [...chart.querySelectorAll('canvas')].some(${isDrawn});
    });
  })()`;
}
