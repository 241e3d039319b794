import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { fileSize } from '../../src/model/words.ts';
import { textOf } from '../common/fields.ts';
import { columnFinder } from './columnFinder.ts';
import type { RowsShape } from './rowsShape.ts';
import type { Session } from './session.ts';

/** Which rows are shown, how many these are, and what can be done with them. */
export function tableBar(session: Session, shape: RowsShape): TemplateResult {
  const { view, arranging, exporting, searchSoon, arrange } = session;
  const canCancel = arranging.isRunning && arranging.arranged !== undefined;
  return html`<div class="bar" role="group" aria-label="Which rows are shown">
    <input
      class="field"
      id="search"
      type="search"
      placeholder="Find in rows"
      aria-label="Find in rows"
      .value=${view.search}
      @input=${(event: Event) => searchSoon(textOf(event))}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape') arrange({ search: '' });
      }}
    />
    ${columnFinder(session, shape)} ${view.asked.map(({ column, asked }) => askedChip(column, asked, session))}
    <span class="dim" role="status">${countWords(session)}</span>
    ${canCancel ? html`<button class="link" @click=${arranging.cancel}>Stop</button>` : ''}
    <span class="actions"
      >${
        exporting
          ? html`<span class="dim" role="status">exporting…</span
              ><button class="link" @click=${() => exporting.abort()}>Cancel</button>`
          : html`<vscode-button
              appearance="secondary"
              title="Save the rows that are shown, in their order, as CSV"
              @click=${session.export}
              >Export…</vscode-button
            >`
      }
      ${
        session.content.isText
          ? html`<vscode-button
              appearance="secondary"
              @click=${() => session.attempt(session.host.ask('openAsText', null))}
              >Open as Text</vscode-button
            >`
          : ''
      }</span
    >
  </div>`;
}

function askedChip(column: number, asked: string, session: Session): TemplateResult | '' {
  const name = session.table.columns[column]?.name;
  if (name === undefined) return '';
  const words = `${plainText(name, 40)} ${/^(>=|<=|!=|>|<|=)/.test(asked) ? '' : 'has '}${plainText(asked, 40)}`;
  return html`<span class="chip plain asked"
    >${words}<button
      aria-label=${`Show rows whatever ${plainText(name, 40)} is`}
      @click=${() => session.ask(column, '')}
    >
      ✕
    </button></span
  >`;
}

function countWords({ arranging, arrangement, content, table }: Session): string {
  const { arranged, counted, isRunning, progress } = arranging;
  const all = `${counted.rowCount.toLocaleString('en')}${counted.isWhole ? '' : '+'}`;
  const size = `${plainText(table.format, 40)}, ${fileSize(content.sizeBytes)}`;
  const isFiltered = arrangement.filter.text !== '' || arrangement.filter.columns.length > 0;
  const done = !arranged ? 'counted' : isFiltered ? 'looked through' : 'sorted';
  const far = progress.isDone ? '' : isRunning ? `, ${percent(progress.share)} ${done}…` : ', stopped';
  if (arranged && isFiltered) return `${arranged.rowCount.toLocaleString('en')} of ${all} rows${far} · ${size}`;
  const columns = `${table.columns.length.toLocaleString('en')} ${table.columns.length === 1 ? 'column' : 'columns'}`;
  return `${all} ${counted.rowCount === 1 && counted.isWhole ? 'row' : 'rows'}${far} × ${columns} · ${size}`;
}

function percent(share: number): string {
  return `${Math.floor(share * 100)} %`;
}
