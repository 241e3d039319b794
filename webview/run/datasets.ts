import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { RunDataset } from '../../src/protocol/run.ts';
import { copyButton } from './copyButton.ts';
import { lines } from './longText.ts';
import { longList } from './longList.ts';
import { section } from './section.ts';
import type { Session } from './session.ts';
import type { RunShown } from './view.ts';

/** What the run read, as MLflow recorded it. */
export function datasets(session: Session, page: RunShown): TemplateResult {
  const { datasets: all } = session.content;
  if (all.length === 0) return html``;
  return section(page, {
    id: 'datasets',
    title: 'Datasets',
    count: all.length,
    body: () => html`${all.map((one, at) => dataset(session, one, at))}`,
  });
}

function dataset(
  session: Session,
  { name, digest, context, sourceType, source, columns, schema, profile }: RunDataset,
  at: number,
): TemplateResult {
  return html`<details class="dataset">
    <summary>
      ${plainText(name, 80) || 'no name'} <code class="dim">${plainText(digest, 40)}</code>
      ${context === undefined ? '' : html`<span class="chip plain">${plainText(context, 40)}</span>`}
      ${columns ? html`<span class="dim">${columns.length === 1 ? '1 column' : `${columns.length.toLocaleString('en')} columns`}</span>` : ''}
    </summary>
    <dl class="facts">
      <div>
        <dt>Digest</dt>
        <dd><code>${plainText(digest, 80)}</code> ${copyButton(session, digest, 'the digest')}</dd>
      </div>
      <div>
        <dt>Source type</dt>
        <dd>${plainText(sourceType, 80)}</dd>
      </div>
    </dl>
    ${
      columns
        ? longList(session, {
            id: `dataset ${at}`,
            what: 'columns',
            items: columns.map((column, index) => ({ ...column, index })),
            keyOf: ({ index }) => String(index),
            words: (column) => `${column.name} ${column.type}`,
            list: (rows) =>
              html`<table class="texts" aria-label="Schema">
                <thead>
                  <tr>
                    <th scope="col">Column</th>
                    <th scope="col">Type</th>
                    <th scope="col"></th>
                  </tr>
                </thead>
                <tbody>
                  ${rows}
                </tbody>
              </table>`,
            row: (column) =>
              html`<tr>
                <th scope="row">${plainText(column.name, 120)}</th>
                <td>${plainText(column.type, 120)}</td>
                <td class="dim">${column.required ? '' : 'optional'}</td>
              </tr>`,
          })
        : schema === undefined
          ? ''
          : part('Schema', schema)
    }
    ${profile === undefined ? '' : part('Profile', profile)} ${part('Source', source)}
  </details>`;
}

function part(title: string, text: string): TemplateResult {
  return html`<p class="dim">${title}</p>
    ${lines(text)}`;
}
