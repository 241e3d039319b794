import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { failureBand } from '../common/failureBand.ts';
import type { Session } from './session.ts';
import { tableView } from './tableView.ts';

/** The page: what the file is, and what it holds. */
export function previewView(session: Session): TemplateResult {
  const { content, attempts } = session;
  return html`<div class="preview-page">
    <h1 class="unseen">${plainText(content.title)}</h1>
    ${failureBand(attempts)} ${tableView(session)}
  </div>`;
}
