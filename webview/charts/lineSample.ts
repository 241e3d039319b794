import { html, type TemplateResult } from 'lit';
import { colorCount, dashOf, markerOf } from '../../src/charts/looks.ts';
import { markerPath } from '../../src/charts/markerPath.ts';
import type { LineLook } from './chart/chartProps.ts';

/** A line as it is drawn in charts: its colour, dashes and marker. What it means is said beside it. */
export function lineSample(look: LineLook): TemplateResult {
  const color = `var(--podium-series-${(look.color % colorCount) + 1})`;
  return html`<svg class="sample" viewBox="0 0 34 18" aria-hidden="true">
    <path d="M1 9H33" fill="none" stroke=${color} stroke-width="2" stroke-dasharray=${dashOf(look).join(' ')} />
    <path d=${markerPath(markerOf(look), 17, 9, 3.6)} fill=${color} stroke=${color} stroke-width="1.2" />
  </svg>`;
}
