import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { plainText } from '../../src/base/plainText.ts';
import type { Session } from './session.ts';
import { frameAt, type ShownImage } from './shownImages.ts';
import { doubleClicked, dragged, wheeled } from './stageMoves.ts';
import { altOf } from './words.ts';
import { drawnIn, type Drawn } from './zoom.ts';

/** From here on each pixel can be told from the next. */
const coarseScale = 4;

/** The images beside each other, or one above the other, all looked at as closely and at the same point. */
export function stages(session: Session, image: ShownImage): TemplateResult {
  const { content, view, stage } = session;
  const isOver = content.sides.length > 1 && view.mode !== 'side' && session.large.every(({ shown }) => shown);
  const sides = content.sides.map((_, side) => side);
  const groups = isOver ? [sides] : sides.map((side) => [side]);
  const words = 'Arrow keys go to other images, + and - zoom, 0 fits, Shift and arrow keys move.';
  return html`<div class="stages ${groups.length > 1 ? 'two' : ''}">
    ${groups.map(
      (shown, at) =>
        html`<div class="stage-column">
          ${content.sides.length > 1 ? captions(session, image, shown) : ''}
          <div
            class="stage ${isOver ? view.mode : ''} ${view.isAmplified ? 'amplified' : ''}"
            role="group"
            aria-label=${words}
            tabindex=${at === 0 ? 0 : -1}
            ${at === 0 ? ref(stage.attach) : ''}
            @wheel=${(event: WheelEvent) => wheeled(event, session)}
            @pointerdown=${(event: PointerEvent) => dragged(event, session)}
            @dblclick=${(event: MouseEvent) => doubleClicked(event, session)}
          >
            ${shown.map((side, layer) => picture(session, image, side, layer))}
            ${isOver && view.mode === 'swipe' ? divider(session) : ''}
          </div>
        </div>`,
    )}
  </div>`;
}

/** Of whom each is: the first on the left. */
function captions({ content, step }: Session, { sides }: ShownImage, shown: readonly number[]): TemplateResult {
  return html`<div class="captions">
    ${shown.map((side) => {
      const item = sides[side];
      const own = item && frameAt(item, step)?.step;
      const note = own === undefined || own === step ? '' : ` · from step ${own}`;
      return html`<span class="name"
        >${plainText(content.sides[side]?.name ?? '', 60)}<span class="dim">${note}</span></span
      >`;
    })}
  </div>`;
}

function picture(session: Session, image: ShownImage, side: number, layer: number): TemplateResult {
  const { content, large, step, stage, view } = session;
  const { shown, failure, isReading } = large[side] ?? {};
  const of = content.sides[side]?.name ?? '';
  if (failure !== undefined) {
    return html`<p class="middle" role="alert">${altOf(image.name, step)}: ${failure}</p>`;
  }
  if (!shown) {
    const words = isReading === true ? 'Reading…' : `${plainText(of, 60)} has no such image.`;
    return html`<p class="middle dim" role="status">${words}</p>`;
  }
  const drawn = drawnIn(stage.zoom, stage.size, session.imageSize);
  const cut = layer > 0 && view.mode === 'swipe' ? `; clip-path: inset(0 0 0 ${cutOf(drawn, session)}px)` : '';
  const style = `width: ${drawn.width}px; height: ${drawn.height}px; transform: translate(${drawn.left}px, ${drawn.top}px)${cut}`;
  return html`<img
    class=${drawn.scale >= coarseScale ? 'coarse' : ''}
    src=${shown.url}
    alt=${altOf(image.name, step, content.sides.length > 1 ? of : undefined, shown.size)}
    draggable="false"
    .style=${style}
  />`;
}

function cutOf({ left, width }: Drawn, { stage }: Session): number {
  return Math.max(0, Math.min(width, stage.split * stage.size.width - left));
}

function divider({ stage }: Session): TemplateResult {
  return html`<div class="divider" .style=${`left: ${stage.split * stage.size.width}px`}></div>`;
}
