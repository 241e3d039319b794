import { html, type TemplateResult } from 'lit';
import type { Session } from './session.ts';

/** A quiet button that copies a text; `what` is said to those who do not see what stands before it. */
export function copyButton(session: Session, text: string, what: string, word = 'Copy'): TemplateResult {
  return html`<button
    class="quiet copy"
    aria-label=${`${word} ${what}`}
    title=${`${word} ${what}`}
    @click=${() => session.attempt(session.host.ask('copy', { text }))}
  >
    ${word}
  </button>`;
}
