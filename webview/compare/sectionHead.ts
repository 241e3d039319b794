import { html, type TemplateResult } from 'lit';
import type { Session } from './session.ts';
import type { ShownSection } from './shown.ts';

/** The name of a section, which folds it. */
export function sectionHead({ id, title, count, isFolded }: ShownSection, { view, look }: Session): TemplateResult {
  const turn = (): void => look({ folded: isFolded ? view.folded.filter((one) => one !== id) : [...view.folded, id] });
  return html`<button class="fold" tabindex="-1" aria-expanded=${!isFolded} @click=${turn}>
      <span class="twist" aria-hidden="true"></span>
      <h2>${title}</h2></button
    ><span class="dim">${count}</span>`;
}
