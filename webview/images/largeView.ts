import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { plainText } from '../../src/base/plainText.ts';
import { choice } from '../common/fields.ts';
import { compareButton } from './gridBar.ts';
import { largeFoot } from './largeFoot.ts';
import { largeKeyDown } from './largeKeys.ts';
import type { Session } from './session.ts';
import { frameAt, type ShownImage } from './shownImages.ts';
import { stages } from './stages.ts';

const modes = [
  ['side', 'side by side'],
  ['swipe', 'swipe'],
  ['difference', 'difference'],
] as const;

/** One image as large as there is room, of each side. */
export function largeView(session: Session, image: ShownImage): TemplateResult {
  const { content, view, look, show, found, open } = session;
  const at = found.findIndex(({ id }) => id === open?.id);
  const [only] = content.sides;
  return html`<section
    class="large"
    aria-label=${plainText(image.name, 120)}
    @keydown=${(event: KeyboardEvent) => largeKeyDown(event, session, image)}
    ${ref(focusFirst)}
  >
    <div class="bar" role="group" aria-label="Which image is shown">
      <button class="link" title="All images (Escape)" @click=${() => show(null)}>All Images</button>
      <b class="name" title=${plainText(`${image.folder}/${image.name}`, 400)}>${plainText(image.name, 120)}</b>
      <span class="dim figure" role="status"
        ><span class="unseen">${plainText(image.name, 120)}, </span
        >${at < 0 ? '' : `${at + 1} of ${found.length}`}</span
      >
      <span class="grow"></span>
      ${
        content.sides.length > 1
          ? choice({
              label: 'show',
              value: view.mode,
              names: modes,
              choose: (mode) => {
                look({ mode });
              },
            })
          : html`<span class="dim name">${plainText(only?.name ?? '', 60)}</span>`
      }
      ${content.sides.length > 1 ? '' : openButton(session, image)} ${compareButton(session)}
    </div>
    ${stages(session, image)} ${largeFoot(session, image)}
  </section>`;
}

/** VS Code's own viewer has what this page has not, such as the file's path and its other editors. */
function openButton({ step, host, attempt }: Session, { sides: [item] }: ShownImage): TemplateResult | '' {
  const frame = item && frameAt(item, step);
  if (!frame) return '';
  return html`<vscode-button
    appearance="secondary"
    title="Open this file in VS Code's own viewer"
    @click=${() => attempt(host.ask('open', { side: 0, path: frame.path }))}
    >Open in Editor</vscode-button
  >`;
}

/** The keys work at once, also where the page begins with a large image. */
function focusFirst(element?: Element): void {
  if (!(element instanceof HTMLElement)) return;
  queueMicrotask(() => element.querySelector<HTMLElement>('.stage')?.focus({ preventScroll: true }));
}
