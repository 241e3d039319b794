import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { textOf } from '../common/fields.ts';
import type { Session } from './session.ts';

/** Which images are shown, how many these are, and of whom. */
export function gridBar(session: Session): TemplateResult {
  const { view, grid, look } = session;
  const find = (search: string): void => {
    grid.toTop();
    look({ search });
  };
  return html`<div class="bar" role="group" aria-label="Which images are shown">
      <input
        class="field"
        id="search"
        type="search"
        placeholder="Find images"
        aria-label="Find images"
        .value=${view.search}
        @input=${(event: Event) => find(textOf(event))}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Escape') find('');
        }}
      />
      <span class="dim" role="status">${countWords(session)}</span>
      <span class="grow"></span>
      ${compareButton(session)}
    </div>
    ${
      session.content.sides.some(({ isPart }) => isPart)
        ? html`<p class="note dim">
            Not all folders were looked into: they are too many, or could not be read. Open one of them.
          </p>`
        : ''
    }`;
}

export function compareButton({ host, attempt, content }: Session): TemplateResult {
  const words = content.sides.length > 1 ? 'Compare with Another…' : 'Compare with Another Run…';
  return html`<vscode-button appearance="secondary" @click=${() => attempt(host.ask('compare', null))}
    >${words}</vscode-button
  >`;
}

function countWords({ all, found, content }: Session): string {
  const count = found.length === all.length ? '' : `${found.length.toLocaleString('en')} of `;
  const images = `${count}${all.length.toLocaleString('en')} ${all.length === 1 ? 'image' : 'images'}`;
  const [one, other] = content.sides;
  if (!one || !other) return images;
  const shared = all.filter(({ sides }) => sides.every((side) => side !== undefined)).length;
  return `${images} · ${plainText(one.name, 40)} ↔ ${plainText(other.name, 40)} · both have ${shared.toLocaleString('en')}`;
}
