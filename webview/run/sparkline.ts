import { html, nothing, svg, type TemplateResult } from 'lit';
import { clamped } from '../../src/model/metric.ts';
import type { MetricSeries } from '../../src/protocol/run.ts';
import type { Extreme } from '../../src/model/extremes.ts';

const width = 120;
const height = 20;
const edge = 3;

/** A small curve by step; where a value is not finite, it is broken. */
export function sparkline({ steps, values }: MetricSeries, mark: Extreme | undefined): TemplateResult | '' {
  const finite = [...values].filter(isFinite);
  const [least, greatest] = [Math.min(...finite), Math.max(...finite)];
  const [first, last] = [steps[0] ?? 0, steps.at(-1) ?? 0];
  if (finite.length < 2 || last <= first) return '';
  const x = (step: number): number => edge + ((step - first) / (last - first)) * (width - 2 * edge);
  // Halved first: the distance between two doubles may be no double.
  const range = greatest / 2 - least / 2;
  const y = (value: number): number =>
    range === 0 ? height / 2 : height - edge - ((value / 2 - least / 2) / range) * (height - 2 * edge);
  let path = '';
  let isBroken = true;
  for (const [at, value] of values.entries()) {
    if (isFinite(value)) path += `${isBroken ? 'M' : 'L'}${round(x(steps[at] ?? 0))} ${round(y(value))}`;
    isBroken = !isFinite(value);
  }
  return html`<svg class="spark" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    <path d=${path}></path>
    ${mark ? svg`<circle cx=${round(x(mark.step))} cy=${round(y(mark.value))} r="2.5"></circle>` : nothing}
  </svg>`;
}

function isFinite(value: number): boolean {
  return Math.abs(value) < clamped;
}

function round(pixels: number): string {
  return pixels.toFixed(1);
}
