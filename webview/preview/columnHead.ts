import { html, type TemplateResult } from 'lit';
import { plainText } from '../../src/base/plainText.ts';
import { openColumnPanel } from './columnPanel.ts';
import type { SeenColumn } from './rowsShape.ts';
import type { Session } from './session.ts';

/** The name of a column. A press sorts; its other button says what is in it and asks for some of it. */
export function columnHead(column: SeenColumn, at: number, isFirst: boolean, session: Session): TemplateResult {
  const { view, place } = session;
  const sort = view.sort?.column === at ? view.sort : undefined;
  const direction = sort ? (sort.descending ? 'descending' : 'ascending') : 'none';
  const isAsked = view.asked.some((one) => one.column === at);
  const name = plainText(column.name, 200);
  const type = column.type ?? (column.isNumeric ? 'number' : 'text');
  return html`<div
    class="cell ${isFirst ? 'first' : ''} ${column.isNumeric ? 'number' : ''}"
    role="columnheader"
    aria-colindex=${at + 2}
    aria-sort=${direction}
    data-column=${at}
    tabindex=${place.isActive(-1, at) ? 0 : -1}
  >
    <button class="sorts" tabindex="-1" title=${`${name}\nPress to sort`} @click=${() => turnSort(at, session)}>
      <b>${name}</b>${sort ? html`<span aria-hidden="true">${sort.descending ? '▼' : '▲'}</span>` : ''}
    </button>
    <span class="dim type">${plainText(type, 60)}</span>
    <button
      class="more ${isAsked ? 'on' : ''}"
      tabindex="-1"
      aria-haspopup="dialog"
      aria-label=${`What is in ${name}${isAsked ? ', which is filtered' : ''}`}
      title="What is in it, and filter (M)"
      @click=${(event: Event) => openColumnPanel(event.currentTarget as HTMLElement, at, session)}
    >
      ⋯
    </button>
  </div>`;
}

/** Ascending, descending, as the file has it, and so on. */
export function turnSort(column: number, { view, arrange }: Session): void {
  const { sort } = view;
  if (sort?.column !== column) arrange({ sort: { column, descending: false } });
  else arrange({ sort: sort.descending ? undefined : { column, descending: true } });
}
