import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { cellContent } from './cell.ts';
import type { TableColumn } from './columns.ts';
import { groupCell, groupName } from './groupCells.ts';
import type { HeldLine } from './rowBook.ts';
import { runName } from './runName.ts';
import type { Session } from './session.ts';
import type { DrawnColumns } from './table.ts';
import { headHeight, rowHeight } from './windows.ts';

/** A row, or the place where one will be. Drawn anew only when something of it changed: while one scrolls, most rows stay as they are. */
export function tableRow(row: number, session: Session, drawn: DrawnColumns): TemplateResult {
  const { book, selection, grid, plots } = session;
  const line = book.lineAt(row);
  const isSelected = line?.kind === 'run' && selection.has(line.id);
  const isHovered = line?.kind === 'run' && plots.hovered === line.id;
  const active = grid.active.row === row ? grid.active.column : -1;
  return html`${guard([line, isSelected, isHovered, active, drawn.key], () => rowOf(row, line, session, drawn))}`;
}

function rowOf(
  row: number,
  line: HeldLine | undefined,
  session: Session,
  { pinned, scrolling, from }: DrawnColumns,
): TemplateResult {
  const cells = [
    ...pinned.map((column, index) => pinnedCell(column, index, pinned, row, line, session)),
    ...scrolling.map((column, index) => scrollingCell(column, from + index, index === 0, row, line, session)),
  ];
  const place = line?.place;
  return html`<div
    class="grid-row ${classesOf(line, session)}"
    role="row"
    data-row=${row}
    aria-rowindex=${row + 2}
    aria-level=${ifDefined(place?.level)}
    aria-posinset=${ifDefined(place?.position)}
    aria-setsize=${ifDefined(place?.setSize)}
    aria-expanded=${ifDefined(place?.isOpen)}
    aria-selected=${ifDefined(line?.kind === 'run' ? session.selection.has(line.id) : undefined)}
    .style=${`transform: translateY(${headHeight + row * rowHeight}px)`}
  >
    ${cells}
  </div>`;
}

function classesOf(line: HeldLine | undefined, { selection, plots }: Session): string {
  if (line?.kind !== 'run') return line ? 'group' : '';
  return [
    ...(selection.has(line.id) ? ['selected'] : []),
    ...(plots.hovered === line.id ? ['hovered'] : []),
    ...(line.isDeleted ? ['deleted'] : []),
    ...(line.isContext ? ['context'] : []),
  ].join(' ');
}

function pinnedCell(
  column: TableColumn,
  index: number,
  pinned: readonly TableColumn[],
  row: number,
  line: HeldLine | undefined,
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
      ${contentOf(column, line, session)}
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
    ${nameOf(line, session)}
  </div>`;
}

function scrollingCell(
  column: TableColumn,
  at: number,
  isFirst: boolean,
  row: number,
  line: HeldLine | undefined,
  session: Session,
): TemplateResult {
  return html`<div
    class="cell ${column.isRight ? 'right' : ''} ${isFirst ? 'first' : ''}"
    role="gridcell"
    aria-colindex=${at + 1}
    data-column=${at}
    tabindex=${tabIndex(session, row, at)}
  >
    ${contentOf(column, line, session)}
  </div>`;
}

function nameOf(line: HeldLine | undefined, session: Session): TemplateResult {
  if (!line) return html`<span class="dim">…</span>`;
  return line.kind === 'group' ? groupName(line) : runName(line, session);
}

function contentOf(column: TableColumn, line: HeldLine | undefined, { content }: Session): TemplateResult | string {
  if (!line) return '';
  return line.kind === 'group' ? groupCell(column, line, content.layout.statistic) : cellContent(column, line);
}

function tabIndex({ grid }: Session, row: number, column: number): number {
  return grid.active.row === row && grid.active.column === column ? 0 : -1;
}
