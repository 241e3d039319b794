import { html, type TemplateResult } from 'lit';
import type { LineLook } from './chart/chartProps.ts';
import { colorCount, dashOf, markerOf, type Marker } from './chart/lineLooks.ts';

/** A line as it is drawn in charts: its colour, dashes and marker. What it means is said beside it. */
export function lineSample(look: LineLook): TemplateResult {
  const color = `var(--podium-series-${(look.color % colorCount) + 1})`;
  return html`<svg class="sample" viewBox="0 0 34 18" aria-hidden="true">
    <path d="M1 9H33" fill="none" stroke=${color} stroke-width="2" stroke-dasharray=${dashOf(look).join(' ')} />
    <path d=${shapes[markerOf(look)]} fill=${color} stroke=${color} stroke-width="1.6" />
  </svg>`;
}

/** Around the middle of the sample. */
const shapes: Readonly<Record<Marker, string>> = {
  circle: 'M14 9a3 3 0 1 0 6 0a3 3 0 1 0-6 0Z',
  triangle: 'M17 5L20.5 12H13.5Z',
  rect: 'M14 6H20V12H14Z',
  rectRot: 'M17 5L21 9L17 13L13 9Z',
  star: 'M17 5V13M13.5 7L20.5 11M20.5 7L13.5 11',
  crossRot: 'M14 6L20 12M20 6L14 12',
  cross: 'M17 5V13M13 9H21',
};
