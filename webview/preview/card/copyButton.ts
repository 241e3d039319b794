import { html, type TemplateResult } from 'lit';
import type { CardSession } from './cardSession.ts';

/** A quiet button that copies a text; `what` is said to those who do not see what stands before it. */
export function copyButton(session: CardSession, text: string, what: string): TemplateResult {
  return html`<button
    class="quiet copy"
    aria-label=${`Copy ${what}`}
    title=${`Copy ${what}`}
    @click=${() => session.copy(text)}
  >
    Copy
  </button>`;
}
