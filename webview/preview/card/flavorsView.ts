import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { Flavor } from '../../../src/protocol/modelCard.ts';

/** The ways in which the model can be loaded, and what MLflow wrote down for each. */
export function flavorsView(flavors: readonly Flavor[]): TemplateResult | '' {
  if (flavors.length === 0) return '';
  return html`<section aria-label="Flavors">
    <h2>Flavors</h2>
    ${flavors.map(
      ({ name, version, loaderModule, fields }) =>
        html`<h3>
            ${plainText(name, 60)}
            <span class="dim"
              >${version === undefined ? '' : plainText(version, 40)}${
                loaderModule === undefined ? '' : html`loaded by <code>${plainText(loaderModule, 80)}</code>`
              }</span
            >
          </h3>
          <dl class="flavor">
            ${fields.map(
              ({ name: field, text }) =>
                html`<div>
                  <dt>${plainText(field, 60)}</dt>
                  <dd>${plainText(text, 500)}</dd>
                </div>`,
            )}
          </dl>`,
    )}
  </section>`;
}
