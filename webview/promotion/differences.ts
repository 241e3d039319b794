import { html, type TemplateResult } from 'lit';
import type { DiffKind, Difference, ProposedContent } from '../../src/protocol/promotion.ts';
import { pieceView } from '../common/pieceView.ts';
import type { Session } from './session.ts';

const linkWords: Readonly<Record<DiffKind, string>> = {
  registry: 'open diff',
  requirements: 'open diff',
  signature: 'open diff',
  params: 'open diff',
  commits: 'diff files',
};

/** What else is different, each with the editor's own way to look at it. */
export function differences({ loses }: ProposedContent, session: Session): TemplateResult {
  // With nothing nothing can be compared.
  const piece = loses && session.differences;
  return html`<section aria-labelledby="differences">
    <div class="section-head"><h2 id="differences">Also different</h2></div>
    <dl class="differences">
      ${line({ what: 'aliases', words: 'as above', diff: 'registry' }, session)}
      ${piece ? pieceView(piece, 'what else is different', (all) => html`${all.map((one) => line(one, session))}`) : ''}
    </dl>
  </section>`;
}

function line({ what, words, warning, diff }: Difference, { act }: Session): TemplateResult {
  return html`<div>
    <dt class="dim" title=${what}>${what}</dt>
    <dd>
      ${words}${warning === undefined ? '' : html` <span><span class="warn" aria-hidden="true">⚠</span> ${warning}</span>`}
      ${
        diff
          ? html`<button class="link" @click=${() => act({ action: 'diff', diff })}>
              ${linkWords[diff]}<span class="unseen"> of ${what}</span>
            </button>`
          : ''
      }
    </dd>
  </div>`;
}
