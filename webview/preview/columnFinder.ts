import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { textOf } from '../common/fields.ts';
import type { RowsShape } from './rowsShape.ts';
import type { Session } from './session.ts';

/** So many one finds by looking. */
const fewColumns = 12;

/** A field for the name of a column that is far away: Enter goes to the next one like it. */
export function columnFinder(session: Session, shape: RowsShape): TemplateResult | '' {
  if (shape.columns.length <= fewColumns) return '';
  return html`<input
    class="field"
    type="search"
    placeholder="Go to column"
    aria-label="Go to column"
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter') goToColumn(textOf(event), session, shape);
    }}
  />`;
}

function goToColumn(asked: string, session: Session, shape: RowsShape): void {
  const { place, attempts } = session;
  const { length } = shape.columns;
  const words = asked.trim().toLowerCase();
  if (words === '') return;
  for (let step = 1; step <= length; step++) {
    const column = (Math.max(0, place.active.column) + step) % length;
    if (!shape.columns[column]?.name.toLowerCase().includes(words)) continue;
    attempts.say(undefined);
    place.go({ line: -1, column }, shape);
    return;
  }
  attempts.say(`No column is called like “${plainText(asked.trim(), 60)}”.`);
}
