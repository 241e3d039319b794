import { html, type TemplateResult } from 'lit';
import type { RunShown } from './view.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  /** How many there are: beside the title, unless the body says that there are none. */
  readonly count?: number | string;
  /** Whether it is folded until somebody opens it. */
  readonly isFolded?: boolean;
  readonly actions?: TemplateResult | '';
  /** Asked for only while it is open. */
  readonly body: () => TemplateResult;
}

/** A part of the page that can be folded. */
export function section(
  { view, look }: RunShown,
  { id, title, count, isFolded = false, actions = '', body }: Section,
): TemplateResult {
  const isTurned = view.turned.includes(id);
  const isOpen = isFolded === isTurned;
  const turn = (): void => {
    look({ turned: isTurned ? view.turned.filter((one) => one !== id) : [...view.turned, id] });
  };
  return html`<section id=${id} aria-labelledby=${`${id}-title`}>
    <div class="head">
      <h2 id=${`${id}-title`}>
        <button class="fold" aria-expanded=${isOpen} @click=${turn}>
          <span class="twist" aria-hidden="true"></span>${title}${
            count === undefined || count === 0
              ? ''
              : html` <span class="count">${typeof count === 'number' ? count.toLocaleString('en') : count}</span>`
          }
        </button>
      </h2>
      ${isOpen ? actions : ''}
    </div>
    ${isOpen ? body() : ''}
  </section>`;
}
