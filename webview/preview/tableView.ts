import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { rowsShape } from './rowsShape.ts';
import { rowsGrid } from './rowsGrid.ts';
import type { Session } from './session.ts';
import { tableBar } from './tableBar.ts';
import { wholeCell } from './wholeCell.ts';

/** The rows of a table, and which of them are shown. */
export function tableView(session: Session): TemplateResult {
  const { table, arranging, book } = session;
  const { rowCount, isDone } = arranging.progress;
  const shape = rowsShape(table, session.widths, rowCount, isDone ? 0 : session.rowsBefore);
  const failure = arranging.failure ?? book.failure;
  return html`${tableBar(session, shape)}
  ${table.notes.map((note) => html`<p class="note dim">${plainText(note, 400)}</p>`)}
  ${
    failure === undefined
      ? ''
      : html`<div class="band" role="alert">
          <span>${failure}</span
          ><button class="link" @click=${() => (arranging.failure ? session.arrange({}) : book.tryAgain())}>
            Try Again
          </button>
        </div>`
  }
  ${rowsGrid(session, shape)}
  ${
    rowCount === 0 && isDone
      ? html`<p class="nothing dim" role="status">
          ${table.counted.rowCount === 0 ? 'There are no rows.' : 'No row is like that.'}
        </p>`
      : ''
  }
  ${wholeCell(session, shape)}`;
}
