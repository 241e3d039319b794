import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import type { RunsAct } from '../../src/protocol/runs.ts';
import { openMenu } from '../common/menu.ts';
import { countWords, orderWords, readingWords, rowWords, runCount, searchWords } from './countWords.ts';
import { copyRows, exportRows } from './copying.ts';
import { experimentsButton } from './experiments.ts';
import { markItems } from './marking.ts';
import type { Session } from './session.ts';

/** How many runs these are, and what can be done with those that are selected. */
export function foot(session: Session): TemplateResult {
  const { content, selection, working, readAll, cancel, search, marks, work } = session;
  const { count } = selection;
  return html`<div class="foot" role="group" aria-label="Runs that are shown and selected">
    <span class="dim" role="status"
      >${[countWords(content), rowWords(content), searchWords(content), orderWords(content), ...(count > 0 ? [`${count} selected`] : [])].filter(Boolean).join(' · ')}</span
    >
    ${experimentsButton(session)}
    ${
      working
        ? html`<span class="dim" role="status">${readingWords(content)}</span
            ><button class="link" @click=${cancel}>Cancel</button>`
        : ''
    }
    ${!working && !content.isAll && !content.isFull ? html`<button class="link" @click=${readAll}>Read All</button>` : ''}
    ${
      content.newRuns > 0 && !working
        ? html`<button class="link" @click=${() => search({})}>Show ${content.newRuns} new</button>`
        : ''
    }
    ${
      marks.hidden.length > 0
        ? html`<span class="dim">${marks.hidden.length} hidden</span
            ><button class="link" @click=${() => work(marks.change(marks.hidden, { isHidden: false }))}>
              Show All
            </button>`
        : ''
    }
    ${content.done === undefined ? '' : done(content.done, session)}
    <div class="row-end">${actions(session)}</div>
  </div>`;
}

/** What was changed last, and how to take it back. */
function done(sentence: string, { host, work }: Session): TemplateResult {
  const text = plainText(sentence, 400);
  return html`<span class="done"
    ><span class="text" role="status" title=${text}>${text}</span
    ><button class="link" @click=${() => work(host.ask('undo', null))}>Undo</button></span
  >`;
}

function actions(session: Session): TemplateResult {
  const { selection, content, host, work } = session;
  const { count } = selection;
  const act = (action: RunsAct['action']) => () => work(host.ask('act', { action, runs: selection.ids }));
  const isChangeable = count > 0 && content.canChange;
  const { stage } = content.search;
  return html`${count === 1 ? quiet('Open', act('open')) : ''}
    ${
      count > 0
        ? html`<vscode-button
            appearance="secondary"
            aria-haspopup="menu"
            @click=${(event: Event) => openMarks(event.currentTarget as HTMLElement, session)}
            >Mark</vscode-button
          >`
        : ''
    }
    ${
      isChangeable && stage !== 'DELETED_ONLY'
        ? html`${quiet('Set Tag…', act('setTag'))}${quiet('Note…', act(count === 1 ? 'editNote' : 'addToNotes'))}${quiet('Delete…', act('delete'))}`
        : ''
    }
    ${isChangeable && stage !== 'ACTIVE_ONLY' ? quiet('Restore', act('restore')) : ''}
    ${count > 0 ? quiet('Copy', () => copyRows(session)) : ''}
    <vscode-button
      appearance="secondary"
      aria-haspopup="menu"
      ?disabled=${content.count === 0}
      @click=${(event: Event) => openExport(event.currentTarget as HTMLElement, session)}
      >${count > 0 ? `Export ${runCount(count)}…` : 'Export…'}</vscode-button
    >
    ${count === 1 ? quiet('Compare with Champion', act('compareWithChampion')) : ''}
    ${count === 2 ? quiet('Compare Params', act('compareParams')) : ''}
    ${count > 1 ? quiet(`Chart ${runCount(count)}`, act('chart')) : ''}
    ${count === 1 ? html`<vscode-button @click=${act('chart')}>Chart 1 run</vscode-button>` : ''}
    ${count > 1 ? html`<vscode-button @click=${act('compare')}>Compare ${runCount(count)}</vscode-button>` : ''}`;
}

function quiet(text: string, act: () => void): TemplateResult {
  return html`<vscode-button appearance="secondary" @click=${act}>${text}</vscode-button>`;
}

function openMarks(button: HTMLElement, session: Session): void {
  const { ids } = session.selection;
  openMenu(button, `Mark ${runCount(ids.length)}`, markItems(button, ids, session));
}

function openExport(button: HTMLElement, session: Session): void {
  openMenu(button, 'Export', [
    { label: 'CSV', run: () => exportRows('csv', session) },
    { label: 'JSON', run: () => exportRows('json', session) },
    { label: 'Markdown', run: () => exportRows('markdown', session) },
  ]);
}
