import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import { plainText } from '../../src/base/plainText.ts';
import { sentenceOf } from '../../src/base/sentenceOf.ts';
import { remembered } from '../common/remembered.ts';
import { lines } from '../run/longText.ts';
import type { HeldRow } from './rowBook.ts';
import type { RowsShape } from './rowsShape.ts';
import type { Session } from './session.ts';

/** All of what stands in the chosen cell. */
export function wholeCell(session: Session, { columns }: RowsShape): TemplateResult {
  const { line, column } = session.place.active;
  const held = session.book.at(line);
  const name = columns[column]?.name;
  return html`<div class="whole whole-cell" role="region" aria-label="All of the chosen cell">
    ${
      held && name !== undefined
        ? html`<p class="dim">${plainText(name, 100)}, row ${(held.number + 1).toLocaleString('en')}</p>
            ${until(wholeText(session, held, line, column), html`<p class="dim">…</p>`)}`
        : html`<p class="dim">Choose a cell to see all of it.</p>`
    }
  </div>`;
}

/** Asked for when the cell had only its beginning. */
const wholeText = remembered(
  async (session: Session, held: HeldRow, row: number, column: number): Promise<TemplateResult> => {
    const value = held.values[column - held.fromColumn];
    if (value === null || value === undefined || value === '')
      return html`<p class="dim">${value === null ? 'null' : 'empty'}</p>`;
    if (typeof value !== 'string' || !value.endsWith('…')) return lines(String(value));
    try {
      return lines(await session.host.ask('cell', { arrangement: session.arrangement, row, column }));
    } catch (error) {
      return html`<p>${sentenceOf(error)}</p>`;
    }
  },
);

/** Exactly what stands in the cell with the focus; of a head its name. */
export function copyCell({ place, book, host, attempt, table, arrangement }: Session): void {
  const { line, column } = place.active;
  const held = book.at(line);
  if (line < 0) {
    const name = table.columns[column]?.name;
    if (name !== undefined) attempt(host.ask('copy', { text: name }));
  } else if (column < 0) attempt(host.ask('copy', { text: String((held?.number ?? line) + 1) }));
  else attempt(host.ask('cell', { arrangement, row: line, column }).then((text) => host.ask('copy', { text })));
}
