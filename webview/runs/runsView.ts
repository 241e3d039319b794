import { html, type TemplateResult } from 'lit';
import { bar } from './bar.ts';
import { experimentBands, tableName } from './experiments.ts';
import { foot } from './foot.ts';
import type { Notice, Session } from './session.ts';
import { table } from './table.ts';
import { mostClosed } from './view.ts';

/** The page: what is looked for, the table, and what can be done with what is selected. */
export function runsView(session: Session): TemplateResult {
  const { content } = session;
  return html`<div class="runsPage">
    <h1 class="unseen">${tableName(content)}</h1>
    ${bar(session)} ${experimentBands(session)} ${notices(session)}
    ${content.count === 0 ? nothing(session) : session.plots.beside(table(session))} ${foot(session)}
  </div>`;
}

interface Band extends Notice {
  readonly close?: () => void;
}

/** What could not be done, or read. */
function notices({ notice, book, say, content, host, view, look }: Session): TemplateResult | '' {
  const { notComputed } = content;
  const { closed } = view;
  const problem = content.viewProblems.find((text) => !closed.includes(text));
  const again = (): void => host.retry();
  const close = (text: string) => () => look({ closed: [...closed, text].slice(-mostClosed) });
  const bands: readonly (Band | undefined)[] = [
    notice && { ...notice, close: () => say(undefined) },
    book.failure === undefined ? undefined : { text: book.failure, again: book.tryAgain },
    notComputed === undefined ? undefined : { text: `Not all histories could be read. ${notComputed}`, again },
    problem === undefined ? undefined : { text: problem, again, close: close(problem) },
  ];
  const said = bands.find((band) => band !== undefined);
  if (!said) return '';
  return html`<div class="band" role="alert">
    <span>${said.text}</span>
    <span>
      ${said.again ? html`<button class="link" @click=${said.again}>Try Again</button>` : ''}
      ${said.close ? html`<button class="link" @click=${said.close}>Close</button>` : ''}
    </span>
  </div>`;
}

/** Why there is no row, and what can be done about it. */
function nothing({ content, filter, search }: Session): TemplateResult {
  const { stage } = content.search;
  const isOne = content.experiments.length === 1;
  if (content.search.filter !== undefined) {
    return sentence('No run matches the filter.', 'Clear Filter', () => {
      filter.took('');
      search({ filter: '' });
    });
  }
  if (stage === 'DELETED_ONLY') {
    const text = isOne ? 'No run of this experiment is deleted.' : 'No run of these experiments is deleted.';
    return sentence(text, 'Show Active Runs', () => search({ stage: 'ACTIVE_ONLY' }));
  }
  const these = isOne ? 'This experiment has' : 'These experiments have';
  return sentence(`${these} no runs yet. They appear here as soon as a script logs one.`);
}

function sentence(text: string, action?: string, act?: () => void): TemplateResult {
  return html`<div class="middle grow" role="status">
    <p>${text}</p>
    ${action === undefined ? '' : html`<vscode-button @click=${act}>${action}</vscode-button>`}
  </div>`;
}
