import { html, type TemplateResult } from 'lit';
import { plainText } from '../../../src/base/plainText.ts';
import { tableValue, type ComparedTableRow } from '../../../src/compare/comparedTables.ts';
import type { TableValue } from '../../../src/model/loggedTable.ts';
import type { Joined } from './joined.ts';
import type { SeenColumn } from './joinedShape.ts';

/** What stands in a cell; of a column that is seen once for all, what the first says that has the row. */
export function seenValue(joined: Joined, row: ComparedTableRow, { column, run }: SeenColumn): TableValue | undefined {
  const { tables } = joined;
  if (run !== undefined) return tableValue(tables, row, column, run);
  const having = [...tables.keys()].find((which) => tableValue(tables, row, column, which) !== undefined);
  return having === undefined ? undefined : tableValue(tables, row, column, having);
}

export function joinedCell(
  joined: Joined,
  row: ComparedTableRow,
  seen: SeenColumn,
  baseline: number | undefined,
): TemplateResult {
  const value = seenValue(joined, row, seen);
  if (value === undefined) {
    const isPart = seen.run !== undefined && joined.tables[seen.run]?.isPart === true;
    return isPart
      ? html`<span class="value dim" title="Not among the rows that were read">…</span>`
      : html`<span class="value dim" title="It has no such row">—</span>`;
  }
  if (value === null || value === '') return html`<span class="value dim">${value === null ? 'null' : 'empty'}</span>`;
  const base = baseline === undefined ? undefined : tableValue(joined.tables, row, seen.column, baseline);
  const isOther = seen.run !== undefined && base !== undefined && base !== value;
  const isNumber = typeof value === 'number';
  const text = isNumber && seen.format ? seen.format(value) : String(value);
  return html`<span
    class="value ${isNumber ? 'number' : ''} ${isOther ? 'other' : ''}"
    title=${plainText(String(value), 1_000)}
    >${plainText(text, 300)}</span
  >`;
}

/** The key of a row in one line. */
export function keyText({ key, nth }: ComparedTableRow): string {
  const text = key.map((value) => plainText(String(value), 300)).join(' · ');
  return nth === 0 ? text : `${text} (${nth + 1})`;
}
