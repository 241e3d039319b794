import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { SignatureField } from '../../../src/model/modelSignature.ts';
import type { CardSession } from './cardSession.ts';

const firstFields = 100;

/** What the model takes and gives. */
export function signatureView(session: CardSession): TemplateResult {
  const { signature } = session.card;
  return html`<section aria-label="Signature">
    <h2>Signature</h2>
    ${
      signature
        ? html`${fieldsView(session, 'Inputs', signature.inputs)} ${fieldsView(session, 'Outputs', signature.outputs)}
          ${fieldsView(session, 'Params', signature.params)}`
        : html`<p class="dim">The model was logged without a signature: MLflow does not check what it is given.</p>`
    }
  </section>`;
}

function fieldsView(
  session: CardSession,
  title: 'Inputs' | 'Outputs' | 'Params',
  fields: readonly SignatureField[] | null,
): TemplateResult | '' {
  if (!fields) return title === 'Params' ? '' : html`<p class="dim">${title}: the signature says nothing.</p>`;
  if (fields.length === 0) return html`<p class="dim">${title}: none.</p>`;
  const { whole, update } = session;
  const shown = whole.has(title) ? fields : fields.slice(0, firstFields);
  const hasDefaults = fields.some(({ byDefault }) => byDefault !== undefined);
  const showAll = (): void => {
    whole.add(title);
    update();
  };
  return html`<table class="fields">
      <caption>
        ${title}
        <span class="dim figure">${fields.length.toLocaleString('en')}</span>
      </caption>
      <thead class="unseen">
        <tr>
          <th>name</th>
          <th>type</th>
          ${hasDefaults ? html`<th>default</th>` : ''}
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          (field, at) =>
            html`<tr>
              <th scope="row">
                ${field.name === undefined ? html`<span class="dim">${at + 1}, without a name</span>` : plainText(field.name, 120)}
              </th>
              <td>
                <code>${plainText(field.type, 400)}</code
                >${field.required ? '' : html` <span class="dim">optional</span>`}
              </td>
              ${
                hasDefaults
                  ? html`<td>
                      ${field.byDefault === undefined ? html`<span class="dim">no default</span>` : html`<code>= ${plainText(field.byDefault, 200)}</code>`}
                    </td>`
                  : ''
              }
            </tr>`,
        )}
      </tbody>
    </table>
    ${
      shown.length < fields.length
        ? html`<p class="dim">
            The first ${shown.length} of ${fields.length.toLocaleString('en')}.
            <button class="link" @click=${showAll}>Show All</button>
          </p>`
        : ''
    }`;
}
