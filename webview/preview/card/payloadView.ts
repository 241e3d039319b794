import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { ModelUse } from '../../../src/protocol/modelCard.ts';
import { choice } from '../../common/fields.ts';
import { shells } from '../../common/shell.ts';
import type { CardSession } from './cardSession.ts';
import { codeView } from './snippetViews.ts';

const mostShown = 20_000;

/** What can be sent to the model that is served, in each format that it takes. */
export function payloadView(session: CardSession, { payloads }: ModelUse): TemplateResult | '' {
  const { view, look } = session;
  const payload = payloads.find(({ name }) => name === view.payload) ?? payloads[0];
  if (!payload) return '';
  const text = view.shell === 'json' ? payload.json : payload[view.shell];
  return html`<div class="buttons">
      ${choice({
        label: 'Payload',
        value: payload.name,
        names: payloads.map(({ name }) => [name, plainText(name, 40)] as const),
        choose: (name) => look({ payload: name }),
      })}
      ${choice({
        label: 'as',
        value: view.shell,
        names: [['json', 'JSON'], ...shells] as const,
        choose: (shell) => look({ shell }),
      })}
    </div>
    ${
      text === undefined
        ? html`<p class="dim">It is too long for a command. Copy the JSON, and save it as a file.</p>`
        : text.length > mostShown
          ? html`<p class="dim">
              It has ${text.length.toLocaleString('en')} characters; this is its beginning. Copy takes all.
            </p>`
          : ''
    }
    ${text === undefined ? '' : payloadCode(session, text)}`;
}

function payloadCode(session: CardSession, text: string): TemplateResult {
  return codeView(session, 'Send to /invocations', text);
}
