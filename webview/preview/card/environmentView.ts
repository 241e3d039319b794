import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import type { ModelEnvironment, PackageFacts } from '../../../src/protocol/modelCard.ts';

type Verdict = PackageFacts['verdict'];

/** Told apart by shape, and not only by colour; the words stand beside them. */
const shapes: { readonly [Kind in Verdict]: SVGTemplateResult } = {
  fits: svg`<path d="M3.5 8.5 6.5 11.5 12.5 4.5"></path>`,
  differs: svg`<path d="M3 6H13M3 10H13M11 3 5 13"></path>`,
  missing: svg`<path d="M4 4 12 12M12 4 4 12"></path>`,
  unknown: svg`<path d="M5 6C5 2.6 11 2.6 11 6 11 8 8 7.8 8 9.6M8 12V12.6"></path>`,
};

/** What the model needs of Python packages, beside what there is of them here. */
export function environmentView({ from, workspaceFiles, environment, rows, notes }: ModelEnvironment): TemplateResult {
  const differing = rows.filter(({ verdict }) => verdict === 'differs' || verdict === 'missing').length;
  const canCompare = workspaceFiles !== undefined || environment !== undefined;
  const files = workspaceFiles && plainText(workspaceFiles.join(', '), 120);
  return html`${
    canCompare && rows.length > 0
      ? html`<p>
          ${
            differing === 0
              ? 'Nothing is known to differ here.'
              : `${differing.toLocaleString('en')} of ${rows.length.toLocaleString('en')} ${differing === 1 ? 'differs' : 'differ'} here.`
          }
        </p>`
      : ''
  }
  ${
    rows.length === 0
      ? ''
      : html`<div class="packages-scroll" tabindex="0" role="region" aria-label="Packages">
          <table class="packages">
            <thead>
              <tr>
                <th scope="col">package</th>
                <th scope="col">model</th>
                ${files === undefined ? '' : html`<th scope="col" title=${files}>${workspaceFiles?.length === 1 ? files : 'requirements'}</th>`}
                ${environment === undefined ? '' : html`<th scope="col" title="What is installed there">${plainText(environment, 40)}</th>`}
                ${canCompare ? html`<th scope="col">here</th>` : ''}
              </tr>
            </thead>
            <tbody>
              ${rows.map((row) => rowView(row, files !== undefined, environment !== undefined, canCompare))}
            </tbody>
          </table>
        </div>`
  }
  ${from === undefined ? '' : html`<p class="dim">As ${plainText(from, 60)} beside the model says.</p>`}
  ${notes.map((note) => html`<p class="dim">${plainText(note, 300)}</p>`)}`;
}

function rowView(
  { name, model, workspace, installed, verdict, words }: PackageFacts,
  hasFiles: boolean,
  hasEnvironment: boolean,
  canCompare: boolean,
): TemplateResult {
  const cell = (text: string | undefined): TemplateResult =>
    text === undefined
      ? html`<td class="dim">none</td>`
      : html`<td title=${plainText(text, 300)}>${plainText(text, 60)}</td>`;
  return html`<tr>
    <th scope="row">${plainText(name, 80)}</th>
    ${cell(model)} ${hasFiles ? cell(workspace) : ''} ${hasEnvironment ? cell(installed) : ''}
    ${
      canCompare
        ? html`<td class="verdict ${verdict}">
            <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">${shapes[verdict]}</svg>
            <span>${words}</span>
          </td>`
        : ''
    }
  </tr>`;
}
