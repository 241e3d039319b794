import { html, type TemplateResult } from 'lit';
import { axisOf } from './axis.ts';
import { bandsNow } from './bands.ts';
import type { ChartZoom } from './chart/chartProps.ts';
import { painted } from './painted.ts';
import type { OwnProps } from './painter.ts';
import type { CardCell } from './placing.ts';
import { runLines } from './runLines.ts';
import type { Curves } from './seriesLoader.ts';
import type { Session } from './session.ts';
import type { Shown } from './shown.ts';

/** What a card has besides the plot: its head and its edges; where it fills the page also its sentence. */
const [besides, sentenceHeight] = [34, 42];

/** The curves of a chart; until the first have come, and where there are none, a sentence. */
export function plot(
  cell: CardCell,
  { series, isLoading, isPart }: Curves,
  session: Session,
  shown: Shown,
): TemplateResult {
  const { key } = cell.metric;
  const { painter, content, view, options, look, lookOf } = session;
  if (series.length === 0) {
    return html`<div class="instead dim" role="status">
      <p>${isLoading ? 'Reading…' : 'None of the runs that are shown logged it.'}</p>
    </div>`;
  }
  const { by, ...named } = axisOf(session);
  const { logX, logY, smoothing, clip, marks, band } = options;
  const bands = bandsNow(shown.runs, band);
  const runs = runLines(content.runs, lookOf);
  const isFocused = key === (shown.full ? shown.full.id : session.activeChart);
  const inputs = [
    ...series,
    runs,
    by,
    ...Object.values(named),
    bands,
    logX,
    logY,
    smoothing,
    clip,
    marks,
    view.zoom,
    isFocused,
    cell.height,
    isPart,
  ];
  const props = (): OwnProps => ({
    name: key,
    isPart,
    lines: series.flatMap((one) => {
      const line = runs.get(one.run);
      return line ? { ...line, series: one } : [];
    }),
    axis: { kind: by, log: logX, name: 'key' in named ? named.key : undefined },
    yLog: logY,
    smoothing,
    clipOutliers: clip,
    bands: bands.flatMap((one) => {
      const lineIds = one.lineIds.filter((id) => series.some(({ run }) => run === id));
      return lineIds.length > 1 ? { ...one, lineIds } : [];
    }),
    marks,
    zoom: view.zoom,
    focused: isFocused,
    height: cell.height - besides - (shown.full?.id === key ? sentenceHeight : 0),
    isTabStop: isFocused,
  });
  return html`<div
    class="plot ${view.tables.includes(key) ? 'behind' : ''}"
    ${painted(painter, inputs, props)}
    @chart-cursor=${({ detail }: CustomEvent<{ readonly x: number | undefined }>) => painter.share({ cursor: detail.x })}
    @chart-zoom=${({ detail }: CustomEvent<ChartZoom | undefined>) => look({ zoom: detail ?? undefined })}
  ></div>`;
}
