import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { ExampleTable, ModelUse } from '../../../src/protocol/modelCard.ts';

const mostColumns = 200;

/** The input that was logged with the model. */
export function exampleView({ example }: ModelUse): TemplateResult {
  if (!example) return html`<p class="dim">It is not there.</p>`;
  const { path, table, text, isPart } = example;
  return html`${table ? tableView(table) : html`<pre tabindex="0" aria-label="Input example">${text}</pre>`}
    <p class="dim">${isPart ? 'The beginning of' : 'All of'} ${plainText(path, 100)}.</p>`;
}

function tableView({ columns, rows }: ExampleTable): TemplateResult {
  const shown = columns.slice(0, mostColumns);
  return html`<div class="example" tabindex="0" role="region" aria-label="Input example">
      <table>
        <thead>
          <tr>
            ${shown.map((name) => html`<th scope="col">${plainText(name, 60)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${shown.map((_, column) => {
                  const value = row[column] ?? null;
                  return value === null
                    ? html`<td class="dim">empty</td>`
                    : html`<td class=${typeof value === 'number' ? 'number' : ''}>
                        ${plainText(String(value), 100)}
                      </td>`;
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${
      columns.length > shown.length
        ? html`<p class="dim">The first ${shown.length} of ${columns.length.toLocaleString('en')} columns.</p>`
        : ''
    }`;
}
