import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { ModelUse } from '../../../src/protocol/modelCard.ts';
import { shellOf } from '../../common/shell.ts';
import type { CardSession } from './cardSession.ts';
import { copyButton } from './copyButton.ts';

/** Python that loads the model. */
export function loadView(session: CardSession, { loads }: ModelUse): TemplateResult {
  if (loads.length === 0) return html`<p class="dim">MLflow has no function that loads these flavors.</p>`;
  return html`${loads.map(({ name, text }) => {
    const what = `Load as ${plainText(name, 60)}`;
    return codeView(session, what, text);
  })}`;
}

/** A command that serves it on this machine. */
export function serveView(session: CardSession, { serve }: ModelUse): TemplateResult | '' {
  if (!serve) return '';
  const { shell } = session.view;
  const text = serve[shell === 'json' ? shellOf(undefined) : shell];
  return text === undefined
    ? html`<p class="dim">Its address cannot be written safely for this shell.</p>`
    : codeView(session, 'Serve', text, 'with the packages of the environment that is active in the terminal');
}

export function codeView(session: CardSession, title: string, text: string, more = ''): TemplateResult {
  return html`<div class="code">
    <h3>${title} ${more === '' ? '' : html`<span class="dim">${more}</span>`}</h3>
    ${copyButton(session, text, title)}
    <pre tabindex="0" aria-label=${title}>${text}</pre>
  </div>`;
}
