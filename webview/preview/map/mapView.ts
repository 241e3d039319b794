import { html, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { plainText } from '../../../src/base/plainText.ts';
import { fileSize } from '../../../src/model/words.ts';
import type { MapFeature } from '../../../src/protocol/map.ts';
import { failureBand } from '../../common/failureBand.ts';
import { previewView } from '../previewView.ts';
import { featurePanel } from './featurePanel.ts';
import { cancel, drag, keyDown, press, release, wheel } from './mapMoves.ts';
import { viewBoxOf, wholeMap, zoomed } from './mapPart.ts';
import type { MapSession } from './mapSession.ts';

/** A map of outlines, or the table of what is said of them. */
export function mapView(session: MapSession): TemplateResult {
  const { content, map, view } = session;
  return html`<div class="preview-page map">
    ${mapBar(session)}
    ${
      view.showsTable
        ? previewView(session.table)
        : html`<h1 class="unseen">${plainText(content.title)}</h1>
            ${failureBand(session.table.attempts)}
            ${map.table.notes.map((note) => html`<p class="note dim">${plainText(note, 400)}</p>`)}
            <div class="map-parts">
              ${map.size ? drawing(session, map.size) : html`<p class="middle dim">${map.summary}</p>`}
              ${featurePanel(session)}
            </div>
            ${map.size ? html`<p class="map-foot dim">${map.summary}</p>` : ''}`
    }
  </div>`;
}

function mapBar({ content, map, view, look, table }: MapSession): TemplateResult {
  const { size } = map;
  const zoom = (times: number) => (): void => {
    if (size) look({ map: zoomed(view.map, times, size) });
  };
  const shown = (words: string, showsTable: boolean): TemplateResult =>
    html`<button class="quiet" aria-pressed=${view.showsTable === showsTable} @click=${() => look({ showsTable })}>
      ${words}
    </button>`;
  return html`<div class="bar map-bar" role="group" aria-label="How the file is shown">
    ${shown('Map', false)}${shown('Table', true)}
    ${
      view.showsTable || !size
        ? ''
        : html`<button class="quiet" aria-label="Zoom in" title="Zoom in (+)" @click=${zoom(1.5)}>+</button>
            <button class="quiet" aria-label="Zoom out" title="Zoom out (-)" @click=${zoom(1 / 1.5)}>−</button>
            <button class="quiet" title="Show all of the map (0)" @click=${() => look({ map: wholeMap })}>Fit</button>`
    }
    <span class="dim">GeoJSON, ${fileSize(content.sizeBytes)}</span>
    <span class="grow"></span>
    ${
      view.showsTable
        ? ''
        : html`<vscode-button appearance="secondary" @click=${() => table.attempt(table.host.ask('openAsText', null))}
            >Open as Text</vscode-button
          >`
    }
  </div>`;
}

function drawing(session: MapSession, size: NonNullable<MapSession['map']['size']>): TemplateResult {
  const { map, view, chosen, hovered } = session;
  const [on, over] = [chosen, hovered].map((at) => (at === undefined ? undefined : map.features[at]));
  return html`<div
    class="map-place"
    role="group"
    tabindex="0"
    aria-label="Map. Arrow keys move it, plus and minus zoom, 0 shows all of it; the table has the same features."
    @keydown=${(event: KeyboardEvent) => keyDown(event, session)}
  >
    <svg
      role="img"
      aria-label=${map.summary}
      viewBox=${viewBoxOf(view.map, size)}
      @wheel=${(event: WheelEvent) => wheel(event, session)}
      @pointerdown=${(event: PointerEvent) => press(event, session)}
      @pointermove=${(event: PointerEvent) => drag(event, session)}
      @pointerup=${(event: PointerEvent) => release(event, session)}
      @pointercancel=${cancel}
      @pointerleave=${() => session.hover(undefined)}
    >
      ${guard([map.features], () => map.features.map((feature, at) => shapesOf(feature, at)))}
      ${over && over !== on ? svg`<g class="over">${shapesOf(over)}</g>` : ''}
      ${on ? svg`<g class="on">${shapesOf(on)}</g>` : ''}
    </svg>
    <p class="map-name" aria-hidden="true">${over ? plainText(over.name, 80) : ''}</p>
  </div>`;
}

/** Without `at` they are drawn above others, and let the pointer through. */
function shapesOf({ areas, lines, points }: MapFeature, at?: number): TemplateResult {
  const path = (kind: string, d: string): TemplateResult | '' =>
    d === '' ? '' : svg`<path class=${kind} d=${d} data-at=${at ?? ''}></path>`;
  return svg`${path('areas', areas)}${path('lines', lines)}${path('points', points)}`;
}
