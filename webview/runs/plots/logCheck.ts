import { html, type TemplateResult } from 'lit';
import type { PlotAxis } from '../../../src/plots/plotAxis.ts';
import type { Plots } from './plots.ts';

/** Whether an axis is logarithmic, where it can be. */
export function logCheck({ look, set }: Plots, { column, canLog, scale }: PlotAxis): TemplateResult | '' {
  if (!canLog) return '';
  const isLog = scale?.log ?? false;
  return html`<button
    class="quiet"
    aria-pressed=${isLog}
    aria-label=${`Log scale of ${column.title}`}
    @click=${() => set({ logs: { ...look.logs, [column.key]: !isLog } })}
  >
    log
  </button>`;
}
