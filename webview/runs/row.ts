import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { plainText } from '../../src/base/plainText.ts';
import { statusWord } from '../../src/model/words.ts';
import { statusShape } from '../common/statusShape.ts';
import { cellContent } from './cell.ts';
import type { TableColumn } from './columns.ts';
import type { HeldRow } from './rowBook.ts';
import type { Session } from './session.ts';
import type { DrawnColumns } from './table.ts';
import { headHeight, rowHeight } from './windows.ts';

/** A run, or the place where one will be. Drawn anew only when something of it changed: while one scrolls, most rows stay as they are. */
export function tableRow(row: number, session: Session, drawn: DrawnColumns): TemplateResult {
  const { book, selection, grid, plots } = session;
  const held = book.at(row);
  const isSelected = held !== undefined && selection.has(held.id);
  const isHovered = held !== undefined && plots.hovered === held.id;
  const active = grid.active.row === row ? grid.active.column : -1;
  return html`${guard([held, isSelected, isHovered, active, drawn.key], () => rowOf(row, held, isSelected, session, drawn))}`;
}

function rowOf(
  row: number,
  held: HeldRow | undefined,
  isSelected: boolean,
  session: Session,
  { pinned, scrolling, from }: DrawnColumns,
): TemplateResult {
  const cells = [
    ...pinned.map((column, index) => pinnedCell(column, index, pinned, row, held, session)),
    ...scrolling.map((column, index) => scrollingCell(column, from + index, index === 0, row, held, session)),
  ];
  return html`<div
    class="grid-row ${isSelected ? 'selected' : ''} ${held?.isDeleted ? 'deleted' : ''} ${held && session.plots.hovered === held.id ? 'hovered' : ''}"
    role="row"
    data-row=${row}
    aria-rowindex=${row + 2}
    aria-selected=${isSelected}
    .style=${`transform: translateY(${headHeight + row * rowHeight}px)`}
  >
    ${cells}
  </div>`;
}

function pinnedCell(
  column: TableColumn,
  index: number,
  pinned: readonly TableColumn[],
  row: number,
  held: HeldRow | undefined,
  session: Session,
): TemplateResult {
  const left = pinned.slice(0, index).reduce((sum, { width }) => sum + width, 0);
  const tab = tabIndex(session, row, index);
  if (index > 0) {
    return html`<div
      class="cell pinned ${column.isRight ? 'right' : ''}"
      role="gridcell"
      aria-colindex=${index + 1}
      data-column=${index}
      tabindex=${tab}
      .style=${`left: ${left}px`}
    >
      ${held ? cellContent(column, held) : ''}
    </div>`;
  }
  return html`<div
    class="cell pinned name"
    role="rowheader"
    aria-colindex="1"
    data-column="0"
    tabindex=${tab}
    .style=${'left: 0px'}
  >
    ${held ? nameContent(held) : html`<span class="dim">…</span>`}
  </div>`;
}

function scrollingCell(
  column: TableColumn,
  at: number,
  isFirst: boolean,
  row: number,
  held: HeldRow | undefined,
  session: Session,
): TemplateResult {
  return html`<div
    class="cell ${column.isRight ? 'right' : ''} ${isFirst ? 'first' : ''}"
    role="gridcell"
    aria-colindex=${at + 1}
    data-column=${at}
    tabindex=${tabIndex(session, row, at)}
  >
    ${held ? cellContent(column, held) : ''}
  </div>`;
}

function nameContent({ name, status, isLive, isNested, isDeleted }: HeldRow): TemplateResult {
  const shown = plainText(name, 200);
  const words = [statusWord(status), ...(isNested ? ['nested'] : []), ...(isDeleted ? ['deleted'] : [])].join(', ');
  return html`<span class="box" aria-hidden="true"></span>${statusShape(status)}<span class="unseen">${words}: </span
    >${isLive ? html`<span class="dot good live-dot" aria-hidden="true"></span>` : ''}<span
      class="text"
      title="${shown} · ${words}"
      >${shown}</span
    >`;
}

function tabIndex({ grid }: Session, row: number, column: number): number {
  return grid.active.row === row && grid.active.column === column ? 0 : -1;
}
