import { html, type TemplateResult } from 'lit';
import type { ProposedContent } from '../../src/protocol/promotion.ts';
import type { Session } from './session.ts';

/** What stands in the way, and the one thing to do. */
export function promotionFoot(content: ProposedContent, session: Session): TemplateResult {
  const { act, look, view, isUnderway, hindrances, canPromote } = session;
  const { policy, isHeld, result } = content;
  const close = (): void => act({ action: 'close' });
  if (isHeld || result?.isDone)
    return html`<div class="foot">
      <span class="buttons">
        ${
          isHeld
            ? html`<button class="link" @click=${() => act({ action: 'openModel' })}>Show Alias Moves</button>
                <button class="link" @click=${() => act({ action: 'undo' })}>Undo Last Promotion…</button>`
            : ''
        }
        <vscode-button appearance="secondary" @click=${close}>Close</vscode-button>
      </span>
    </div>`;
  const offersOverride = !policy.isMet && policy.mayOverride && content.obstacle === undefined;
  const override = (isOverriding: boolean) => (): void => {
    look({ isOverriding });
    if (isOverriding) document.getElementById('why')?.focus();
  };
  return html`<div class="foot">
    <span class="hindrances" role="status"
      >${
        isUnderway
          ? 'Promoting…'
          : hindrances.length === 0
            ? ''
            : html`<span class="bad" aria-hidden="true">✗</span> ${hindrances.join(' · ')}`
      }</span
    >
    <span class="buttons">
    ${
      offersOverride && !isUnderway
        ? view.isOverriding
          ? html`<button class="link" @click=${override(false)}>Do Not Override</button>`
          : html`<button class="link" @click=${override(true)}>Override with a Reason…</button>`
        : ''
    }
    <vscode-button appearance="secondary" ?disabled=${isUnderway} @click=${close}>Cancel</vscode-button>
    <vscode-button ?disabled=${!canPromote} title="Ctrl+Enter" @click=${session.promote}
      >${!policy.isMet && view.isOverriding ? 'Override Policy and Promote' : 'Promote'}</vscode-button
    >
  </div>`;
}
