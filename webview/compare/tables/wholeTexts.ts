import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import { tableValue, type ComparedTableRow } from '../../../src/compare/comparedTables.ts';
import type { TableValue } from '../../../src/model/loggedTable.ts';
import { lineSample } from '../../charts/lineSample.ts';
import { lines } from '../../run/longText.ts';
import type { Session } from '../session.ts';
import type { Joined } from './joined.ts';
import type { JoinedShape, SeenColumn } from './joinedShape.ts';

/** More texts beside each other nobody reads. */
const mostTexts = 20;
const mostNames = 3;

/** All of what the chosen cell's column says in its row, in every run: each text once, with the runs that say it. */
export function wholeTexts(session: Session, joined: Joined, shape: JoinedShape): TemplateResult {
  const { active } = session.tables.place;
  const [row, seen] = [shape.rows[active.line], shape.columns[active.column]];
  const name = row && (seen ? seen.column.name : joined.keys.join(' · '));
  return html`<div
    class="whole whole-texts ${shape.hasTexts ? '' : 'short'}"
    role="region"
    aria-label="All of the chosen cell"
  >
    ${
      row && name !== ''
        ? html`<p class="dim">${plainText(name ?? '', 100)}</p>
            <div class="texts">${seen ? textsOf(row, seen, joined, session) : keysOf(row)}</div>`
        : html`<p class="dim">Choose a cell to see all of it.</p>`
    }
  </div>`;
}

function textsOf(row: ComparedTableRow, { column }: SeenColumn, joined: Joined, session: Session) {
  const { tables, runs } = joined;
  const saying = new Map<TableValue, number[]>();
  for (const which of tables.keys()) {
    const value = tableValue(tables, row, column, which);
    if (value !== undefined) saying.set(value, [...(saying.get(value) ?? []), which]);
  }
  const shown = [...saying].slice(0, mostTexts);
  return html`${shown.map(
    ([value, having]) =>
      html`<div class="text">
        <p class="of">
          ${having.slice(0, mostNames).map((which) => {
            const run = runs[which];
            return run ? html`${lineSample(session.lookOf(run.id))} <b>${plainText(run.name, 60)}</b> ` : '';
          })}
          ${having.length > mostNames ? html`<span class="dim">and ${having.length - mostNames} more</span>` : ''}
        </p>
        ${wholeOf(value)}
      </div>`,
  )}
  ${saying.size > shown.length ? html`<p class="dim">and ${saying.size - shown.length} more values</p>` : ''}`;
}

function keysOf({ key }: ComparedTableRow): readonly TemplateResult[] {
  return key.map((value) => html`<div class="text">${wholeOf(value)}</div>`);
}

function wholeOf(value: TableValue): TemplateResult {
  return value === '' ? html`<p class="dim">empty</p>` : lines(String(value));
}
