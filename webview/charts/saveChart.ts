import { chartCsv } from '../../src/charts/csv.ts';
import { countOf } from './amount.ts';
import { axisOf } from './axis.ts';
import { runLines } from './runLines.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

type Format = 'png' | 'svg' | 'csv';

/** In one file, of all runs together. */
const mostPoints = 1_000_000;
const fewestPoints = 4;

/** Saves a chart as it is seen, or every point of the runs that are shown, in a file that the person chooses. */
export function saveChart(session: Session, key: string, format: Format, { runs }: Shown): void {
  session.attempt(
    format === 'csv'
      ? saveTable(
          session,
          key,
          runs.map(({ id }) => id),
        )
      : savePicture(session, key, format),
  );
}

async function savePicture({ painter, host }: Session, key: string, format: 'png' | 'svg'): Promise<void> {
  const chart = painter.elementOf(key);
  if (!chart) throw new Error('There is nothing to save yet: the curves of this chart are still being read.');
  const bytes =
    format === 'png'
      ? new Uint8Array(await (await chart.toPng()).arrayBuffer())
      : new TextEncoder().encode(chart.toSvg());
  await host.ask('save', { name: fileName(key, format), bytes });
}

/** What is more than a file holds is thinned out as in the chart, so that every extreme is there; which is said. */
async function saveTable(session: Session, key: string, shown: readonly string[]): Promise<void> {
  const { host, content, lookOf } = session;
  const runs = shown.filter((run) => content.metrics.find((metric) => metric.key === key)?.runs.includes(run));
  const axis = axisOf(session);
  const maxPoints = Math.max(fewestPoints, Math.floor(mostPoints / Math.max(1, runs.length)));
  const series = await host.ask('series', { key, runs, maxPoints, ...(axis.by === 'metric' && { x: axis.key }) });
  const lines = runLines(content.runs, lookOf);
  const named = series.flatMap((one) => {
    const line = lines.get(one.run);
    return line ? [{ ...line, series: one }] : [];
  });
  const name = axis.by === 'metric' ? axis.key : undefined;
  const bytes = new TextEncoder().encode(chartCsv(key, named, { kind: axis.by, name, log: false }));
  const isSaved = await host.ask('save', { name: fileName(key, 'csv'), bytes });
  if (!isSaved || !series.some(({ sampled }) => sampled)) return;
  const kept = series.reduce((sum, { values }) => sum + values.length, 0);
  const all = series.reduce((sum, { pointCount }) => sum + pointCount, 0);
  throw new Error(
    `Saved ${countOf(kept)} of ${countOf(all)}: more than a file of this kind should hold. Hide some runs to save each whole.`,
  );
}

function fileName(key: string, format: Format): string {
  return `${key.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '-')}.${format}`;
}
