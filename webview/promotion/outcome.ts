import { html, type TemplateResult } from 'lit';
import type { ProposedContent } from '../../src/protocol/promotion.ts';
import type { Session } from './session.ts';

/** What became of it: done, and how it is taken back; or how things stand instead. */
export function outcome({ result }: ProposedContent, { act, trouble, dismiss }: Session): TemplateResult {
  return html`${
    trouble === undefined
      ? ''
      : html`<div class="band" role="alert">
          <span>${trouble}</span>
          <vscode-button appearance="secondary" @click=${dismiss}>Dismiss</vscode-button>
        </div>`
  }${
    result === undefined
      ? ''
      : result.isDone
        ? html`<div class="band done" role="status">
            <span><span class="good" aria-hidden="true">✓</span> ${result.words}</span>
            <span class="grow"></span>
            <button class="link" @click=${() => act({ action: 'openModel' })}>Show Alias Moves</button>
            <vscode-button appearance="secondary" @click=${() => act({ action: 'undo' })}>Undo…</vscode-button>
          </div>`
        : html`<div class="band" role="alert">
            <span><span class="bad" aria-hidden="true">✗</span> ${result.words}</span>
          </div>`
  }`;
}
