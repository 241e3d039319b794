import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { Extreme, Extremes } from '../../src/model/extremes.ts';
import { clamped, formatMetric } from '../../src/model/metric.ts';
import { metricDirection, type MetricDirection } from '../../src/model/metricDirection.ts';
import type { LatestMetrics } from '../../src/protocol/run.ts';
import { longList } from './longList.ts';
import type { Session } from './session.ts';
import { sparkline } from './sparkline.ts';

/** Each metric with its curve, its last value, and its best one and where that was. */
export function metricTable(session: Session, id: string, metrics: LatestMetrics, whenEmpty: string): TemplateResult {
  if (metrics.keys.length === 0) {
    const hope = session.content.facts.isLive ? ' They appear here as soon as it does.' : '';
    return html`<p class="dim">${whenEmpty}${hope}</p>`;
  }
  return longList(session, {
    id,
    what: 'metrics',
    items: metrics.keys.map((key, at) => ({ key, at })),
    keyOf: ({ key }) => key,
    words: ({ key }) => key,
    list: (rows) =>
      html`<table class="metrics" aria-label="Metrics">
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col"><span class="unseen">Curve</span></th>
            <th scope="col" class="number">Last</th>
            <th scope="col" class="number">Best</th>
            <th scope="col">Where</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    row: ({ key, at }) => metricRow(session, key, metrics.values[at] ?? NaN, metrics.steps[at] ?? 0),
  });
}

function metricRow(session: Session, key: string, last: number, lastStep: number): TemplateResult {
  const { host, curves } = session;
  const direction = directionOf(session, key);
  const curve = curves.of(key);
  const failure = curves.failureOf(key);
  const best = curve && bestOf(curve.extremes, direction);
  const name = plainText(key, 120);
  return html`<tr>
    <th scope="row">
      <button
        class="link"
        title=${`Show charts of ${plainText(key, 400)}`}
        @click=${() => session.attempt(host.ask('openCharts', { metric: key }))}
      >
        ${name}</button
      >${directionMark(direction)}
    </th>
    <td class="curve">
      <podium-in-view .onView=${(isInView: boolean) => curves.setInView(key, isInView)}
        >${curve ? sparkline(curve.series, best) : ''}</podium-in-view
      >
    </td>
    <td
      class="number ${Math.abs(last) < clamped ? '' : 'bad'}"
      data-label="last"
      title=${`${exact(last)} at step ${lastStep.toLocaleString('en')}`}
    >
      ${formatMetric(last)}
    </td>
    ${
      curve
        ? extremeCells(curve.extremes, direction, curve.series.pointCount)
        : html`<td class="number"></td>
            <td class="dim">
              ${failure === undefined ? 'Reading…' : html`<span title=${failure}>could not be read</span>`}
            </td>`
    }
  </tr>`;
}

function extremeCells(
  { least, greatest, ...odd }: Extremes,
  direction: MetricDirection | undefined,
  points: number,
): TemplateResult {
  const oddities = [...(odd.hasNaN ? ['has NaN'] : []), ...(odd.hasInfinity ? ['has ∞'] : [])];
  const count = points === 1 ? '1 point' : `${points.toLocaleString('en')} points`;
  const notes = [count, ...oddities].join(' · ');
  if (!least || !greatest)
    return html`<td class="number dim">none</td>
      <td class="dim">no finite value · ${notes}</td>`;
  const best = bestOf({ least, greatest, ...odd }, direction);
  if (points === 1)
    return html`<td class="number" data-label="best">${figure(least)}</td>
      <td class="dim">${where(least)} · ${notes}</td>`;
  if (best)
    return html`<td class="number" data-label="best">${figure(best)}</td>
      <td class="dim">${where(best)} · ${notes}</td>`;
  return html`<td class="number" data-label="range">${figure(least)} – ${figure(greatest)}</td>
    <td class="dim" title=${`least ${where(least)}, greatest ${where(greatest)}`}>
      at steps ${least.step.toLocaleString('en')}, ${greatest.step.toLocaleString('en')} · ${notes}
    </td>`;
}

function bestOf({ least, greatest }: Extremes, direction: MetricDirection | undefined): Extreme | undefined {
  if (direction === undefined) return undefined;
  return direction === 'lower' ? least : greatest;
}

function figure({ value }: Extreme): TemplateResult {
  return html`<span title=${exact(value)}>${formatMetric(value)}</span>`;
}

function where({ step }: Extreme): string {
  return `at step ${step.toLocaleString('en')}`;
}

/** What the experiment itself says of its primary metric counts more than a name. */
function directionOf(session: Session, key: string): MetricDirection | undefined {
  const experiment = session.experiment.state.value;
  if (experiment?.primaryMetric === key && experiment.greaterIsBetter !== undefined) {
    return experiment.greaterIsBetter ? 'higher' : 'lower';
  }
  return metricDirection(key);
}

function directionMark(direction: MetricDirection | undefined): TemplateResult | '' {
  if (direction === undefined) return '';
  const words = `${direction} is better`;
  return html`<span class="direction" title=${words}
    ><span aria-hidden="true">${direction === 'lower' ? '↓' : '↑'}</span><span class="unseen">, ${words}</span></span
  >`;
}

/** Every digit that a double has. */
function exact(value: number): string {
  const shown = formatMetric(value);
  return Number.isFinite(value) && shown !== '∞' && shown !== '-∞' ? String(value) : shown;
}
