import { html, type TemplateResult } from 'lit';
import type { Legend } from '../../../src/plots/coloring.ts';

/** What the colours say. */
export function legend(shown: Legend): TemplateResult | '' {
  if (shown.kind === 'none') return '';
  const absent = shown.absent === '' ? '' : html`<span class="dim">grey: ${shown.absent}</span>`;
  if (shown.kind === 'ramp') {
    return html`<p class="plot-legend">
      <span class="dim">colour: ${shown.title}</span> <span class="figure">${shown.low}</span
      ><span class="plot-ramp" aria-hidden="true"></span><span class="figure">${shown.high}</span> ${absent}
    </p>`;
  }
  return html`<p class="plot-legend">
    <span class="dim">colour: ${shown.title}</span>
    ${shown.entries.map(
      ({ label, color }) =>
        html`<span class="plot-entry" title=${label}
          ><span class="dot" aria-hidden="true" .style=${`color: ${color}`}></span
          ><span class="text">${label}</span></span
        >`,
    )}
    ${absent}
  </p>`;
}
