import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import '../charts/images/podiumImage.ts';
import { gap, type TileShape } from './gridPlace.ts';
import type { Session } from './session.ts';
import type { ShownImage } from './shownImages.ts';
import { altOf, factsOf } from './words.ts';

/** One image, small, of each side; of what was logged by step, the last. */
export function tile(session: Session, image: ShownImage, at: number, shape: TileShape): TemplateResult {
  const { grid, found, show, content, small } = session;
  const { name, sides } = image;
  const left = gap + (at % shape.columns) * (shape.width + gap);
  const top = gap + Math.floor(at / shape.columns) * shape.rowHeight;
  const focus = (): void => {
    if (grid.active === at) return;
    grid.active = at;
    session.update();
  };
  const step = image.steps.at(-1);
  return html`<li
    aria-setsize=${found.length}
    aria-posinset=${at + 1}
    .style=${`width: ${shape.width}px; transform: translate(${left}px, ${top}px)`}
  >
    <button
      class="tile"
      data-tile=${at}
      tabindex=${at === grid.active ? 0 : -1}
      @focus=${focus}
      @click=${() => show(image.id)}
    >
      <span class="pictures">
        ${sides.map((item, side) => {
          const frame = item?.frames.at(-1);
          const of = content.sides[side]?.name ?? '';
          if (!frame) return html`<span class="none dim">not in ${plainText(of, 40)}</span>`;
          const ask = { side, path: frame.smallPath ?? frame.path };
          const alt = altOf(name, step, sides.length > 1 ? of : undefined);
          return html`<podium-image .props=${{ image: small.image(ask), alt }}></podium-image>`;
        })}
      </span>
    </button>
    <div class="name" title=${plainText(image.folder === '' ? name : `${image.folder}/${name}`, 400)}>
      ${plainText(name, 120)}
    </div>
    <div class="name dim">${factsOf(image)}</div>
  </li>`;
}
