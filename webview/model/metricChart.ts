import { html, svg, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { plainText } from '../../src/base/plainText.ts';
import { formatMetric } from '../../src/model/metric.ts';
import { metricPlot, type MetricPlot, type PlacedVersion } from './metricPlot.ts';
import { namesApart, type PlacedNames } from './namesApart.ts';
import type { Session } from './session.ts';

const [height, left, right, top, bottom] = [160, 52, 16, 22, 22] as const;
/** More dots are no dots any more. */
const mostDots = 150;

/** A metric over the versions, with the aliases at their places. The table above says the same in figures. */
export function metricChart(session: Session): TemplateResult | '' {
  const { figures, all, place } = session;
  const { metric, metrics } = figures;
  if (metric === undefined) return '';
  const width = Math.max(240, place.seen.width);
  const plot = metricPlot(all, { width: width - left - right, height: height - top - bottom });
  return html`<section class="over-versions" aria-labelledby="over-title">
    <div class="chart-head">
      <h2 id="over-title">
        <select
          class="field"
          aria-label="Metric over versions"
          .value=${live(metric)}
          @change=${(event: Event) => session.look({ metric: (event.currentTarget as HTMLSelectElement).value })}
        >
          ${metrics.map((key) => html`<option value=${key} ?selected=${key === metric}>${plainText(key, 80)}</option>`)}
        </select>
        over versions
      </h2>
      <span class="dim">${amountWords(session, plot)}</span>
    </div>
    ${plot.points.length === 0 ? html`<p class="dim">No version has it.</p>` : drawing(plot, width, session)}
  </section>`;
}

/** "9 of 9 versions; 1 not finite". */
function amountWords({ figures, versions, all }: Session, { points, oddCount }: MetricPlot): string {
  const isPart = versions.goesOn || figures.count < all.length;
  const count = `${points.length.toLocaleString('en')} of ${all.length.toLocaleString('en')}${isPart && versions.goesOn ? ' or more' : ''} versions`;
  return `${count}${oddCount > 0 ? `; ${oddCount} not finite` : ''}${isPart ? '; reading…' : ''}`;
}

function drawing({ points, xTicks, yTicks }: MetricPlot, width: number, session: Session): TemplateResult {
  const x = (unit: number): number => left + unit * (width - left - right);
  const y = (unit: number): number => height - bottom - unit * (height - top - bottom);
  const dots = points.length <= mostDots ? points : points.filter(({ aliases }) => aliases.length > 0);
  const path = points
    .map((one, at) => `${at === 0 || one.isAfterGap ? 'M' : 'L'}${x(one.x).toFixed(1)} ${y(one.y).toFixed(1)}`)
    .join('');
  const choose = ({ offsetX }: MouseEvent): void => {
    const nearest = points.reduce((best, one) =>
      Math.abs(x(one.x) - offsetX) < Math.abs(x(best.x) - offsetX) ? one : best,
    );
    session.show(nearest.version);
  };
  return html`<svg width=${width} height=${height} role="img" aria-label=${summary(points)} @click=${choose}>
    ${yTicks.map(
      ({ at, label }) =>
        svg`<line class="grid" x1=${left} x2=${width - right} y1=${y(at)} y2=${y(at)}></line><text x=${left - 6} y=${y(at) + 4} text-anchor="end">${label}</text>`,
    )}
    ${xTicks.map(({ at, label }) => svg`<text x=${x(at)} y=${height - 5} text-anchor="middle">${label}</text>`)}
    <path d=${path}></path>
    ${dots.map((one) => dot(one, x(one.x), y(one.y), session.view.selected === one.version))}
    ${namesApart(dots.map((one) => nameAt(one, x(one.x), y(one.y), width))).map(
      (one) => svg`<text class="alias" x=${one.x} y=${one.y} text-anchor=${one.anchor}>${one.names}</text>`,
    )}
  </svg>`;
}

function nameAt({ aliases }: PlacedVersion, x: number, y: number, width: number): PlacedNames {
  const names = aliases.map((alias) => `@${plainText(alias, 20)}`).join(' ');
  return { names, x, y: y - 8, anchor: x > width - 70 ? 'end' : x < left + 40 ? 'start' : 'middle' };
}

function dot({ version, value, aliases }: PlacedVersion, x: number, y: number, isSelected: boolean): TemplateResult {
  const names = aliases.map((alias) => `@${plainText(alias, 20)}`).join(' ');
  return svg`<g><title>${`Version ${version}: ${formatMetric(value)}${names === '' ? '' : `, ${names}`}`}</title>
    <circle class=${isSelected ? 'chosen' : ''} cx=${x} cy=${y} r=${isSelected ? 5 : 3.5}></circle></g>`;
}

function summary(points: readonly PlacedVersion[]): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return '';
  const named = points.filter(({ aliases }) => aliases.length > 0);
  return [
    `From ${formatMetric(first.value)} at version ${first.version} to ${formatMetric(last.value)} at version ${last.version}.`,
    ...named.map(
      ({ aliases, value }) =>
        `${aliases.map((alias) => `@${plainText(alias, 40)}`).join(' ')}: ${formatMetric(value)}.`,
    ),
  ].join(' ');
}
