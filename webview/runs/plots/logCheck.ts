import { html, type TemplateResult } from 'lit';
import type { PlotAxis } from '../../../src/plots/plotAxis.ts';
import type { Plots } from './plots.ts';

/** Whether an axis is logarithmic, where it can be. */
export function logCheck({ toggleLog }: Plots, axis: PlotAxis): TemplateResult | '' {
  if (!axis.canLog) return '';
  return html`<button
    class="quiet"
    aria-pressed=${axis.scale?.log ?? false}
    aria-label=${`Log scale of ${axis.column.title}`}
    @click=${() => toggleLog(axis)}
  >
    log
  </button>`;
}
