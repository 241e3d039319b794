import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { NamedText } from '../../../src/protocol/modelCard.ts';

/** What else stands in the `MLmodel`. */
export function othersView(others: readonly NamedText[]): TemplateResult | '' {
  if (others.length === 0) return '';
  return html`<section aria-label="Other fields">
    <h2>Other fields</h2>
    <dl class="flavor">
      ${others.map(
        ({ name, text }) =>
          html`<div>
            <dt>${plainText(name, 60)}</dt>
            <dd>${plainText(text, 1_000)}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}
