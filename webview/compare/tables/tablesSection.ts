import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { plainText } from '../../../src/base/plainText.ts';
import { matches } from '../../common/matches.ts';
import { choice } from '../../common/fields.ts';
import type { Session } from '../session.ts';
import { columnPickers } from './columnPickers.ts';
import type { Joined } from './joined.ts';
import { joinedGrid } from './joinedGrid.ts';
import { joinedShape } from './joinedShape.ts';
import { tableNotes } from './tableNotes.ts';
import { wholeTexts } from './wholeTexts.ts';

/** The tables that the runs logged, row beside row. Nothing where no two runs have one of the same path. */
export function tablesSection(session: Session): TemplateResult | '' {
  const { tables, view } = session;
  const { path, paths, joined, attach } = tables;
  if (path === undefined || !paths.some(matches(view.search))) return '';
  tables.read();
  if (joined) tables.revealFirst();
  return html`<section class="tables" aria-label="Tables" ${ref(attach)}>
    <header>
      <h2>Tables</h2>
      ${
        paths.length === 1
          ? html`<b class="name" title=${plainText(path)}>${plainText(path, 60)}</b>`
          : choice({
              label: 'table',
              value: path,
              names: paths.map((one) => [one, plainText(one, 60)] as const),
              choose: tables.choose,
            })
      }
      ${joined && joined.rows.length > 0 ? columnPickers(joined, session) : ''}
      <span class="dim" role="status">${countWords(session, joined)}</span>
      ${tables.book.left > 0 ? html`<button class="link" @click=${tables.book.cancel}>Cancel</button>` : ''}
    </header>
    ${tableNotes(session, joined)} ${joined ? rowsOf(session, joined) : ''}
  </section>`;
}

function countWords({ tables }: Session, joined: Joined | undefined): string {
  const { runs, book } = tables;
  if (!joined) return book.left > 0 ? `reading ${runs.length - book.left + 1} of ${runs.length}…` : '';
  if (joined.rows.length === 0) return '';
  const differing = joined.rows.filter(({ differs }) => differs).length;
  return `${differing.toLocaleString('en')} of ${joined.rows.length.toLocaleString('en')} rows differ`;
}

function rowsOf(session: Session, joined: Joined): TemplateResult | '' {
  if (joined.rows.length === 0) return '';
  const shape = joinedShape(joined, session.view.onlyDiffering, session.place.seen.width - 26);
  if (shape.rows.length === 0) {
    return html`<p class="dim">
      No row differs.
      <button class="link" @click=${() => session.look({ onlyDiffering: false })}>Show All</button>
    </p>`;
  }
  return html`${joinedGrid(session, joined, shape)} ${wholeTexts(session, joined, shape)}`;
}
