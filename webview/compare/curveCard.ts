import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { ChartMetric } from '../../src/protocol/charts.ts';
import { amountOf } from '../charts/amount.ts';
import type { Want } from '../charts/book.ts';
import type { ChartZoom } from '../charts/chart/chartProps.ts';
import { painted } from '../charts/painted.ts';
import type { OwnProps } from '../charts/painter.ts';
import { runLines } from '../charts/runLines.ts';
import type { Session } from './session.ts';

const height = 170;
const maxPoints = 1_000;

/** What a card wants of its metric. */
export function wantOf({ key, runs: having, stamp, lastStep = Infinity }: ChartMetric, { content }: Session): Want {
  const runs = content.runs.filter(({ id }) => having.includes(id));
  return { key, runs, stamp, isGrowing: runs.some(({ isLive }) => isLive), maxPoints, isLong: lastStep > maxPoints };
}

/** The curves of one metric: its name, how much of it one sees, and the runs as they look at their heads. */
export function curveCard(metric: ChartMetric, session: Session): TemplateResult {
  const { loader, content, lookOf, painter, zoom } = session;
  const { key } = metric;
  const want = wantOf(metric, session);
  const curves = loader.curvesOf(want);
  const { series, isLoading, failure } = curves;
  const runs = runLines(content.runs, lookOf);
  const props = (): OwnProps => ({
    name: key,
    lines: series.flatMap((one) => {
      const line = runs.get(one.run);
      return line ? { ...line, series: one } : [];
    }),
    axis: { kind: 'step', log: false },
    yLog: false,
    smoothing: 0,
    clipOutliers: false,
    marks: false,
    zoom,
    focused: false,
    height,
  });
  const setZoom = ({ detail }: CustomEvent<ChartZoom | undefined>): void => {
    session.zoom = detail ?? undefined;
    session.update();
  };
  return html`<div class="curve" role="group" aria-label=${plainText(key)}>
    <div class="top">
      <b class="name" title=${plainText(key)}>${plainText(key, 120)}</b><span class="dim">${amountOf(curves)}</span>
    </div>
    ${
      failure === undefined
        ? ''
        : html`<p class="bad-words" role="alert">
            ${failure} <button class="link" @click=${() => loader.tryAgain(want)}>Try Again</button>
          </p>`
    }
    ${
      series.length > 0
        ? html`<div
            class="plot"
            ${painted(painter, [...series, runs, zoom], props)}
            @chart-cursor=${({ detail }: CustomEvent<{ readonly x: number | undefined }>) =>
              painter.share({ cursor: detail.x })}
            @chart-zoom=${setZoom}
          ></div>`
        : html`<p class="instead dim" role="status">${isLoading ? 'Reading…' : ''}</p>`
    }
  </div>`;
}
