import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { plainText } from '../../src/base/plainText.ts';
import { gap, type TileShape } from './gridPlace.ts';
import type { Session } from './session.ts';
import { tile } from './tile.ts';

/** As wide as one picture, or as two beside each other. */
const leastWidth = { one: 150, two: 260 };

/** The images as small pictures: the arrow keys go from one to the next, Enter opens it. */
export function grid(session: Session): TemplateResult {
  const { found, grid: place, content } = session;
  const shape = place.shape(content.sides.length > 1 ? leastWidth.two : leastWidth.one);
  place.active = Math.min(place.active, Math.max(0, found.length - 1));
  return html`<div class="tiles-scroll" ${ref(place.attach)} @scroll=${place.measure}>
    ${
      found.length === 0
        ? nothingWords(session)
        : html`<ul
            class="tiles"
            aria-label="Images"
            .style=${`height: ${Math.ceil(found.length / shape.columns) * shape.rowHeight + gap}px`}
            @keydown=${(event: KeyboardEvent) => move(event, session, shape)}
          >
            ${repeat(
              place.near(shape, found.length),
              (at) => found[at]?.id,
              (at) => {
                const image = found[at];
                return image ? tile(session, image, at, shape) : '';
              },
            )}
          </ul>`
    }
  </div>`;
}

function nothingWords({ all, view, content }: Session): TemplateResult {
  if (all.length > 0)
    return html`<p class="nothing dim" role="status">No image is called ${plainText(view.search, 60)}.</p>`;
  const where = content.sides.map(({ name, folder }) => plainText(folder === '' ? name : `${folder} of ${name}`, 80));
  return html`<p class="nothing dim" role="status">
    There are no images in ${where.join(' or ')}. Podium shows PNG, JPEG, GIF, WebP, BMP, AVIF and SVG files.
  </p>`;
}

function move(event: KeyboardEvent, { grid: place, found }: Session, shape: TileShape): void {
  const { active } = place;
  const last = found.length - 1;
  const page = place.pageOf(shape);
  const to = {
    ArrowLeft: active - 1,
    ArrowRight: active + 1,
    ArrowUp: active - shape.columns,
    ArrowDown: active + shape.columns,
    PageUp: active - page,
    PageDown: active + page,
    Home: 0,
    End: last,
  }[event.key];
  if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  place.go(Math.max(0, Math.min(last, to)));
}
