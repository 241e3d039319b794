import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { Session } from './session.ts';
import { tableView } from './tableView.ts';

/** The page: what the file is, and what it holds. */
export function previewView(session: Session): TemplateResult {
  const { content, notice, say } = session;
  return html`<div class="preview-page">
    <h1 class="unseen">${plainText(content.title)}</h1>
    ${
      notice === undefined
        ? ''
        : html`<div class="band" role="alert">
            <span>${notice}</span><button class="link" @click=${() => say(undefined)}>Close</button>
          </div>`
    }
    ${tableView(session)}
  </div>`;
}
