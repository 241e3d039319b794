import { html, type TemplateResult } from 'lit';
import { openMenu, whenReleased } from '../common/menu.ts';
import { columnItems } from './columnItems.ts';
import { historyItems } from './historyItems.ts';
import type { TableColumn } from './columns.ts';
import { columnDrag, resizing } from './columnDrag.ts';
import type { Session } from './session.ts';
import { orderOf, pressed } from './sorting.ts';
import type { DrawnColumns } from './table.ts';

/** The names of the columns. A press sorts, with Shift by one key more; a drag moves, an edge resizes, a menu has it all. */
export function headRow(session: Session, { pinned, scrolling, from, tracks }: DrawnColumns): TemplateResult {
  const lefts = pinned.map((_, index) => pinned.slice(0, index).reduce((sum, { width }) => sum + width, 0));
  return html`<div
    class="grid-row grid-head"
    role="row"
    data-row="-1"
    aria-rowindex="1"
    .style=${`grid-template-columns: ${tracks}`}
  >
    ${pinned.map((column, index) => headCell(column, index, `pinned ${index === 0 ? 'name' : ''}`, session, `left: ${lefts[index] ?? 0}px`))}
    ${scrolling.map((column, index) => headCell(column, from + index, '', session, index === 0 ? `grid-column-start: ${pinned.length + 2}` : ''))}
  </div>`;
}

function headCell(column: TableColumn, at: number, classes: string, session: Session, style: string): TemplateResult {
  const { grid, content } = session;
  const { title, isRight, canSort, direction } = column;
  const order = orderOf(content.search.sort, column.column);
  const isActive = grid.active.row === -1 && grid.active.column === at;
  const drag = columnDrag(column, session);
  const sorted = order === undefined ? 'none' : order.descending ? 'descending' : 'ascending';
  return html`<div
    class="cell ${classes} ${isRight ? 'right' : ''} ${drag.classes}"
    role="columnheader"
    aria-colindex=${at + 1}
    aria-sort=${order?.at === 0 ? sorted : order ? 'other' : 'none'}
    data-head=${at}
    .style=${style}
    @dragover=${drag.over}
    @dragleave=${drag.leave}
    @drop=${drag.drop}
    @contextmenu=${(event: MouseEvent) => {
      event.preventDefault();
      whenReleased(event, () => openColumnMenu(at, session));
    }}
  >
    <button
      class="head-button"
      data-column=${at}
      tabindex=${isActive ? 0 : -1}
      draggable=${at === 0 ? 'false' : 'true'}
      title=${titleOf(column, sorted)}
      @dragstart=${drag.start}
      @click=${(event: MouseEvent) => {
        grid.active = { row: -1, column: at };
        if (canSort) session.search({ sort: pressed(content.search.sort, column.column, event.shiftKey) });
      }}
    >
      <span class="text">${title}</span>${
        direction === undefined
          ? ''
          : html`<span class="dim" aria-hidden="true">${direction === 'lower' ? '↓' : '↑'}</span
              ><span class="unseen">, ${direction} is better</span>`
      }${
        order === undefined
          ? ''
          : html`<span class="sort" aria-hidden="true"
                >${order.descending ? '▼' : '▲'}${content.search.sort.length > 1 ? order.at + 1 : ''}</span
              ><span class="unseen">, sorted ${sorted}${order.at > 0 ? `, key ${order.at + 1}` : ''}</span>`
      }
    </button>
    <span
      class="edge"
      aria-hidden="true"
      @pointerdown=${(event: PointerEvent) => resizing(event, column, session)}
    ></span>
  </div>`;
}

/** Opens what can be done with a column under its head. */
export function openColumnMenu(at: number, session: Session): void {
  const column = session.columns[at];
  const button = document.querySelector<HTMLElement>(`.grid-head [data-column="${at}"]`);
  if (column && button)
    openMenu(button, `Column ${column.title}`, [...columnItems(column, session), ...historyItems(column, session)]);
}

function titleOf({ key, direction, facts }: TableColumn, sorted: string): string {
  return [
    key,
    ...(direction ? [`${direction} is better, as its name says`] : []),
    ...(facts?.min !== undefined && facts.max !== undefined ? [`from ${facts.min} to ${facts.max}`] : []),
    ...(sorted === 'none' ? [] : [`sorted ${sorted}`]),
    'Shift adds a sort key; right click or M for more',
  ].join('\n');
}
