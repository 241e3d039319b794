import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { failureBand } from '../common/failureBand.ts';
import { grid } from './grid.ts';
import { gridBar } from './gridBar.ts';
import { largeView } from './largeView.ts';
import type { Session } from './session.ts';

/** The page: all images as small pictures, or one of them as large as there is room. */
export function imagesView(session: Session): TemplateResult {
  const { content, attempts, open } = session;
  session.want();
  return html`<div class="gallery-page">
    <h1 class="unseen">${plainText(content.title)}</h1>
    ${failureBand(attempts)} ${open ? largeView(session, open) : html`${gridBar(session)} ${grid(session)}`}
  </div>`;
}
