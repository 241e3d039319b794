import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { instantOf } from '../../src/charts/timeWords.ts';
import type { ProposedContent } from '../../src/protocol/promotion.ts';
import { startedText } from '../runs/startedText.ts';
import { checklist } from './checklist.ts';
import { differences } from './differences.ts';
import { metricsTable } from './metricsTable.ts';
import { moveCards } from './moveCards.ts';
import { outcome } from './outcome.ts';
import { promotionFoot } from './promotionFoot.ts';
import { reasonFields } from './reasonFields.ts';
import type { Session } from './session.ts';

/** The whole page: who loses and who gains the alias, what is asked for, what else is different, and why it is done. */
export function promotionView(session: Session): TemplateResult {
  const { content } = session;
  if (content?.kind === 'mistaken')
    return html`<div class="middle" role="alert">
      <p>${plainText(content.mistake, 600)} Until that is right, no alias is moved.</p>
      <p>
        <vscode-button @click=${() => session.act({ action: 'openPolicy' })}>Open Policy</vscode-button>
        <vscode-button appearance="secondary" @click=${() => session.host.retry()}>Read Again</vscode-button>
      </p>
    </div>`;
  if (!content) return html``;
  const { isHeld, result } = content;
  return html`<div class="promotion-page">
    ${head(content, session)} ${outcome(content, session)}
    <div class="scroll">
      <main class="wrap">
        ${moveCards(content, session)}
        ${
          isHeld
            ? ''
            : html`${checklist(content, session)}
                <div class="columns">${metricsTable(content, session)} ${differences(content, session)}</div>
                ${result?.isDone ? '' : reasonFields(content, session)}`
        }
      </main>
    </div>
    ${promotionFoot(content, session)}
  </div>`;
}

function head(
  { model, version, alias, store, readMs, isHeld, result }: ProposedContent,
  { host }: Session,
): TemplateResult {
  const [of, to] = [plainText(model, 120), plainText(alias, 60)];
  const title = isHeld
    ? `Version ${version} of ${of} has @${to}`
    : `Promote${result?.isDone ? 'd' : ''} ${of} version ${version} to @${to}`;
  return html`<div class="bar">
    <h1 id="title" tabindex="-1">${title}</h1>
    <span class="grow"></span>
    <span class="dim" title=${instantOf(readMs)}
      >${plainText(store, 60)} · read ${startedText(readMs, Date.now())}
      <button class="link" @click=${() => host.retry()}>Read Again</button></span
    >
  </div>`;
}
