import { html, type TemplateResult } from 'lit';
import { colorCount } from '../../src/charts/looks.ts';

/** A colour of the palette; an empty one for what charts choose. What it means is said beside it. */
export function swatch(color: number | undefined): TemplateResult {
  return html`<svg class="swatch" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <circle
      cx="6"
      cy="6"
      r="5"
      fill=${color === undefined ? 'none' : `var(--podium-series-${(color % colorCount) + 1})`}
      stroke=${color === undefined ? 'currentColor' : 'none'}
    ></circle>
  </svg>`;
}
